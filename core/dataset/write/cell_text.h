#pragma once

#include <arrow/array/array_base.h>
#include <arrow/type.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace ledgerloom {

/// How values are spelled: in JSON texts stand in quotes; in CSV only where RFC 4180 wants them, and an empty text has
/// them, since without it is null.
enum class TextKind : std::uint8_t { json, csv };

/// Decimals that a number is written with, as long as that is the very number: otherwise, and where none are asked for,
/// the shortest text that reads back as the same.
enum class Decimals : std::uint8_t { shortest, two, six };

/// The values of one column as text. One thread.
class CellText {
public:
    /// Null for types that have no text: the caller says so with the column's name.
    static std::unique_ptr<CellText> make(const arrow::DataType& type, TextKind kind, Decimals decimals);

    CellText() = default;
    CellText(const CellText&) = delete;
    CellText& operator=(const CellText&) = delete;
    virtual ~CellText() = default;

    /// The column that is written from now on, of the type; it must live as long.
    virtual void bind(const arrow::Array& column) = 0;
    /// Appends the value of a row, also a null. Answers why it cannot be written, empty where it was.
    virtual std::string_view write(std::string& out, std::int64_t row) = 0;
};

/// Appends a text with quotes and escapes as JSON has them. False where it is no UTF-8.
bool appendJsonText(std::string& out, std::string_view text);

} // namespace ledgerloom
