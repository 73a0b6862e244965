#pragma once

#include "core/base/result.h"
#include "core/memory/budget.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ledgerloom {

/// Some rows that follow one another, as text. Immutable once it is made; any thread may read it.
class RowPage {
public:
    /// `firstRow` from 0 in the table.
    RowPage(Budget& budget, std::uint64_t firstRow, std::size_t columns)
        : m_budget(&budget), m_firstRow(firstRow), m_columns(columns) {}

    std::uint64_t firstRow() const { return m_firstRow; }
    std::size_t rows() const { return m_rows.size(); }
    std::size_t columns() const { return m_columns; }
    /// Nothing for a null, and in a row that cannot be read.
    std::optional<std::string_view> cell(std::size_t row, std::size_t column) const;
    /// Whether a cell was longer than the page was to hold of one.
    bool cut(std::size_t row, std::size_t column) const;
    bool fraud(std::size_t row) const { return m_rows[row].fraud; }
    /// Why the row cannot be read; empty where it can.
    std::string_view fault(std::size_t row) const;
    std::uint64_t bytes() const { return m_memory.bytes() + sizeof(RowPage); }

    // For who makes it. Each may answer ErrorCode::memory: what is needed is reserved first.
    Result<void> beginRow(bool fraud);
    /// The cells of the row that was begun, one after the other; at most `most` bytes of each are kept.
    Result<void> addCell(std::string_view text, std::size_t most);
    Result<void> addNull();
    Result<void> addBadRow(std::string_view fault);
    /// Gives back what was reserved beyond need.
    void finish();

private:
    struct Row {
        bool fraud = false;
        bool bad = false;
        std::uint64_t firstCell = 0; ///< of m_ends
    };
    static constexpr std::uint32_t nullMark = 1U << 31U;
    static constexpr std::uint32_t cutMark = 1U << 30U;
    static constexpr std::uint32_t endMask = cutMark - 1;

    Result<void> room(std::size_t text, std::size_t cells);
    std::size_t beginOf(std::size_t cell) const { return cell == 0 ? 0 : m_ends[cell - 1] & endMask; }

    Budget* m_budget;
    std::uint64_t m_firstRow;
    std::size_t m_columns;
    std::string m_text;
    std::vector<std::uint32_t> m_ends; ///< of each cell in m_text, with marks
    std::vector<Row> m_rows;
    Reservation m_memory;
};

} // namespace ledgerloom
