#include "core/dataset/read/json_row.h"

#include "core/base/text.h"
#include "core/dataset/read/json_text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace ledgerloom {

namespace {

constexpr int deepest = 32;
constexpr std::size_t mostStrangers = 100;

/// What Ledgerloom writes between the values of two columns: it closes the object of the one and opens that of the
/// other, one level at most. An empty name stands before the first column and behind the last.
std::string between(std::string_view before, std::string_view after) {
    const auto parent = [](std::string_view name) { return name.substr(0, name.rfind('.') + 1); };
    const auto plainParent = [&](std::string_view name) {
        return name.find('.') == std::string_view::npos ? std::string_view() : parent(name);
    };
    const std::string_view from = plainParent(before);
    const std::string_view to = plainParent(after);
    std::string text = before.empty() ? "{" : "";
    if (!from.empty() && from != to)
        text += '}';
    if (after.empty())
        return text + '}';
    text += before.empty() ? "" : ",";
    if (!to.empty() && from != to)
        text.append("\"").append(to.substr(0, to.size() - 1)) += "\":{";
    return text.append("\"").append(after.substr(to.size())) + "\":";
}

/// Whether both have the same `size` bytes, eight at a time: names are too short for a call.
bool sameBytes(const char* one, const char* other, std::size_t size) {
    const auto eight = [](const char* at) {
        std::uint64_t value = 0;
        std::memcpy(&value, at, sizeof value);
        return value;
    };
    if (size < sizeof(std::uint64_t))
        return std::memcmp(one, other, size) == 0;
    const std::size_t last = size - sizeof(std::uint64_t);
    for (std::size_t i = 0; i < last; i += sizeof(std::uint64_t))
        if (eight(one + i) != eight(other + i))
            return false;
    return eight(one + last) == eight(other + last);
}

bool skip(const char*& at, const char* end, const std::string& text) {
    if (static_cast<std::size_t>(end - at) < text.size() || !sameBytes(at, text.data(), text.size()))
        return false;
    at += text.size();
    return true;
}

bool skipChar(const char*& at, const char* end, char c) {
    json_text::skipSpace(at, end);
    if (at >= end || *at != c)
        return false;
    ++at;
    return true;
}

const std::string noObject = "the line is no JSON object";

} // namespace

void JsonRow::setColumns(const std::vector<ReadColumn>& columns) {
    m_columns = columns;
    m_expected.clear();
    m_places.clear();
    std::string_view before;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        m_expected.push_back(between(before, columns[i].name));
        m_places.emplace(columns[i].name, i);
        before = columns[i].name;
    }
    m_expected.push_back(between(before, {}));
    m_cells.resize(columns.size());
}

// ---- As expected

bool JsonRow::takeExpectedText(std::size_t column, const char*& at, const char* end) {
    const char* stop = json_text::endOfPlain(at + 1, end);
    if (stop < end && *stop == '\\' && m_columns[column].type == ColumnType::text) {
        Value value;
        const bool whole = readText(at, end, value);
        m_cells[column].setText(value.text);
        return whole;
    }
    ++at;
    if (stop >= end || *stop != '"')
        return false;
    const std::string_view text(at, static_cast<std::size_t>(stop - at));
    at = stop + 1;
    const ColumnType type = m_columns[column].type;
    if (type == ColumnType::text) {
        m_cells[column].setText(text);
        return true;
    }
    return (type == ColumnType::timestamp || type == ColumnType::date) &&
           setFromText(m_cells[column], type, text, m_reading == RowOrigin::own ? Spelling::own : Spelling::any);
}

bool JsonRow::takeExpected(std::size_t column, const char*& at, const char* end) {
    CellValue& cell = m_cells[column];
    if (*at == '"')
        return takeExpectedText(column, at, end);
    if (std::memcmp(at, "null", 4) == 0) {
        at += 4;
        cell.setNull();
        return true;
    }
    const ColumnType type = m_columns[column].type;
    if (type == ColumnType::boolean) {
        const bool yes = std::memcmp(at, "true", 4) == 0;
        if (!yes && std::memcmp(at, "false", 5) != 0)
            return false;
        at += yes ? 4 : 5;
        cell.setBoolean(yes);
        return true;
    }
    const char* stop = json_text::endOfNumber(at, end);
    if (stop == nullptr)
        return false;
    const std::string_view text(at, static_cast<std::size_t>(stop - at));
    at = stop;
    if (type == ColumnType::number) {
        const auto value = json_text::readNumber(text);
        cell.setNumber(value.value_or(0));
        return value.has_value();
    }
    const auto value = type == ColumnType::integer ? json_text::readInteger(text) : std::nullopt;
    cell.setInteger(value.value_or(0));
    return value.has_value();
}

bool JsonRow::parseExpected(std::string_view line) {
    const char* at = line.data();
    const char* end = at + line.size();
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (!skip(at, end, m_expected[i]) || !takeExpected(i, at, end))
            return false;
    return skip(at, end, m_expected.back()) && at == end;
}

// ---- Member by member

std::string JsonRow::parse(std::string_view line) {
    if (!isUtf8(line))
        return "the line is no UTF-8";
    m_lineBytes = line.size();
    m_unescaped.clear();
    if (parseExpected(line))
        return {};
    m_at = 0;
    for (CellValue& cell : m_cells)
        cell.setNull();
    m_unescaped.clear();
    const char* at = line.data();
    const char* end = at + line.size();
    if (!skipChar(at, end, '{'))
        return noObject;
    std::string fault = parseMembers(at, end, {}, deepest);
    json_text::skipSpace(at, end);
    if (fault.empty() && at != end)
        fault = "more stands behind the JSON object: " + quotedText({at, static_cast<std::size_t>(end - at)});
    if (fault.empty() && m_reading == RowOrigin::own)
        return m_at < m_columns.size() ? "column " + m_columns[m_at].name + " is missing"
                                       : "the row is spaced otherwise than it was written";
    return fault;
}

