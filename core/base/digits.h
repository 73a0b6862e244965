#pragma once

#include <array>
#include <cstdint>
#include <cstring>

namespace ledgerloom {

/// Digits of a number all at once, as the bytes of a word: no branch and no table depends on the value. Words are
/// little-endian, as the whole program: the first digit is the first byte in memory.

inline constexpr std::uint64_t zeroDigits = 0x3030303030303030; ///< "00000000"

/// The four decimal digits each of two values below 10^4, as numbers from 0 to 9; with zeroDigits they are text.
constexpr std::uint64_t twiceFourDigits(std::uint32_t first, std::uint32_t second) {
    std::uint64_t digits = first | std::uint64_t{second} << 32U;
    const std::uint64_t hundreds = digits * 10'486 >> 20U & 0x0000007F0000007F; // 10486 / 2^20 divides by 100 here
    digits = hundreds | (digits - 100 * hundreds) << 16U;
    const std::uint64_t tens = digits * 103 >> 10U & 0x000F000F000F000F; // and 103 / 2^10 by 10
    return tens | (digits - 10 * tens) << 8U;
}

/// The eight decimal digits of a value below 10^8.
constexpr std::uint64_t eightDigits(std::uint32_t value) {
    return twiceFourDigits(value / 10'000, value % 10'000);
}

/// Weights of eight digits for a sum of their products; the first digit's first, none over 15.
class DigitWeights {
public:
    constexpr explicit DigitWeights(const std::array<std::uint64_t, 8>& weights) {
        // A multiplication adds up four products of 16 bits in its highest ones: those of a factor turned round.
        for (unsigned i = 0; i < 8; i += 2) {
            m_even |= weights[i] << (48 - 8 * i);
            m_odd |= weights[i + 1] << (48 - 8 * i);
        }
    }

    /// Of digits as eightDigits() gives them.
    constexpr std::uint64_t sum(std::uint64_t digits) const {
        constexpr std::uint64_t mask = 0x00FF00FF00FF00FF;
        return ((digits & mask) * m_even >> 48U) + ((digits >> 8U & mask) * m_odd >> 48U);
    }

private:
    std::uint64_t m_even = 0;
    std::uint64_t m_odd = 0;
};

/// Eight lower-case hexadecimal digits as text.
constexpr std::uint64_t eightHexDigits(std::uint32_t value) {
    std::uint64_t digits = __builtin_bswap32(value);
    digits = (digits | digits << 16U) & 0x0000FFFF0000FFFF;
    digits = (digits | digits << 8U) & 0x00FF00FF00FF00FF;
    digits = (digits >> 4U & 0x000F000F000F000F) | (digits & 0x000F000F000F000F) << 8U;
    // One in each byte that is ten or more, to move it from behind '9' to 'a'.
    const std::uint64_t letters = (digits + 0x0606060606060606) >> 4U & 0x0101010101010101;
    return digits + zeroDigits + letters * ('a' - '0' - 10);
}

/// Eight digits with leading zeros; value below 10^8.
inline void putEight(char* out, std::uint32_t value) {
    const std::uint64_t text = eightDigits(value) | zeroDigits;
    std::memcpy(out, &text, 8);
}

inline void putHexEight(char* out, std::uint32_t value) {
    const std::uint64_t text = eightHexDigits(value);
    std::memcpy(out, &text, 8);
}

} // namespace ledgerloom
