#include "core/dataset/sample/row_marks.h"

#include <algorithm>

namespace ledgerloom {

Result<void> RowMarks::add(std::uint64_t row, std::uint64_t value) {
    if (m_held == m_page.size())
        if (auto flushed = flush(); !flushed)
            return flushed;
    m_page[m_held++] = {row, value};
    ++m_count;
    return {};
}

Result<void> RowMarks::flush() {
    if (m_held == 0)
        return {};
    const auto offset = m_scratch.append({reinterpret_cast<const char*>(m_page.data()), m_held * sizeof(Mark)});
    m_held = 0;
    return offset ? Result<void>() : Result<void>(offset.error());
}

Result<void> RowMarks::load() {
    const std::uint64_t left = (m_scratch.bytes() - m_offset) / sizeof(Mark);
    m_held = static_cast<std::size_t>(std::min<std::uint64_t>(left, m_page.size()));
    m_at = 0;
    if (m_held == 0)
        return {};
    auto read = m_scratch.readAt(m_offset, reinterpret_cast<char*>(m_page.data()), m_held * sizeof(Mark));
    m_offset += m_held * sizeof(Mark);
    return read;
}

Result<std::optional<std::uint64_t>> RowMarks::at(std::uint64_t row) {
    if (m_at == m_held)
        if (auto loaded = load(); !loaded)
            return loaded.error();
    if (m_at == m_held || m_page[m_at].row != row)
        return std::optional<std::uint64_t>();
    return std::optional(m_page[m_at++].value);
}

} // namespace ledgerloom