std::string JsonRow::parseMembers(const char*& at, const char* end, const std::string& prefix, int depth) {
    if (skipChar(at, end, '}'))
        return {};
    for (;;) {
        Value key;
        json_text::skipSpace(at, end);
        if (depth == 0)
            return "the JSON object is nested too deep";
        if (!readText(at, end, key) || !skipChar(at, end, ':'))
            return noObject + ": it breaks off or a name is missing";
        if (std::string fault = parseMember(prefix + std::string(key.text), at, end, depth); !fault.empty())
            return fault;
        if (skipChar(at, end, '}'))
            return {};
        if (!skipChar(at, end, ','))
            return noObject + ": it breaks off or a comma is missing";
    }
}

std::string JsonRow::parseMember(const std::string& name, const char*& at, const char* end, int depth) {
    json_text::skipSpace(at, end);
    if (at < end && *at == '{')
        return parseMembers(++at, end, name + ".", depth - 1);
    Value value;
    if (std::string fault = readValue(at, end, value); !fault.empty())
        return name + ": " + fault;
    if (m_guess != nullptr) {
        CellValue cell;
        if (value.quoted)
            cell.setText(value.text);
        else if (value.raw == "true" || value.raw == "false")
            cell.setBoolean(value.raw == "true");
        else if (const auto integer = json_text::readInteger(value.raw))
            cell.setInteger(*integer);
        else if (const auto number = json_text::readNumber(value.raw))
            cell.setNumber(*number);
        else if (value.raw != "null")
            cell.setText(value.raw);
        m_guess->see(name, cell);
        return {};
    }
    std::size_t column = m_columns.size();
    std::string fault = placeOf(name, value, column);
    return fault.empty() && column < m_columns.size() ? take(column, value) : fault;
}

std::string JsonRow::placeOf(const std::string& name, const Value& value, std::size_t& column) {
    if (m_at < m_columns.size() && m_columns[m_at].name == name) {
        column = m_at++;
        return {};
    }
    if (m_reading == RowOrigin::own)
        return "column " + quotedText(name) + " stands where " +
               (m_at < m_columns.size() ? m_columns[m_at].name + " is expected" : "the row should end");
    const auto place = m_places.find(name);
    if (place == m_places.end()) {
        if (m_strangers.size() < mostStrangers && value.raw != "null")
            ++m_strangers[name];
        return {};
    }
    column = place->second;
    m_at = column + 1;
    return {};
}

bool JsonRow::readText(const char*& at, const char* end, Value& value) {
    if (at >= end || *at != '"')
        return false;
    const char* begin = at + 1;
    const char* stop = begin;
    bool escaped = false;
    while ((stop = json_text::endOfPlain(stop, end)) < end && *stop == '\\') {
        escaped = true;
        stop += 2;
    }
    if (stop >= end || *stop != '"')
        return false;
    value.quoted = true;
    value.raw = value.text = std::string_view(begin, static_cast<std::size_t>(stop - begin));
    at = stop + 1;
    if (!escaped)
        return true;
    m_unescaped.reserve(m_lineBytes); // for all of the line's, so that none moves
    const std::size_t held = m_unescaped.size();
    m_unescaped.resize(held + value.raw.size());
    const auto text = json_text::unescaped(value.raw, m_unescaped.data() + held);
    value.text = text.value_or(std::string_view());
    m_unescaped.resize(held + value.text.size());
    return text.has_value();
}

std::string JsonRow::readValue(const char*& at, const char* end, Value& value) {
    if (at < end && *at == '"')
        return readText(at, end, value) ? std::string() : "a text is not ended, or holds what JSON does not allow";
    const char* begin = at;
    if (!json_text::skipValue(at, end, deepest)) {
        at = begin;
        const std::string_view rest(begin, static_cast<std::size_t>(end - begin));
        return quotedText(rest.substr(0, 40)) + " is no JSON value";
    }
    value.raw = value.text = std::string_view(begin, static_cast<std::size_t>(at - begin));
    return {};
}

std::string JsonRow::take(std::size_t column, const Value& value) {
    CellValue& cell = m_cells[column];
    const ColumnType type = m_columns[column].type;
    const bool own = m_reading == RowOrigin::own;
    if (!value.quoted && value.raw == "null")
        return {};
    bool fits = false;
    if (type == ColumnType::text) {
        // Numbers and lists of others in a column of texts stay as they are written.
        fits = value.quoted || !own;
        cell.setText(value.text);
    } else if (type == ColumnType::number && !value.quoted) {
        const auto number = json_text::readNumber(value.raw);
        fits = number.has_value();
        cell.setNumber(number.value_or(0));
    } else {
        const bool isTime = type == ColumnType::timestamp || type == ColumnType::date;
        fits = (own ? value.quoted == isTime : value.quoted || !isTime) &&
               setFromText(cell, type, value.text, own ? Spelling::own : Spelling::any);
    }
    if (fits)
        return {};
    return m_columns[column].name + ": " + quotedText(value.raw) + " is no " + std::string(columnTypeName(type));
}

void JsonRow::show(std::string_view line, TypeGuess& guess) {
    m_guess = &guess;
    m_lineBytes = line.size();
    m_unescaped.clear();
    const char* at = line.data();
    const char* end = at + line.size();
    if (isUtf8(line) && skipChar(at, end, '{'))
        parseMembers(at, end, {}, deepest);
    m_guess = nullptr;
}

} // namespace ledgerloom
