#include "core/dataset/sort/row_sort.h"

#include "core/dataset/sort/sort_columns.h"

#include <queue>

#include <arrow/builder.h>
#include <arrow/compute/cast.h>
#include <arrow/compute/exec.h>
#include <arrow/io/memory.h>
#include <arrow/ipc/dictionary.h>
#include <arrow/ipc/reader.h>
#include <arrow/ipc/writer.h>
#include <arrow/util/byte_size.h>

#include <algorithm>
#include <optional>
#include <tuple>

namespace ledgerloom {

namespace {

constexpr std::int64_t rowsPerPage = 1'024;
constexpr std::uint64_t leastHeldBytes = std::uint64_t{1} << 20;
constexpr std::uint64_t mostWidth = 512;
constexpr const char* what = "sorting rows";

/// A row that is held, to be sorted.
struct Place {
    std::int64_t number = 0;
    std::uint32_t batch = 0;
    std::uint32_t row = 0;
};

/// Dictionaries as what they stand for: a page on disk has rows alone.
arrow::Result<std::shared_ptr<arrow::RecordBatch>> withoutDictionaries(const std::shared_ptr<arrow::RecordBatch>& rows,
                                                                       arrow::MemoryPool* pool) {
    arrow::ArrayVector columns = rows->columns();
    arrow::FieldVector fields = rows->schema()->fields();
    arrow::compute::ExecContext context(pool);
    context.set_use_threads(false);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i]->type_id() != arrow::Type::DICTIONARY)
            continue;
        const auto type = static_cast<const arrow::DictionaryType&>(*columns[i]->type()).value_type();
        ARROW_ASSIGN_OR_RAISE(auto cast, arrow::compute::Cast(arrow::Datum(columns[i]), type,
                                                              arrow::compute::CastOptions::Safe(), &context));
        columns[i] = cast.make_array();
        fields[i] = fields[i]->WithType(type);
    }
    return arrow::RecordBatch::Make(arrow::schema(fields, rows->schema()->metadata()), rows->num_rows(), columns);
}

} // namespace

/// Rows from here and there on their way into one batch; rows that follow one another are taken together.
class RowSort::Gathered {
public:
    Gathered(std::shared_ptr<arrow::Schema> schema, arrow::MemoryPool* pool) : m_schema(std::move(schema)) {
        for (const auto& field : m_schema->fields()) {
            m_builders.emplace_back();
            m_status &= arrow::MakeBuilder(pool, field->type(), &m_builders.back());
        }
    }

    arrow::Status add(const std::shared_ptr<arrow::RecordBatch>& rows, std::int64_t row) {
        ARROW_RETURN_NOT_OK(m_status);
        ++m_rows;
        if (rows == m_from && row == m_row + m_count) {
            ++m_count;
            return arrow::Status::OK();
        }
        ARROW_RETURN_NOT_OK(take());
        m_from = rows;
        m_row = row;
        m_count = 1;
        return arrow::Status::OK();
    }
    bool full() const { return m_rows == rowsPerPage; }
    std::int64_t rows() const { return m_rows; }

    arrow::Result<std::shared_ptr<arrow::RecordBatch>> finish() {
        ARROW_RETURN_NOT_OK(take());
        m_from.reset();
        m_count = 0;
        arrow::ArrayVector columns;
        for (const auto& builder : m_builders) {
            columns.emplace_back();
            ARROW_RETURN_NOT_OK(builder->Finish(&columns.back()));
        }
        return arrow::RecordBatch::Make(m_schema, std::exchange(m_rows, 0), std::move(columns));
    }

private:
    arrow::Status take() {
        for (std::size_t i = 0; m_count > 0 && i < m_builders.size(); ++i)
            ARROW_RETURN_NOT_OK(m_builders[i]->AppendArraySlice(
                arrow::ArraySpan(*m_from->column_data(static_cast<int>(i))), m_row, m_count));
        return arrow::Status::OK();
    }

    std::shared_ptr<arrow::Schema> m_schema;
    std::vector<std::unique_ptr<arrow::ArrayBuilder>> m_builders;
    arrow::Status m_status;
    std::shared_ptr<arrow::RecordBatch> m_from; ///< rows [m_row, m_row + m_count) of it are to be taken
    std::int64_t m_row = 0;
    std::int64_t m_count = 0;
    std::int64_t m_rows = 0;
};

/// A run as it is read back, page after page.
class RowSort::Cursor {
public:
    Cursor(const RowSort& sort, const Run& run) : m_sort(sort), m_run(run) {}

