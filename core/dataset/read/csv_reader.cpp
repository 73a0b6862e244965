#include "core/dataset/read/csv_reader.h"

#include "core/base/text.h"
#include "core/base/units.h"
#include "core/dataset/read/type_guess.h"
#include "core/dataset/table_schema.h"

#include <algorithm>
#include <set>
namespace ledgerloom {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t mostColumns = 10'000;

char likelySeparator(std::string_view header) {
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char separator : {',', ';', '\t', '|'}) {
        const auto count = std::count(header.begin(), header.end(), separator);
        if (count > most) {
            most = count;
            best = separator;
        }
    }
    return best;
}

} // namespace

Result<std::unique_ptr<RowReader>> CsvReader::open(const DatasetWork& work, const ReadRequest& request, TextView view) {
    auto reader = std::unique_ptr<CsvReader>(new CsvReader(work, request, std::move(view)));
    if (auto header = reader->readHeader(); !header)
        return header.error();
    Result<std::vector<ReadColumn>> columns = request.columns;
    if (request.from.isStart())
        columns = request.reading == RowOrigin::own ? reader->ownColumns() : reader->findColumns();
    if (!columns)
        return columns.error();
    if (!request.columns.empty())
        columns = reader->givenColumns();
    if (!columns)
        return columns.error();
    if (!request.from.isStart())
        if (auto there = reader->view().goTo(request.from); !there)
            return there.error();
    reader->m_columns = *columns;
    reader->m_cells.resize(columns->size());
    reader->begin(*columns);
    return std::unique_ptr<RowReader>(std::move(reader));
}

Result<void> CsvReader::readHeader() {
    if (auto filled = fill(guessedBytes); !filled)
        return filled;
    if (view().ahead().starts_with(byteOrderMark))
        view().drop(byteOrderMark.size());
    const std::string_view ahead = view().ahead();
    m_record.setSeparator(likelySeparator(ahead.substr(0, ahead.find('\n'))));
    const auto found = cut();
    if (!found)
        return found.error();
    const bool text = *found == CsvRecord::Found::whole && isUtf8(ahead.substr(0, m_record.bytes()));
    if (!text || m_record.fields().size() > mostColumns || ahead.empty())
        return Error{.code = ErrorCode::badInput,
                     .message = request().path + " has no header of names in its first line, so it is no CSV file that "
                                                 "can be read"};
    for (const CsvRecord::Field& field : m_record.fields())
        m_header.emplace_back(field.text);
    view().drop(m_record.bytes());
    if (std::set<std::string>(m_header.begin(), m_header.end()).size() < m_header.size())
        return Error{.code = ErrorCode::badInput, .message = request().path + " has two columns of one name"};
    return {};
}

Result<std::vector<ReadColumn>> CsvReader::ownColumns() const {
    std::vector<ReadColumn> columns;
    std::vector<std::string> expected;
    if (const TableSchema* schema = knownSchema(request().table, request().switched.schema))
        for (const SchemaColumn& column : schema->columns)
            if (request().switched.has(column)) {
                columns.push_back({column.name, column.type});
                expected.push_back(column.name);
                std::replace(expected.back().begin(), expected.back().end(), '.', '_');
            }
    for (std::size_t i = 0; i < std::max(expected.size(), m_header.size()); ++i)
        if (i >= expected.size() || i >= m_header.size() || expected[i] != m_header[i])
            return Error{.code = ErrorCode::verification,
                         .message = "the header is not the table's: column " + std::to_string(i + 1) + " is " +
                                    (i < m_header.size() ? quotedText(m_header[i]) : "missing") + ", expected " +
                                    (i < expected.size() ? expected[i] : "none")};
    return columns;
}

Result<std::vector<ReadColumn>> CsvReader::givenColumns() const {
    const auto& given = request().columns;
    for (std::size_t i = 0; i < std::max(given.size(), m_header.size()); ++i) {
        std::string expected = i < given.size() ? given[i].name : "none";
        const std::string found = i < m_header.size() ? m_header[i] : "none";
        if (found != expected)
            std::replace(expected.begin(), expected.end(), '.', '_'); // of a nested column of ours
        if (found != expected)
            return Error{.code = ErrorCode::badInput,
                         .message = request().path + " has other columns than the files before it: column " +
                                    std::to_string(i + 1) + " is " + quotedText(found) + ", there it is " +
                                    quotedText(expected)};
    }
    return given;
}

