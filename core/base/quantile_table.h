#pragma once

#include "core/base/random.h"

#include <array>
#include <cstdint>

namespace ledgerloom {

/// exp(x) in fixed point: `x` scaled by 2^24, the result scaled by 2^24; |x| below 15. Integers only.
std::int64_t expFixed(std::int64_t x);

/// A lognormal distribution as an inverse-CDF table in integers: two steps of a lookup and one interpolation a draw.
/// Immutable after construction, so safe from any thread.
class LognormalTable {
public:
    LognormalTable() = default;
    /// `median` in the unit of the draws (centavos, say); `sigmaPermille` is the log's standard deviation x 1000.
    /// Draws are clamped to
    /// [low, high], which lies within 32 bits.
    LognormalTable(std::int64_t median, std::uint32_t sigmaPermille, std::int64_t low, std::int64_t high);

    std::int64_t draw(std::uint64_t bits) const {
        const std::uint64_t slot = bits >> 55U;
        const auto fraction = static_cast<std::int64_t>((bits >> 31U) & 0xffffffU);
        const std::int64_t from = m_values[slot];
        return from + (((m_values[slot + 1] - from) * fraction) >> 24U);
    }
    std::int64_t draw(Rng& rng) const { return draw(rng.next()); }

private:
    std::array<std::int32_t, 513> m_values{}; // 2 KiB: some dozens of tables share the L1 and L2 caches
};

} // namespace ledgerloom
