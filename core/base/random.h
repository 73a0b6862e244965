#pragma once

#include <cstdint>

namespace ledgerloom {

/// Finaliser of splitmix64 (Steele, Lea, Flood 2014): a bijection of 64 bits in which every input bit reaches every
/// output bit.
constexpr std::uint64_t mix64(std::uint64_t x) {
    x ^= x >> 30U;
    x *= 0xbf58476d1ce4e5b9ULL;
    x ^= x >> 27U;
    x *= 0x94d049bb133111ebULL;
    x ^= x >> 31U;
    return x;
}

constexpr std::uint64_t goldenGamma = 0x9e3779b97f4a7c15; ///< 2^64 over the golden ratio, odd

constexpr std::uint64_t combineKeys(std::uint64_t key, std::uint64_t part) {
    return mix64((key ^ part) + goldenGamma);
}

/// One 64-bit key out of several parts, numbers or enumerators; the order of the parts matters.
template <class... Parts> constexpr std::uint64_t keyOf(std::uint64_t first, Parts... rest) {
    std::uint64_t key = mix64(first + goldenGamma);
    ((key = combineKeys(key, static_cast<std::uint64_t>(rest))), ...);
    return key;
}

/// High half of a 128-bit product: maps 64 random bits onto [0, bound) without a division.
constexpr std::uint64_t scaleTo(std::uint64_t bits, std::uint64_t bound) {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint64_t>((static_cast<Wide>(bits) * bound) >> 64U);
}

/// value * numerator / denominator without overflow between; the quotient must fit 64 bits.
constexpr std::uint64_t mulDiv(std::uint64_t value, std::uint64_t numerator, std::uint64_t denominator) {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint64_t>(static_cast<Wide>(value) * numerator / denominator);
}

/// Splitmix64 as a stream: a counter run through mix64. Seeded by a key, so any entity can have its own stream without
/// a shared generator. Not for secrets. Not thread-safe; copy freely.
class Rng {
public:
    explicit constexpr Rng(std::uint64_t key) : m_state(key) {}

    constexpr std::uint64_t next() {
        m_state += goldenGamma;
        return mix64(m_state);
    }

    /// Uniform in [0, bound); bound > 0.
    constexpr std::uint64_t below(std::uint64_t bound) { return scaleTo(next(), bound); }
    constexpr std::uint32_t below32(std::uint32_t bound) { return static_cast<std::uint32_t>(scaleTo(next(), bound)); }

    /// Uniform in [low, high], both included.
    constexpr std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
    }

    constexpr bool chancePermille(std::uint32_t permille) { return below32(1000) < permille; }
    /// Of a draw that is made where it is `asked` for; no branch depends on that.
    constexpr bool chancePermilleIf(bool asked, std::uint32_t permille) {
        const bool hits = Rng(*this).chancePermille(permille);
        m_state += goldenGamma & (0U - static_cast<std::uint64_t>(asked));
        return asked & hits;
    }
    constexpr bool chancePpm(std::uint32_t ppm) { return below32(1'000'000) < ppm; }

private:
    std::uint64_t m_state;
};

} // namespace ledgerloom