Result<std::vector<ReadColumn>> CsvReader::findColumns() {
    TypeGuess guess(true, request().types == RowTypes::asStored);
    CellValue cell;
    cell.setNull();
    for (const std::string& name : m_header)
        guess.see(name, cell);
    std::string_view head = view().ahead().substr(0, guessedBytes);
    const bool all = head.size() == view().ahead().size();
    for (std::size_t row = 0; row < guessedRows && !head.empty(); ++row) {
        if (m_record.cut(head, all) != CsvRecord::Found::whole)
            break;
        head.remove_prefix(m_record.bytes());
        if (m_record.fields().size() != m_header.size())
            continue;
        for (std::size_t i = 0; i < m_header.size(); ++i) {
            const CsvRecord::Field& field = m_record.fields()[i];
            cell.setNull();
            if (field.quoted || !field.text.empty())
                cell.setText(field.text);
            guess.see(m_header[i], cell);
        }
    }
    return guess.columns();
}

Result<CsvRecord::Found> CsvReader::cut() {
    bool last = false;
    for (;;) {
        const std::string_view ahead = view().ahead().substr(0, TextView::longestRow);
        const CsvRecord::Found found = m_record.cut(ahead, last);
        if (found != CsvRecord::Found::cutOff)
            return found;
        if (view().full())
            return CsvRecord::Found::bad;
        const auto more = view().more();
        if (!more)
            return more.error();
        last = !*more;
    }
}

std::string CsvReader::convert() {
    const auto& fields = m_record.fields();
    if (fields.size() != m_columns.size())
        return "the row has " + counted(fields.size(), "field") + ", the header " + std::to_string(m_columns.size());
    const Spelling spelling = request().reading == RowOrigin::own ? Spelling::own : Spelling::any;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        CellValue& cell = m_cells[i];
        const std::string_view text = fields[i].text;
        if (text.empty() && (!fields[i].quoted || m_columns[i].type != ColumnType::text))
            cell.setNull();
        else if (!setFromText(cell, m_columns[i].type, text, spelling))
            return m_columns[i].name + ": " + quotedText(text) + " is no " +
                   std::string(columnTypeName(m_columns[i].type));
    }
    return {};
}

Result<bool> CsvReader::passRow() {
    if (view().ahead().empty())
        if (auto more = view().more(); !more || !*more)
            return more;
    const std::string_view ahead = view().ahead().substr(0, TextView::longestRow);
    const std::size_t end = ahead.find('\n');
    const std::string_view line = ahead.substr(0, end == std::string_view::npos ? end : end + 1);
    if (end != std::string_view::npos && line.find('"') == std::string_view::npos) {
        view().drop(line.size());
        return true;
    }
    const auto found = cut();
    if (!found)
        return found.error();
    view().drop(m_record.bytes());
    return true;
}

Result<TextReader::Row> CsvReader::nextRow() {
    if (view().ahead().empty())
        if (const auto more = view().more(); !more || !*more)
            return more ? Result<Row>(Row{}) : Result<Row>(more.error());
    const auto found = cut();
    if (!found)
        return found.error();
    const std::string_view ahead = view().ahead();
    Row row{Row::Kind::cells, {}, m_record.bytes()};
    if (*found == CsvRecord::Found::bad)
        row.bad = "a quote is not closed or stands within a field";
    else if (!isUtf8(ahead.substr(0, row.bytes)))
        row.bad = "the row is no UTF-8";
    else if (request().reading == RowOrigin::own && !m_record.ended())
        row.bad = "the file ends within this row: its line feed is missing";
    else
        row.bad = convert();
    row.kind = row.bad.empty() ? Row::Kind::cells : Row::Kind::bad;
    view().drop(row.bytes);
    return row;
}

} // namespace ledgerloom
