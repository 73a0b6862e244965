#include "core/dataset/page/table_cursor.h"

#include "core/base/units.h"
#include "core/dataset/read/folder_reader.h"

#include <arrow/util/byte_size.h>

#include <algorithm>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::uint64_t farthest = std::uint64_t{1} << 62U;

} // namespace

TableCursor::TableCursor(const DatasetWork& work, const PagedFiles& files, RowIndex& index, std::uint64_t mostHeldBytes)
    : m_work(work),
      m_files(files),
      m_index(index),
      m_mostHeldBytes(mostHeldBytes),
      m_pool(std::make_shared<BudgetPool>(work.budget, "rows that are looked at")) {}

const RowPiece* TableCursor::held(std::uint64_t row) const {
    const auto behind = std::upper_bound(m_held.begin(), m_held.end(), row,
                                         [](std::uint64_t wanted, const RowPiece& p) { return wanted < p.firstRow; });
    if (behind == m_held.begin())
        return nullptr;
    const RowPiece& piece = *std::prev(behind);
    return row < piece.firstRow + piece.rows ? &piece : nullptr;
}

const RowPiece& TableCursor::hold(RowPiece piece) {
    std::uint64_t bytes = piece.bytes;
    for (const RowPiece& one : m_held)
        bytes += one.bytes;
    for (; !m_held.empty() && bytes > m_mostHeldBytes; m_held.pop_front())
        bytes -= m_held.front().bytes;
    m_held.push_back(std::move(piece));
    return m_held.back();
}

const RowPiece& TableCursor::blank(std::uint64_t row, std::string fault) {
    m_blank = {.firstRow = row, .rows = 1, .batch = nullptr, .fault = std::move(fault), .bytes = 0};
    return m_blank;
}

Result<const RowPiece*> TableCursor::at(std::uint64_t row, const RowSource::Stop& stop) {
    if (const RowPiece* piece = held(row))
        return piece;
    for (auto wanted = m_index.find(row); wanted; wanted = m_index.find(row)) {
        auto piece = look(*wanted, stop);
        if (!piece && piece.error().code == ErrorCode::memory && !m_held.empty()) {
            m_reader.reset();
            m_held.clear();
            piece = look(*wanted, stop);
        }
        if (piece && *piece)
            return piece;
        m_reader.reset();
        if (piece)
            continue; // it is in another file, as was found out by reading this one
        const ErrorCode code = piece.error().code;
        if (code == ErrorCode::memory || code == ErrorCode::cancelled)
            return piece.error();
        return &blank(row, piece.error().message);
    }
    return nullptr;
}

Result<const RowPiece*> TableCursor::look(const RowIndex::Row& wanted, const RowSource::Stop& stop) {
    const bool here = m_reader && m_file == wanted.file;
    if (!here || (m_text && (m_next > wanted.row || m_next < wanted.nearest))) {
        m_held.clear();
        if (auto opened = open(wanted.file, wanted.place, wanted.nearest); !opened)
            return opened.error();
    }
    if (auto passed = m_text ? passText(wanted.row, stop) : passBatches(wanted.row); !passed)
        return passed.error();
    return readTo(wanted.row, stop);
}

Result<void> TableCursor::open(std::size_t file, const TextPlace& from, std::uint64_t firstRow) {
    m_reader.reset();
    const auto encoding = encodingOf(m_work.files, m_files.paths[file]);
    if (!encoding)
        return encoding.error();
    m_text = encoding->isText();
    ReadRequest request{.path = m_files.paths[file], .columns = m_files.columns, .pool = m_pool, .from = from};
    if (!m_text)
        request.columns.clear();
    auto reader = RowReader::open(m_work, request);
    if (!reader && m_text && !from.isStart())
        return reader.error();
    if (!reader && m_text) { // of other columns than the first file
        request.columns.clear();
        reader = RowReader::open(m_work, request);
    }
    if (!reader)
        return reader.error();
    m_reader = inFolders(std::move(reader).value(), m_files.folders, m_files.paths[file], m_pool);
    m_file = file;
    m_base = firstRow;
    m_next = firstRow;
    return {};
}

Result<void> TableCursor::passBatches(std::uint64_t row) {
    const bool near = row >= m_next && row - m_next < m_index.step();
    if (near) // is read and held: the view may go there next
        return {};
    const auto there = m_reader->seek(row);
    if (!there)
        return there.error();
    if (*there < m_next)
        m_held.clear(); // what is held stands in its order
    m_next = *there;
    return {};
}

Result<void> TableCursor::passText(std::uint64_t row, const RowSource::Stop& stop) {
    while (m_next < row) {
        if (stop && stop())
            return Error{.code = ErrorCode::cancelled, .message = "no longer wanted"};
        const std::uint64_t step = m_index.step();
        const std::uint64_t to = std::min(row, (m_next / step + 1) * step);
        const auto there = m_reader->seek(to - m_base);
        if (!there)
            return there.error();
        m_next = *there + m_base;
        if (m_next != to)
            return {}; // the file ends before it, as readTo() will find
        if (const auto place = m_reader->place(); place && to % step == 0)
            m_index.addPlace(m_file, to, *place);
    }
    return {};
}

Result<const RowPiece*> TableCursor::readTo(std::uint64_t row, const RowSource::Stop& stop) {
    const std::uint64_t fileFirst = m_index.firstRow(m_file);
    for (;;) {
        if (stop && stop())
            return Error{.code = ErrorCode::cancelled, .message = "no longer wanted"};
        if (auto on = m_work.mayGoOn({}); !on)
            return on.error();
        RowChunk chunk;
        const auto more = m_reader->next(chunk);
        if (!more)
            return more.error();
        if (!*more)
            return endOfFile(row);
        const std::uint64_t first = m_base + chunk.firstRow - 1;
        if (chunk.rows && chunk.rows->num_rows() == 0)
            continue;
        const std::uint64_t count = chunk.rows ? static_cast<std::uint64_t>(chunk.rows->num_rows()) : 1;
        const std::uint64_t bytes =
            chunk.rows ? static_cast<std::uint64_t>(arrow::util::TotalBufferSize(*chunk.rows)) : chunk.fault.size();
        const RowPiece& piece = hold({.firstRow = fileFirst + first,
                                      .rows = count,
                                      .batch = std::move(chunk.rows),
                                      .fault = std::move(chunk.fault),
                                      .bytes = bytes});
        m_next = first + count;
        if (row < first)
            return &blank(fileFirst + row, "the line is empty");
        if (row < m_next)
            return &piece;
    }
}

Result<const RowPiece*> TableCursor::endOfFile(std::uint64_t row) {
    const auto end = m_reader->seek(farthest);
    if (!end)
        return end.error();
    const std::uint64_t rows = std::max(m_next, m_text ? m_base + *end : *end);
    m_index.counted(m_file, rows, true);
    const std::uint64_t tableRow = m_index.firstRow(m_file) + row;
    if (row < rows)
        return &blank(tableRow, "the line is empty");
    if (tableRow < m_index.firstRow(m_file + 1))
        return &blank(tableRow, m_files.paths[m_file] + " ends at row " + formatCount(rows) + ", before this one");
    return nullptr;
}

} // namespace ledgerloom
