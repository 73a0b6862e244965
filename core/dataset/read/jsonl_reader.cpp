#include "core/dataset/read/jsonl_reader.h"

#include "core/base/units.h"
#include "core/dataset/table_schema.h"

#include <algorithm>
#include <cstring>

namespace ledgerloom {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

bool isBlank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

} // namespace

Result<std::unique_ptr<RowReader>> JsonlReader::open(const DatasetWork& work, const ReadRequest& request,
                                                     TextView view) {
    auto reader = std::unique_ptr<JsonlReader>(new JsonlReader(work, request, std::move(view)));
    Result<std::vector<ReadColumn>> columns = request.columns;
    if (!request.from.isStart()) {
        if (auto there = reader->view().goTo(request.from); !there)
            return there.error();
    } else {
        columns = request.reading == RowOrigin::own ? reader->ownColumns() : reader->findColumns();
        if (!columns)
            return columns.error();
        if (!request.columns.empty())
            columns = request.columns;
    }
    reader->m_json.setColumns(*columns);
    reader->begin(*columns);
    return std::unique_ptr<RowReader>(std::move(reader));
}

Result<std::vector<ReadColumn>> JsonlReader::ownColumns() const {
    std::vector<ReadColumn> columns;
    if (const TableSchema* schema = knownSchema(request().table, request().switched.schema))
        for (const SchemaColumn& column : schema->columns)
            if (request().switched.has(column))
                columns.push_back({column.name, column.type});
    if (columns.empty())
        return Error{.code = ErrorCode::badInput, .message = request().table + " is no table of Ledgerloom's"};
    return columns;
}

Result<std::vector<ReadColumn>> JsonlReader::findColumns() {
    if (auto filled = fill(guessedBytes); !filled)
        return filled.error();
    std::string_view head = view().ahead();
    if (head.starts_with(byteOrderMark)) {
        head.remove_prefix(byteOrderMark.size());
        view().drop(byteOrderMark.size());
    }
    head = head.substr(0, guessedBytes);
    TypeGuess guess(false, request().types == RowTypes::asStored);
    bool any = false;
    for (std::size_t row = 0; row < guessedRows && !head.empty(); ++row) {
        const std::size_t end = head.find('\n');
        if (end == std::string_view::npos && any)
            break; // it may go on behind the head
        any = true;
        m_json.show(padded(head.substr(0, end)), guess);
        head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
    }
    auto columns = guess.columns();
    if (any && columns.empty())
        return Error{.code = ErrorCode::badInput,
                     .message = request().path + " is not made of JSON lines: its first rows hold no object. Name a "
                                                 "file of JSON lines, CSV, Parquet or Arrow"};
    return columns;
}

std::string_view JsonlReader::padded(std::string_view line) {
    if (view().padded(line))
        return line;
    m_tail.assign(line);
    m_tail.append(TextView::padding, '\0');
    return std::string_view(m_tail).substr(0, line.size());
}

Result<void> JsonlReader::makeRoom(std::size_t length) {
    constexpr std::size_t usual = std::size_t{32} << 10;
    const std::uint64_t needed = 4 * std::uint64_t{length}; // its end padded, its texts without escapes; doubled
    if (length <= usual || needed <= m_longLine.bytes())
        return {};
    auto room = work().budget.reserve(needed, "a long row of " + request().path);
    if (!room)
        return room.error();
    m_longLine = std::move(room).value();
    return {};
}

Result<std::size_t> JsonlReader::lineLength() {
    std::size_t searched = 0;
    for (;;) {
        const std::string_view ahead = view().ahead().substr(0, TextView::longestRow);
        const std::size_t found = ahead.find('\n', searched);
        if (found != std::string_view::npos)
            return found;
        if (view().full())
            return std::string::npos;
        searched = ahead.size();
        const auto more = view().more();
        if (!more)
            return more.error();
        if (!*more)
            return view().ahead().size();
    }
}

Result<TextReader::Row> JsonlReader::skipLine() {
    std::size_t length = 0;
    for (;;) {
        const std::string_view ahead = view().ahead();
        const std::size_t end = ahead.find('\n');
        const std::size_t gone = end == std::string_view::npos ? ahead.size() : end + 1;
        length += gone;
        view().drop(gone);
        if (end != std::string_view::npos)
            break;
        const auto more = view().more();
        if (!more)
            return more.error();
        if (!*more)
            break;
    }
    return Row{Row::Kind::bad,
               "the line has " + formatSize(length) + "; the longest that is read has " +
                   formatSize(TextView::longestRow, SizeStyle::binary),
               length};
}

Result<TextReader::Row> JsonlReader::nextRow() {
    const auto length = lineLength();
    if (!length)
        return length.error();
    if (*length == std::string::npos)
        return skipLine();
    const std::string_view line = view().ahead().substr(0, *length);
    if (line.size() == view().ahead().size() && line.empty())
        return Row{};
    const bool lastWithoutEnd = line.size() == view().ahead().size();
    Row row{Row::Kind::cells, {}, line.size() + 1};
    if (isBlank(line.substr(0, 1)) && isBlank(line))
        row.kind = request().reading == RowOrigin::own ? Row::Kind::bad : Row::Kind::blank;
    if (row.kind == Row::Kind::bad)
        row.bad = "the line is empty";
    if (row.kind == Row::Kind::cells) {
        if (auto room = makeRoom(line.size()); !room)
            return room.error();
        row.bad = m_json.parse(padded(line));
        if (row.bad.empty() && lastWithoutEnd && request().reading == RowOrigin::own)
            row.bad = "the file ends within this line: its line feed is missing";
        row.kind = row.bad.empty() ? Row::Kind::cells : Row::Kind::bad;
    }
    view().drop(std::min(row.bytes, view().ahead().size()));
    return row;
}

Result<bool> JsonlReader::passRow() {
    const auto length = lineLength();
    if (!length)
        return length.error();
    if (*length == std::string::npos) {
        const auto skipped = skipLine();
        return skipped ? Result<bool>(true) : Result<bool>(skipped.error());
    }
    const std::size_t ahead = view().ahead().size();
    if (ahead == 0)
        return false;
    view().drop(std::min(*length + 1, ahead));
    return true;
}

std::vector<std::string> JsonlReader::notes() const {
    std::vector<std::string> notes;
    for (const auto& [key, times] : m_json.strangers())
        notes.push_back("key \"" + key + "\" comes too late to be a column: it is in none of the first rows");
    return notes;
}

} // namespace ledgerloom
