#include "core/dataset/read/cell_value.h"

#include "core/base/civil_time.h"

#include <charconv>

namespace ledgerloom {

namespace {

/// `count` digits as a number; -1 where one is none.
int digits(const char* text, int count) {
    int value = 0;
    for (int i = 0; i < count; ++i) {
        const int digit = text[i] - '0';
        if (digit < 0 || digit > 9)
            return -1;
        value = value * 10 + digit;
    }
    return value;
}

std::optional<std::int64_t> readClock(const char* text) {
    const int hour = digits(text, 2);
    const int minute = digits(text + 3, 2);
    const int second = digits(text + 6, 2);
    if (hour < 0 || hour > 23 || text[2] != ':' || minute < 0 || minute > 59 || text[5] != ':' || second < 0 ||
        second > 59)
        return std::nullopt;
    return (hour * std::int64_t{3600} + minute * 60 + second) * microsPerSecond;
}

/// The offset of "Z", "+03:00" or "-0300" in microseconds; none where it is something else.
std::optional<std::int64_t> readOffset(std::string_view text) {
    if (text.empty() || text == "Z")
        return 0;
    const bool colon = text.size() == 6 && text[3] == ':';
    if ((!colon && text.size() != 5) || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    const int hours = digits(text.data() + 1, 2);
    const int minutes = digits(text.data() + (colon ? 4 : 3), 2);
    if (hours < 0 || minutes < 0)
        return std::nullopt;
    return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes) * 60 * microsPerSecond;
}

/// The decimals at the beginning of `text`, as microseconds; cuts them off.
std::int64_t takeDecimals(std::string_view& text) {
    std::int64_t micros = 0;
    std::int64_t unit = microsPerSecond / 10;
    text.remove_prefix(1);
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        micros += (text.front() - '0') * unit;
        unit /= 10;
        text.remove_prefix(1);
    }
    return micros;
}

template <class Number> bool wholeNumber(std::string_view text, Number& value) {
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc() && read.ptr == end;
}

bool setBoolean(CellValue& cell, std::string_view text) {
    const bool yes = text == "true" || text == "True" || text == "TRUE";
    if (!yes && text != "false" && text != "False" && text != "FALSE")
        return false;
    cell.setBoolean(yes);
    return true;
}

} // namespace

std::optional<std::int32_t> readDay(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const CivilDate date{digits(text.data(), 4), digits(text.data() + 5, 2), digits(text.data() + 8, 2)};
    if (date.year < 0 || date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > daysInMonth(date.year, date.month))
        return std::nullopt;
    return daysFromCivil(date);
}

std::optional<std::int64_t> readTimestamp(std::string_view text, Spelling spelling) {
    if (text.size() < 19 || (text[10] != 'T' && (spelling == Spelling::own || text[10] != ' ')))
        return std::nullopt;
    const auto day = readDay(text.substr(0, 10));
    const auto clock = readClock(text.data() + 11);
    if (!day || !clock)
        return std::nullopt;
    const std::int64_t whole = *day * microsPerDay + *clock;
    if (spelling == Spelling::own) {
        const int micros = text.size() == 26 && text[19] == '.' ? digits(text.data() + 20, 6) : -1;
        return micros < 0 ? std::nullopt : std::optional(whole + micros);
    }
    text.remove_prefix(19);
    const std::int64_t micros = !text.empty() && text.front() == '.' ? takeDecimals(text) : 0;
    const auto offset = readOffset(text);
    return offset ? std::optional(whole + micros - *offset) : std::nullopt;
}

bool setFromText(CellValue& cell, ColumnType type, std::string_view text, Spelling spelling) {
    switch (type) {
    case ColumnType::number:
        cell.kind = CellValue::Kind::number;
        return wholeNumber(text, cell.number);
    case ColumnType::integer:
        cell.kind = CellValue::Kind::integer;
        return wholeNumber(text, cell.integer);
    case ColumnType::boolean:
        return setBoolean(cell, text);
    case ColumnType::timestamp:
        if (const auto micros = readTimestamp(text, spelling)) {
            cell.setInteger(*micros);
            return true;
        }
        return false;
    case ColumnType::date:
        if (const auto day = readDay(text)) {
            cell.setInteger(*day);
            return true;
        }
        return false;
    case ColumnType::text:
    case ColumnType::category:
        break;
    }
    cell.setText(text);
    return true;
}

std::string_view columnTypeName(ColumnType type) {
    switch (type) {
    case ColumnType::number:
        return "number";
    case ColumnType::integer:
        return "integer";
    case ColumnType::boolean:
        return "boolean";
    case ColumnType::timestamp:
        return "timestamp";
    case ColumnType::date:
        return "date";
    case ColumnType::text:
    case ColumnType::category:
        break;
    }
    return "text";
}

} // namespace ledgerloom
