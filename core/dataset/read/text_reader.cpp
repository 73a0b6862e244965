#include "core/dataset/read/text_reader.h"

#include "core/dataset/chunk_size.h"

namespace ledgerloom {

TextReader::TextReader(const DatasetWork& work, const ReadRequest& request, TextView view)
    : m_work(work),
      m_request(request),
      m_view(std::move(view)),
      m_optimalBytes(optimalChunkBytes(work.budget.stats().available, mostChunkBytes)),
      m_pool(request.pool ? request.pool : std::make_shared<BudgetPool>(work.budget, "rows of " + request.path)) {}

void TextReader::begin(const std::vector<ReadColumn>& columns) {
    m_builder.emplace(columns, m_pool->get());
    m_schema = m_builder->schema();
}

Result<void> TextReader::fill(std::size_t bytes) {
    while (m_view.ahead().size() < bytes) {
        const auto more = m_view.more();
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    return {};
}

Result<bool> TextReader::give(RowChunk& chunk) {
    chunk = {};
    if (m_builder->rows() > 0) {
        auto batch = m_builder->finish();
        if (!batch.ok())
            return arrowError(batch.status(), m_request.path);
        chunk.firstRow = m_firstRow;
        chunk.rows = std::move(batch).ValueUnsafe();
        return true;
    }
    if (m_bad.empty())
        return false;
    chunk.firstRow = m_row;
    chunk.fault = std::exchange(m_bad, {});
    return true;
}

Result<std::uint64_t> TextReader::seek(std::uint64_t row) {
    const std::uint64_t here = m_bad.empty() ? m_row : m_row - 1;
    if (row <= here)
        return here;
    m_bad.clear();
    while (m_row < row) {
        const auto passed = passRow();
        if (!passed)
            return passed.error();
        if (!*passed)
            break;
        ++m_row;
    }
    return m_row;
}

std::optional<TextPlace> TextReader::place() const {
    return m_bad.empty() ? std::optional(m_view.place()) : std::nullopt;
}

Result<bool> TextReader::next(RowChunk& chunk) {
    chunk = {};
    const std::uint64_t mostBytes = chunkBytesAt(m_work.levelNow(), m_optimalBytes);
    std::uint64_t bytes = 0;
    while (bytes < mostBytes && m_bad.empty()) {
        auto row = nextRow();
        if (!row)
            return row.error();
        if (row->kind == Row::Kind::end)
            break;
        ++m_row;
        bytes += row->bytes;
        if (row->kind == Row::Kind::cells) {
            if (m_builder->rows() == 0)
                m_firstRow = m_row;
            if (const auto added = m_builder->append(cells()); !added.ok())
                return arrowError(added, m_request.path);
        } else if (row->kind == Row::Kind::bad)
            m_bad = std::move(row->bad);
        else if (m_builder->rows() > 0)
            break;
    }
    auto given = give(chunk);
    if (given && !*given)
        if (auto intact = m_view.intact(); !intact)
            return intact.error();
    return given;
}

} // namespace ledgerloom
