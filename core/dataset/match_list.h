#pragma once

#include "core/base/result.h"
#include "core/memory/budget.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

namespace ledgerloom {

/// Numbers of rows in ascending order, in some two bytes each: they grow while a scan finds them and can be asked for
/// at the same time. Thread-safe.
class MatchList {
public:
    /// Never holds more than `mostBytes`, reserved in steps.
    MatchList(Budget& budget, std::uint64_t mostBytes) : m_budget(budget), m_mostBytes(mostBytes) {}

    /// `row` is larger than all before. ErrorCode::memory where no more can be held; those before stay.
    Result<void> add(std::uint64_t row);
    std::uint64_t count() const;
    /// Row of match `index`, from 0.
    std::uint64_t at(std::uint64_t index) const;
    /// The first match at or behind a row: its index, which is count() where there is none.
    std::uint64_t lowerBound(std::uint64_t row) const;

private:
    static constexpr unsigned blockBits = 16;
    /// Rows that have all but their last sixteen bits in common.
    struct Block {
        std::uint64_t base = 0;
        std::uint64_t first = 0; ///< index of its first match
    };
    Result<void> room();
    std::uint64_t rowAt(const Block& block, std::uint64_t index) const {
        return block.base + m_low[static_cast<std::size_t>(index)];
    }

    mutable std::mutex m_mutex;
    Budget& m_budget;
    const std::uint64_t m_mostBytes;
    Reservation m_memory; // this and all below: guarded by m_mutex
    std::vector<Block> m_blocks;
    std::vector<std::uint16_t> m_low;
};

} // namespace ledgerloom
