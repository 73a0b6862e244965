#include "core/dataset/match_list.h"

#include "core/base/units.h"

#include <algorithm>

namespace ledgerloom {

Result<void> MatchList::room() {
    const auto bytesOf = [](std::size_t matches, std::size_t blocks) {
        return matches * sizeof(std::uint16_t) + blocks * sizeof(Block);
    };
    if (m_low.size() < m_low.capacity() && m_blocks.size() < m_blocks.capacity())
        return {};
    constexpr std::size_t least = 4'096;
    const std::size_t matches = m_low.size() < m_low.capacity() ? m_low.capacity() : std::max(least, 2 * m_low.size());
    const std::size_t blocks =
        m_blocks.size() < m_blocks.capacity() ? m_blocks.capacity() : std::max(least / 16, 2 * m_blocks.size());
    // What is held stands beside the new one while it is moved.
    if (bytesOf(matches, blocks) > m_mostBytes)
        return Error{.code = ErrorCode::memory,
                     .message = "the numbers of more than " + formatCount(m_low.size()) + " rows do not fit into " +
                                formatSize(m_mostBytes, SizeStyle::binary)};
    auto memory = m_budget.reserve(bytesOf(matches, blocks), "the numbers of the rows that were found", Purpose::cache);
    if (!memory)
        return memory.error();
    m_low.reserve(matches);
    m_blocks.reserve(blocks);
    m_memory = std::move(memory).value();
    return {};
}

Result<void> MatchList::add(std::uint64_t row) {
    const std::lock_guard lock(m_mutex);
    if (auto room = this->room(); !room)
        return room;
    const std::uint64_t base = row >> blockBits << blockBits;
    if (m_blocks.empty() || m_blocks.back().base != base)
        m_blocks.push_back({.base = base, .first = m_low.size()});
    m_low.push_back(static_cast<std::uint16_t>(row - base));
    return {};
}

std::uint64_t MatchList::count() const {
    const std::lock_guard lock(m_mutex);
    return m_low.size();
}

std::uint64_t MatchList::at(std::uint64_t index) const {
    const std::lock_guard lock(m_mutex);
    const auto behind = std::upper_bound(m_blocks.begin(), m_blocks.end(), index,
                                         [](std::uint64_t wanted, const Block& block) { return wanted < block.first; });
    return rowAt(*(behind - 1), index);
}

std::uint64_t MatchList::lowerBound(std::uint64_t row) const {
    const std::lock_guard lock(m_mutex);
    const std::uint64_t base = row >> blockBits << blockBits;
    const auto block = std::lower_bound(m_blocks.begin(), m_blocks.end(), base,
                                        [](const Block& one, std::uint64_t wanted) { return one.base < wanted; });
    if (block == m_blocks.end())
        return m_low.size();
    if (block->base > base)
        return block->first;
    const std::uint64_t end = block + 1 == m_blocks.end() ? m_low.size() : (block + 1)->first;
    const auto begin = m_low.begin() + static_cast<std::ptrdiff_t>(block->first);
    const auto found = std::lower_bound(begin, m_low.begin() + static_cast<std::ptrdiff_t>(end),
                                        static_cast<std::uint16_t>(row - base));
    return static_cast<std::uint64_t>(found - m_low.begin());
}

} // namespace ledgerloom
