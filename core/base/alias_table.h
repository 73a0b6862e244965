#pragma once

#include "core/base/random.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ledgerloom {

/// Weighted choice in constant time (Walker 1977, Vose 1991), in integers only, so every machine chooses alike.
/// Immutable after construction, so safe from any thread.
class AliasTable {
public:
    AliasTable() = default;
    /// Weights below 2^40 each, not all zero, at most 2^20 of them.
    explicit AliasTable(std::span<const std::uint64_t> weights);

    /// Index chosen by 64 random bits.
    std::uint32_t pick(std::uint64_t bits) const {
        const std::uint64_t slot = scaleTo(bits, m_slots.size());
        // The product's low bits are the fraction within the slot: as random as the bits were.
        const auto fraction = static_cast<std::uint32_t>((bits * m_slots.size()) >> 32U);
        const Slot& s = m_slots[slot];
        // By a mask: which of the two is random, so a branch would be guessed wrong all the time.
        const std::uint32_t own = 0U - static_cast<std::uint32_t>(fraction < s.threshold);
        return s.alias ^ ((s.alias ^ static_cast<std::uint32_t>(slot)) & own);
    }
    std::uint32_t pick(Rng& rng) const { return pick(rng.next()); }

    std::size_t size() const { return m_slots.size(); }

private:
    struct Slot {
        std::uint32_t threshold = 0; ///< keep the slot's own index below this, of 2^32
        std::uint32_t alias = 0;
    };
    std::vector<Slot> m_slots;
};

} // namespace ledgerloom