    /// Goes to the next row; false at the end.
    Result<bool> next() {
        if (m_page && ++m_row < m_page->num_rows())
            return true;
        if (m_at == m_run.size())
            return false;
        const Page& page = m_run[m_at++];
        m_columns.reset();
        m_page.reset();
        auto buffer = arrow::AllocateBuffer(static_cast<std::int64_t>(page.bytes), m_sort.m_pool->get());
        if (!buffer.ok())
            return arrowError(buffer.status(), what);
        std::shared_ptr<arrow::Buffer> bytes = std::move(buffer).ValueUnsafe();
        if (auto read =
                m_sort.m_scratch->readAt(page.offset, reinterpret_cast<char*>(bytes->mutable_data()), page.bytes);
            !read)
            return read.error();
        arrow::io::BufferReader reader(bytes);
        arrow::ipc::DictionaryMemo none;
        auto rows =
            arrow::ipc::ReadRecordBatch(m_sort.m_schema, &none, arrow::ipc::IpcReadOptions::Defaults(), &reader);
        if (!rows.ok())
            return arrowError(rows.status(), what);
        m_page = std::move(rows).ValueUnsafe();
        m_columns.emplace(*m_page, m_sort.m_key);
        m_row = 0;
        return true;
    }
    const std::shared_ptr<arrow::RecordBatch>& page() const { return m_page; }
    std::int64_t row() const { return m_row; }
    /// Whether this row comes behind the other's; rows that are alike stay in the order of their runs.
    bool isBehind(const Cursor& other, bool laterRun) const {
        const std::int64_t mine = m_columns->number(m_row);
        const std::int64_t theirs = other.m_columns->number(other.m_row);
        if (mine != theirs)
            return mine > theirs;
        const int texts = m_columns->compareTexts(m_row, *other.m_columns, other.m_row);
        return texts != 0 ? texts > 0 : laterRun;
    }

private:
    const RowSort& m_sort;
    const Run& m_run;
    std::size_t m_at = 0;
    std::shared_ptr<arrow::RecordBatch> m_page;
    std::optional<SortColumns> m_columns;
    std::int64_t m_row = 0;
};

RowSort::RowSort(const DatasetWork& work, std::shared_ptr<BudgetPool> pool, RowSortKey key, RowSortLimits limits)
    : m_work(work),
      m_pool(std::move(pool)),
      m_key(std::move(key)),
      m_limits(std::move(limits)),
      m_scratch(std::make_unique<Scratch>(work.files, m_limits.scratchFolder)),
      m_otherScratch(std::make_unique<Scratch>(work.files, m_limits.scratchFolder)) {
    m_limits.mostBytes = std::max(m_limits.mostBytes, leastHeldBytes);
}

Result<void> RowSort::add(const std::shared_ptr<arrow::RecordBatch>& rows) {
    auto plain = withoutDictionaries(rows, m_pool->get());
    if (!plain.ok())
        return arrowError(plain.status(), what);
    m_schema = m_schema ? m_schema : (*plain)->schema();
    m_held.push_back(*plain);
    m_heldRows += static_cast<std::uint64_t>(rows->num_rows());
    m_heldBytes += static_cast<std::uint64_t>(arrow::util::ReferencedBufferSize(**plain).ValueOr(0)) +
                   sizeof(Place) * static_cast<std::uint64_t>(rows->num_rows());
    return m_heldBytes >= m_limits.mostBytes ? spill() : Result<void>();
}

Result<void> RowSort::giveHeld(const Take& take) {
    auto memory = m_work.budget.reserve(m_heldRows * sizeof(Place), what);
    if (!memory)
        return memory.error();
    std::vector<Place> places;
    places.reserve(m_heldRows);
    std::vector<SortColumns> columns;
    for (std::uint32_t batch = 0; batch < m_held.size(); ++batch) {
        columns.emplace_back(*m_held[batch], m_key);
        for (std::int64_t row = 0; row < m_held[batch]->num_rows(); ++row)
            places.push_back({columns.back().number(row), batch, static_cast<std::uint32_t>(row)});
    }
    std::sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
        if (a.number != b.number)
            return a.number < b.number;
        const int texts = columns[a.batch].compareTexts(a.row, columns[b.batch], b.row);
        return texts != 0 ? texts < 0 : std::tie(a.batch, a.row) < std::tie(b.batch, b.row);
    });
    Gathered gathered(m_schema, m_pool->get());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto added = gathered.add(m_held[places[i].batch], places[i].row);
        if (!added.ok())
            return arrowError(added, what);
        if (!gathered.full() && i + 1 < places.size())
            continue;
        auto page = gathered.finish();
        if (!page.ok())
            return arrowError(page.status(), what);
        if (auto taken = take(*page); !taken)
            return taken;
    }
    return {};
}

