#include "core/dataset/row_page.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::uint64_t leastReserved = std::uint64_t{64} << 10;

} // namespace

std::optional<std::string_view> RowPage::cell(std::size_t row, std::size_t column) const {
    if (m_rows[row].bad || column >= m_columns)
        return std::nullopt;
    const std::size_t cell = m_rows[row].firstCell + column;
    if ((m_ends[cell] & nullMark) != 0)
        return std::nullopt;
    const std::size_t begin = beginOf(cell);
    return std::string_view(m_text).substr(begin, (m_ends[cell] & endMask) - begin);
}

bool RowPage::cut(std::size_t row, std::size_t column) const {
    return !m_rows[row].bad && column < m_columns && (m_ends[m_rows[row].firstCell + column] & cutMark) != 0;
}

std::string_view RowPage::fault(std::size_t row) const {
    if (!m_rows[row].bad)
        return {};
    const std::size_t begin = beginOf(m_rows[row].firstCell);
    return std::string_view(m_text).substr(begin, (m_ends[m_rows[row].firstCell] & endMask) - begin);
}

Result<void> RowPage::room(std::size_t text, std::size_t cells) {
    const std::size_t wantedText = m_text.size() + text;
    const std::size_t wantedCells = m_ends.size() + cells;
    if (wantedText > endMask)
        return Error{.code = ErrorCode::memory, .message = "rows of more than 1 GiB do not fit into one page"};
    if (wantedText <= m_text.capacity() && wantedCells <= m_ends.capacity())
        return {};
    const std::size_t roomText = std::max(wantedText, 2 * m_text.capacity());
    const std::size_t roomCells = std::max(wantedCells, 2 * m_ends.capacity());
    // Both stand while the one is moved into the other.
    const std::uint64_t bytes =
        roomText + roomCells * sizeof(std::uint32_t) + (roomCells / m_columns + 1) * sizeof(Row);
    auto memory = m_budget->reserve(std::max(bytes, leastReserved), "a page of rows", Purpose::cache);
    if (!memory)
        return memory.error();
    m_text.reserve(roomText);
    m_ends.reserve(roomCells);
    m_rows.reserve(roomCells / m_columns + 1);
    m_memory = std::move(memory).value();
    return {};
}

Result<void> RowPage::beginRow(bool fraud) {
    if (auto room = this->room(0, m_columns); !room)
        return room;
    m_rows.push_back({.fraud = fraud, .bad = false, .firstCell = m_ends.size()});
    return {};
}

Result<void> RowPage::addCell(std::string_view text, std::size_t most) {
    std::size_t kept = std::min(text.size(), most);
    while (kept < text.size() && kept > 0 && (static_cast<unsigned char>(text[kept]) & 0xC0U) == 0x80)
        --kept; // not in the middle of a character
    if (auto room = this->room(kept, 1); !room)
        return room;
    m_text.append(text.substr(0, kept));
    m_ends.push_back(static_cast<std::uint32_t>(m_text.size()) | (kept < text.size() ? cutMark : 0));
    return {};
}

Result<void> RowPage::addNull() {
    m_ends.push_back(static_cast<std::uint32_t>(m_text.size()) | nullMark);
    return {};
}

Result<void> RowPage::addBadRow(std::string_view fault) {
    if (auto room = this->room(fault.size(), m_columns); !room)
        return room;
    m_rows.push_back({.fraud = false, .bad = true, .firstCell = m_ends.size()});
    m_text.append(fault);
    m_ends.push_back(static_cast<std::uint32_t>(m_text.size()));
    return {};
}

void RowPage::finish() {
    m_text.shrink_to_fit();
    m_ends.shrink_to_fit();
    m_memory.shrinkTo(m_text.capacity() + m_ends.capacity() * sizeof(std::uint32_t) + m_rows.capacity() * sizeof(Row));
}

} // namespace ledgerloom
