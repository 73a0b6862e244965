#pragma once

#include "core/base/random.h"

#include <array>
#include <bit>
#include <cstdint>

namespace ledgerloom {

/// A keyed permutation of [0, size) that can be walked both ways without a table: an alternating Feistel network over
/// the next power of two, with cycle walking back into the range (Black and Rogaway 2002). At most two rounds of
/// walking on average. Immutable, so safe from any thread.
class Permutation {
public:
    Permutation() = default;

    Permutation(std::uint64_t key, std::uint64_t size) : m_size(size) {
        const int bits = size > 2 ? static_cast<int>(std::bit_width(size - 1)) : 2;
        m_lowBits = bits / 2;
        m_lowMask = (1ULL << m_lowBits) - 1;
        m_highMask = (1ULL << (bits - m_lowBits)) - 1;
        for (std::size_t round = 0; round < m_keys.size(); ++round)
            m_keys[round] = keyOf(key, round);
    }

    std::uint64_t size() const { return m_size; }

    std::uint64_t forward(std::uint64_t value) const {
        do
            value = once(value);
        while (value >= m_size);
        return value;
    }

    std::uint64_t backward(std::uint64_t value) const {
        do
            value = onceBack(value);
        while (value >= m_size);
        return value;
    }

private:
    static constexpr std::size_t rounds = 4;

    std::uint64_t scramble(std::uint64_t half, std::size_t round) const {
        std::uint64_t x = (half + m_keys[round]) * 0x9fb21c651e98df25ULL;
        x ^= x >> 32U;
        x *= 0xd6e8feb86659fd93ULL;
        return x >> 24U;
    }

    std::uint64_t once(std::uint64_t value) const {
        std::uint64_t low = value & m_lowMask;
        std::uint64_t high = value >> m_lowBits;
        for (std::size_t round = 0; round < rounds; round += 2) {
            high ^= scramble(low, round) & m_highMask;
            low ^= scramble(high, round + 1) & m_lowMask;
        }
        return (high << m_lowBits) | low;
    }

    std::uint64_t onceBack(std::uint64_t value) const {
        std::uint64_t low = value & m_lowMask;
        std::uint64_t high = value >> m_lowBits;
        for (std::size_t round = rounds; round > 0; round -= 2) {
            low ^= scramble(high, round - 1) & m_lowMask;
            high ^= scramble(low, round - 2) & m_highMask;
        }
        return (high << m_lowBits) | low;
    }

    std::uint64_t m_size = 1;
    std::uint64_t m_lowMask = 1;
    std::uint64_t m_highMask = 1;
    int m_lowBits = 1;
    std::array<std::uint64_t, rounds> m_keys{};
};

} // namespace ledgerloom
