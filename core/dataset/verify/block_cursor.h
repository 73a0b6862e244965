#pragma once

#include "core/config/plan.h"
#include "core/dataset/dataset_listing.h"

#include <cstdint>
#include <limits>

namespace ledgerloom {

/// Which block a row of transactions is of, in the order of shards; in the order of time blocks are mixed and there is
/// but one. The plan outlives it. One thread.
class BlockCursor {
public:
    explicit BlockCursor(const Plan& plan) : m_plan(plan) {}

    void begin(const ListedPart& part) {
        m_block = 0;
        m_end = std::numeric_limits<std::uint64_t>::max();
        if (m_plan.order == Order::time || !part.isShard)
            return;
        m_block = m_plan.firstBlock(part.unit);
        m_first = m_plan.rowsBefore(m_block);
        m_end = endOf(m_block);
    }

    /// Whether row `place` (from 1 within the part) is the first of a later block than the row before.
    bool enters(std::uint64_t place) const { return place > m_end; }
    /// Goes to the next block.
    void next() { m_end = endOf(++m_block); }
    std::uint64_t block() const { return m_block; }

private:
    std::uint64_t endOf(std::uint64_t block) const {
        return block + 1 < m_plan.blocks ? m_plan.rowsBefore(block + 1) - m_first
                                         : std::numeric_limits<std::uint64_t>::max();
    }

    const Plan& m_plan;
    std::uint64_t m_block = 0;
    std::uint64_t m_first = 0; ///< rows before the part
    std::uint64_t m_end = 0;   ///< last row of the block, from 1 within the part
};

} // namespace ledgerloom
