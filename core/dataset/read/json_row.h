#pragma once

#include "core/base/result.h"
#include "core/dataset/read/cell_value.h"
#include "core/dataset/read/row_reader.h"
#include "core/dataset/read/type_guess.h"
#include "core/memory/budget.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// Cuts one JSON object into cells. A row that is written as Ledgerloom writes it, every column in its place and no
/// spaces, is read by comparing with what is expected; any other row, also a wrong one, is read member by member. One
/// thread.
class JsonRow {
public:
    explicit JsonRow(RowOrigin reading) : m_reading(reading) {}

    void setColumns(const std::vector<ReadColumn>& columns);

    /// `line` has TextView::padding readable bytes behind it. Answers why it cannot be read, empty where it can. Cells
    /// live until the next call and as long as the line does.
    std::string parse(std::string_view line);
    std::span<const CellValue> cells() const { return m_cells; }

    /// Shows the values of a line to `guess`, as far as it can be read.
    void show(std::string_view line, TypeGuess& guess);

    /// Keys that no column has, at most a hundred.
    const std::map<std::string, std::size_t, std::less<>>& strangers() const { return m_strangers; }

private:
    /// What a value is before anybody knows its column.
    struct Value {
        std::string_view raw; ///< with its quotes
        std::string_view text;
        bool quoted = false;
    };

    bool parseExpected(std::string_view line);
    bool takeExpected(std::size_t column, const char*& at, const char* end);
    bool takeExpectedText(std::size_t column, const char*& at, const char* end);

    std::string parseMembers(const char*& at, const char* end, const std::string& prefix, int depth);
    std::string parseMember(const std::string& name, const char*& at, const char* end, int depth);
    std::string placeOf(const std::string& name, const Value& value, std::size_t& column);
    std::string take(std::size_t column, const Value& value);
    bool readText(const char*& at, const char* end, Value& value);
    std::string readValue(const char*& at, const char* end, Value& value);

    RowOrigin m_reading;
    std::vector<ReadColumn> m_columns;
    std::vector<std::string> m_expected; ///< what stands before each column's value, and behind the last one's
    std::map<std::string, std::size_t, std::less<>> m_places;
    std::map<std::string, std::size_t, std::less<>> m_strangers;
    std::vector<CellValue> m_cells;
    std::string m_unescaped; ///< texts that had escapes
    std::size_t m_lineBytes = 0;
    std::size_t m_at = 0; ///< column that is expected next
    TypeGuess* m_guess = nullptr;
};

} // namespace ledgerloom
