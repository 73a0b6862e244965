#pragma once

#include "core/format/columns.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ledgerloom {

/// A column as a reader hands it out.
struct ReadColumn {
    std::string name; ///< with a dot where it is a field of a nested one
    ColumnType type = ColumnType::text;

    bool operator==(const ReadColumn&) const = default;
};

/// One value of a row of text on its way into a batch. `text` lives as long as the row is ahead.
struct CellValue {
    enum class Kind : std::uint8_t { null, text, number, integer, boolean };

    Kind kind = Kind::null;
    bool boolean = false;
    double number = 0;
    std::int64_t integer = 0; ///< also microseconds of a timestamp and days of a date, since 1970
    std::string_view text;

    void setNull() { kind = Kind::null; }
    void setText(std::string_view value) { kind = Kind::text, text = value; }
    void setNumber(double value) { kind = Kind::number, number = value; }
    void setInteger(std::int64_t value) { kind = Kind::integer, integer = value; }
    void setBoolean(bool value) { kind = Kind::boolean, boolean = value; }
};

/// Which texts are timestamps: only those that Ledgerloom writes, or also what others do (a space for the T, none to
/// nine decimals, "Z" or an offset, which is taken off).
enum class Spelling : std::uint8_t { own, any };

/// Turns a text into a value of that type. False where it is none.
bool setFromText(CellValue& cell, ColumnType type, std::string_view text, Spelling spelling);

/// Microseconds since 1970-01-01 00:00 of "2025-07-01T00:07:27.137528".
std::optional<std::int64_t> readTimestamp(std::string_view text, Spelling spelling);
/// Days since 1970-01-01 of "2025-07-01".
std::optional<std::int32_t> readDay(std::string_view text);

/// "text", "number", ...: for messages.
std::string_view columnTypeName(ColumnType type);

} // namespace ledgerloom
