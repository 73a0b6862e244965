#include "core/dataset/read/type_guess.h"

#include "core/dataset/table_schema.h"

#include <algorithm>

namespace ledgerloom {

namespace {

bool hasLeadingZero(std::string_view text) {
    if (!text.empty() && text.front() == '-')
        text.remove_prefix(1);
    return text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
}

bool isExactly(ColumnType type, std::string_view text) {
    constexpr std::size_t toTheMicrosecond = 26;
    constexpr std::ptrdiff_t digitsToldApart = 15;
    if (type == ColumnType::timestamp)
        return text.size() <= toTheMicrosecond && text.find_first_of("Z+", 10) == std::string_view::npos &&
               text.find('-', 10) == std::string_view::npos;
    return type != ColumnType::number ||
           std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) <= digitsToldApart + 2;
}

/// What both are of.
ColumnType common(ColumnType one, ColumnType other) {
    const auto isNumber = [](ColumnType type) { return type == ColumnType::integer || type == ColumnType::number; };
    return one == other ? one : isNumber(one) && isNumber(other) ? ColumnType::number : ColumnType::text;
}

} // namespace

ColumnType TypeGuess::typeOf(const CellValue& cell) const {
    if (cell.kind == CellValue::Kind::number)
        return ColumnType::number;
    if (cell.kind == CellValue::Kind::integer)
        return ColumnType::integer;
    if (cell.kind == CellValue::Kind::boolean)
        return ColumnType::boolean;
    CellValue tried;
    for (const ColumnType type : {ColumnType::timestamp, ColumnType::date})
        if (setFromText(tried, type, cell.text, Spelling::any) && (!m_exact || isExactly(type, cell.text)))
            return type;
    if (m_fromText && !hasLeadingZero(cell.text))
        for (const ColumnType type : {ColumnType::integer, ColumnType::number, ColumnType::boolean})
            if (setFromText(tried, type, cell.text, Spelling::any) && (!m_exact || isExactly(type, cell.text)))
                return type;
    return ColumnType::text;
}

void TypeGuess::see(std::string_view name, const CellValue& cell) {
    auto place = m_places.find(name);
    if (place == m_places.end()) {
        place = m_places.emplace(std::string(name), m_seen.size()).first;
        m_seen.push_back({.name = std::string(name)});
    }
    Seen& seen = m_seen[place->second];
    if (cell.kind == CellValue::Kind::null)
        return;
    const ColumnType type = typeOf(cell);
    seen.type = seen.values ? common(seen.type, type) : type;
    seen.values = true;
}

std::vector<ReadColumn> TypeGuess::columns() const {
    std::vector<std::string> names;
    for (const Seen& seen : m_seen)
        names.push_back(seen.name);
    const TableSchema* known = schemaOf(names);
    std::vector<ReadColumn> columns;
    for (const Seen& seen : m_seen) {
        // Null in some rows and an object in others: its fields are the columns.
        const auto next = m_places.lower_bound(seen.name + '.');
        if (!seen.values && next != m_places.end() && next->first.starts_with(seen.name + '.'))
            continue;
        const SchemaColumn* column = known != nullptr ? known->find(seen.name) : nullptr;
        columns.push_back(column != nullptr ? ReadColumn{column->name, column->type}
                                            : ReadColumn{seen.name, seen.type});
    }
    return columns;
}

} // namespace ledgerloom