Result<RowSort::Run> RowSort::writeRun(Scratch& scratch, const std::function<Result<void>(const Take&)>& rows) const {
    Run run;
    auto written = rows([&](const std::shared_ptr<arrow::RecordBatch>& page) -> Result<void> {
        arrow::ipc::IpcWriteOptions options = arrow::ipc::IpcWriteOptions::Defaults();
        options.memory_pool = m_pool->get();
        options.use_threads = false;
        const auto bytes = arrow::ipc::SerializeRecordBatch(*page, options);
        if (!bytes.ok())
            return arrowError(bytes.status(), what);
        const auto offset = scratch.append(std::string_view(**bytes));
        if (!offset)
            return offset.error();
        run.push_back({*offset, static_cast<std::uint64_t>((*bytes)->size())});
        return {};
    });
    return written ? Result<Run>(std::move(run)) : Result<Run>(written.error());
}

Result<void> RowSort::spill() {
    auto run = writeRun(*m_scratch, [this](const Take& take) { return giveHeld(take); });
    if (!run)
        return run.error();
    for (const Page& page : *run)
        m_pageBytes = std::max(m_pageBytes, page.bytes);
    m_runs.push_back(std::move(run).value());
    m_held.clear();
    m_heldBytes = m_heldRows = 0;
    return {};
}

std::uint64_t RowSort::width() const {
    if (m_limits.mergeWidth > 0)
        return std::max<std::uint64_t>(m_limits.mergeWidth, 2);
    return std::clamp<std::uint64_t>(m_limits.mostBytes / std::max<std::uint64_t>(m_pageBytes, 1), 2, mostWidth);
}

Result<void> RowSort::merge(std::size_t first, std::size_t count, const WorkProgress& done, const Take& take) {
    std::vector<Cursor> cursors;
    const auto behind = [&](std::size_t a, std::size_t b) { return cursors[a].isBehind(cursors[b], a > b); };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(behind)> next(behind);
    cursors.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto more = cursors.emplace_back(*this, m_runs[first + i]).next();
        if (!more)
            return more.error();
        if (*more)
            next.push(i);
    }
    Gathered gathered(m_schema, m_pool->get());
    while (!next.empty()) {
        const std::size_t i = next.top();
        next.pop();
        const auto added = gathered.add(cursors[i].page(), cursors[i].row());
        if (!added.ok())
            return arrowError(added, what);
        const auto more = cursors[i].next();
        if (!more)
            return more.error();
        if (*more)
            next.push(i);
        if (!gathered.full() && !next.empty())
            continue;
        if (auto on = m_work.mayGoOn(done); !on)
            return on;
        if (m_work.progress)
            m_work.progress(done);
        auto page = gathered.finish();
        if (!page.ok())
            return arrowError(page.status(), what);
        if (auto taken = take(*page); !taken)
            return taken;
    }
    return {};
}

/// Merges every `width` runs into one.
Result<void> RowSort::mergePass(std::uint64_t width, const WorkProgress& done) {
    std::vector<Run> longer;
    for (std::size_t first = 0; first < m_runs.size(); first += width) {
        const std::size_t count = std::min<std::size_t>(width, m_runs.size() - first);
        auto run = writeRun(*m_otherScratch, [&](const Take& take) { return merge(first, count, done, take); });
        if (!run)
            return run.error();
        longer.push_back(std::move(run).value());
    }
    m_runs = std::move(longer);
    std::swap(m_scratch, m_otherScratch);
    m_otherScratch->clear();
    return {};
}

Result<void> RowSort::drain(const WorkProgress& done, const Take& take) {
    m_passes = 0;
    if (m_runs.empty()) {
        auto given = m_held.empty() ? Result<void>() : giveHeld(take);
        m_held.clear();
        m_heldBytes = m_heldRows = 0;
        return given;
    }
    if (!m_held.empty())
        if (auto spilled = spill(); !spilled)
            return spilled;
    for (; m_runs.size() > width(); ++m_passes)
        if (auto merged = mergePass(width(), done); !merged)
            return merged;
    ++m_passes;
    auto merged = merge(0, m_runs.size(), done, take);
    m_runs.clear();
    m_scratch->clear();
    return merged;
}

} // namespace ledgerloom
