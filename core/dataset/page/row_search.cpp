#include "core/dataset/page/row_search.h"

#include "core/base/text.h"
#include "core/dataset/page/row_cells.h"
#include "core/dataset/read/folder_reader.h"

#include <algorithm>
#include <optional>

namespace ledgerloom {

namespace {

class Searcher {
public:
    Searcher(const SearchedTable& table, const RowSearch& search, MatchList& matches)
        : m_table(table),
          m_search(search),
          m_matches(matches),
          m_pool(std::make_shared<BudgetPool>(table.work.budget, "rows that are searched")),
          m_cells(table.columns) {}

    Result<void> prepare() {
        for (const RowCondition& condition : m_search.conditions) {
            const auto found = std::find(m_table.columns.begin(), m_table.columns.end(), condition.column);
            if (found == m_table.columns.end())
                return Error{.code = ErrorCode::badInput,
                             .message = "the table has no column " + quotedText(condition.column)};
            m_places.push_back(static_cast<std::size_t>(found - m_table.columns.begin()));
        }
        return {};
    }

    /// Whether there may be more; `rows` goes to the end of the file.
    Result<bool> file(std::size_t number, WorkProgress& done, const RowSource::Stop& stop, const RowSource::Told& told,
                      std::uint64_t& rows);
    bool enough() const { return m_matches.count() >= m_search.mostMatches; }

private:
    Result<std::unique_ptr<RowReader>> open(std::size_t number, TextPlace from);
    Result<bool> look(const arrow::RecordBatch& batch, std::uint64_t firstRow);
    bool fits(std::int64_t row);

    const SearchedTable& m_table;
    const RowSearch& m_search;
    MatchList& m_matches;
    std::shared_ptr<BudgetPool> m_pool; ///< outlives the readers and the cells
    RowCells m_cells;
    std::vector<std::size_t> m_places; ///< columns of the conditions
};

bool Searcher::fits(std::int64_t row) {
    if (m_search.fraudOnly && !m_cells.fraud(row))
        return false;
    for (std::size_t i = 0; i < m_places.size(); ++i)
        if (m_cells.isNull(m_places[i], row) || m_cells.text(m_places[i], row) != m_search.conditions[i].text)
            return false;
    return true;
}

Result<bool> Searcher::look(const arrow::RecordBatch& batch, std::uint64_t firstRow) {
    m_cells.bind(batch);
    for (std::int64_t row = 0; row < batch.num_rows() && !enough(); ++row) {
        const std::uint64_t number = firstRow + static_cast<std::uint64_t>(row);
        if (number < m_search.fromRow || !fits(row))
            continue;
        if (auto added = m_matches.add(number); !added)
            return added.error();
    }
    return !enough();
}

Result<std::unique_ptr<RowReader>> Searcher::open(std::size_t number, TextPlace from) {
    const std::string& path = m_table.files.paths[number];
    const auto encoding = encodingOf(m_table.work.files, path);
    if (!encoding)
        return encoding.error();
    ReadRequest request{.path = path, .pool = m_pool, .from = from};
    if (encoding->isText())
        request.columns = m_table.files.columns;
    auto reader = RowReader::open(m_table.work, request);
    if (!reader)
        return reader;
    return inFolders(std::move(reader).value(), m_table.files.folders, path, m_pool);
}

Result<bool> Searcher::file(std::size_t number, WorkProgress& done, const RowSource::Stop& stop,
                            const RowSource::Told& told, std::uint64_t& rows) {
    FileStatus found;
    m_table.work.files.status(m_table.files.paths[number], found);
    const std::uint64_t first = m_table.index.firstRow(number);
    if (found.kind == FileKind::file && found.bytes == 0)
        return true;
    TextPlace from;
    std::uint64_t base = 0;
    if (const auto place = m_table.index.find(m_search.fromRow); place && place->file == number) {
        from = place->place;
        base = place->nearest;
    }
    auto reader = open(number, from);
    if (!reader)
        return reader.error();
    const std::uint64_t before = done.bytesDone;
    RowChunk chunk;
    for (;;) {
        if (stop && stop())
            return Error{.code = ErrorCode::cancelled, .message = "stopped as asked"};
        if (auto on = m_table.work.mayGoOn(done); !on)
            return on.error();
        const auto more = (*reader)->next(chunk);
        if (!more)
            return more.error();
        if (!*more)
            break;
        rows = base + chunk.firstRow - 1 + (chunk.rows ? static_cast<std::uint64_t>(chunk.rows->num_rows()) : 1);
        if (chunk.rows)
            if (auto on = look(*chunk.rows, first + base + chunk.firstRow - 1); !on || !*on)
                return on;
        done.bytesDone = before + (*reader)->fileBytes();
        done.rows = first + rows;
        if (told)
            told(done);
    }
    constexpr std::uint64_t farthest = std::uint64_t{1} << 62U;
    if (const auto end = (*reader)->seek(farthest); end) // blank lines at its end count
        rows = std::max(rows, base + *end);
    done.bytesDone = before + found.bytes;
    return true;
}

/// The one file that is to be read, where its rows have their numbers already.
std::optional<std::size_t> onlyFile(const SearchedTable& table, const RowSearch& search) {
    for (const RowCondition& condition : search.conditions)
        if (const auto file = table.files.only ? table.files.only(condition) : std::nullopt;
            file && *file < table.index.nextFile())
            return file;
    return std::nullopt;
}

} // namespace

Result<void> searchRows(const SearchedTable& table, const RowSearch& search, MatchList& matches,
                        const RowSource::Stop& stop, const RowSource::Told& told) {
    Searcher searcher(table, search, matches);
    if (auto prepared = searcher.prepare(); !prepared)
        return prepared;
    if (const auto only = onlyFile(table, search)) {
        FileStatus found;
        table.work.files.status(table.files.paths[*only], found);
        WorkProgress done{.bytesDone = 0, .bytesTotal = found.bytes, .rows = 0};
        std::uint64_t rows = 0;
        const auto read = searcher.file(*only, done, stop, told, rows);
        if (!read && (read.error().code == ErrorCode::cancelled || read.error().code == ErrorCode::memory))
            return read.error();
        // Who looks for one row should hear of it, wherever it has got to.
        if (read && (matches.count() > 0 || search.mostMatches > 1))
            return {};
    }
    WorkProgress done{.bytesDone = 0, .bytesTotal = table.files.bytes, .rows = 0};
    for (std::size_t file = 0; file < table.files.paths.size() && !searcher.enough(); ++file) {
        const bool known = file < table.index.nextFile();
        if (known && table.index.firstRow(file + 1) <= search.fromRow) {
            FileStatus found;
            table.work.files.status(table.files.paths[file], found);
            done.bytesDone += found.bytes;
            continue;
        }
        std::uint64_t rows = 0;
        const auto more = searcher.file(file, done, stop, told, rows);
        const ErrorCode code = more ? ErrorCode::failed : more.error().code;
        if (code == ErrorCode::cancelled || code == ErrorCode::memory)
            return more.error();
        if (more && !*more)
            break;
        table.index.counted(file, rows, true); // a file that cannot be read ends where it cannot
    }
    return {};
}

} // namespace ledgerloom
