#pragma once

#include "core/base/digits.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// The hot path of text formats. Every put...() writes at `out` and returns the end; none checks for room: callers
/// keep `writerSlack` bytes free behind a row's largest size, because copies are rounded up to whole blocks.

inline constexpr std::size_t writerSlack = 256;

/// A text that is copied in whole blocks of Capacity bytes, so that the copy's length is known to the compiler.
template <std::size_t Capacity> struct PaddedText {
    std::array<char, Capacity> text{};
    std::uint32_t length = 0;

    PaddedText() = default;
    explicit PaddedText(std::string_view source) : length(static_cast<std::uint32_t>(source.size())) {
        std::memcpy(text.data(), source.data(), source.size() <= Capacity ? source.size() : Capacity);
    }
};

template <std::size_t Capacity> inline char* put(char* out, const PaddedText<Capacity>& padded) {
    std::memcpy(out, padded.text.data(), Capacity);
    return out + padded.length;
}

/// A literal; its length is known to the compiler.
template <std::size_t Size> inline char* put(char* out, const char (&literal)[Size]) {
    std::memcpy(out, literal, Size - 1);
    return out + Size - 1;
}

/// A text of at most 48 bytes out of a field that has 48 readable bytes.
inline char* putUpTo48(char* out, const char* text, std::size_t length) {
    std::memcpy(out, text, 48);
    return out + length;
}

inline constexpr std::array<char, 200> digitPairs = [] {
    std::array<char, 200> pairs{};
    for (std::size_t i = 0; i < 100; ++i) {
        pairs[2 * i] = static_cast<char>('0' + i / 10);
        pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return pairs;
}();

inline void putPair(char* out, std::uint32_t value) {
    std::memcpy(out, &digitPairs[std::size_t{2} * value], 2);
}

/// Four digits with leading zeros; value below 10^4.
inline void putFour(char* out, std::uint32_t value) {
    putPair(out, value / 100);
    putPair(out + 2, value % 100);
}

/// Twelve digits with leading zeros; value below 10^12.
inline char* putTwelve(char* out, std::uint64_t value) {
    putFour(out, static_cast<std::uint32_t>(value / 100'000'000));
    putEight(out + 4, static_cast<std::uint32_t>(value % 100'000'000));
    return out + 12;
}

/// Fifteen digits with leading zeros; value below 10^15.
inline char* putFifteen(char* out, std::uint64_t value) {
    const std::uint64_t high = (eightDigits(static_cast<std::uint32_t>(value / 100'000'000)) | zeroDigits) >> 8U;
    std::memcpy(out, &high, 8); // seven digits
    putEight(out + 7, static_cast<std::uint32_t>(value % 100'000'000));
    return out + 15;
}

/// Numbers of a customer's own things, in fifteen digits: ten for the customer (below 10^10), five for the thing.
class CustomerDigits {
public:
    explicit CustomerDigits(std::uint64_t customer)
        : m_first(static_cast<std::uint32_t>(customer / 100'000'000)),
          m_last(eightDigits(static_cast<std::uint32_t>(customer % 100'000'000)) | zeroDigits) {}

    char* put(char* out, std::uint32_t thing) const {
        putPair(out, m_first);
        std::memcpy(out + 2, &m_last, 8);
        const std::uint64_t five = (eightDigits(thing) | zeroDigits) >> 24U;
        std::memcpy(out + 10, &five, 8);
        return out + 15;
    }

private:
    std::uint32_t m_first; ///< two digits
    std::uint64_t m_last;
};

/// As putNumber, for eight digits and more.
char* putLongNumber(char* out, std::uint64_t value);

/// Decimal without leading zeros.
inline char* putNumber(char* out, std::uint64_t value) {
    if (value >= 100'000'000)
        return putLongNumber(out, value);
    const std::uint64_t digits = eightDigits(static_cast<std::uint32_t>(value));
    constexpr std::uint64_t lastDigit = std::uint64_t{1} << 56U; // stays, also where it is 0
    const auto leading = static_cast<unsigned>(__builtin_ctzll(digits | lastDigit)) & ~7U;
    const std::uint64_t text = (digits | zeroDigits) >> leading;
    std::memcpy(out, &text, 8);
    return out + 8 - leading / 8;
}

/// As putCentesimal, for a million and more.
char* putLongCentesimal(char* out, std::uint64_t hundredths);

/// Hundredths as "123.45".
inline char* putCentesimal(char* out, std::uint64_t hundredths) {
    if (hundredths >= 100'000'000)
        return putLongCentesimal(out, hundredths);
    const std::uint64_t digits = eightDigits(static_cast<std::uint32_t>(hundredths));
    constexpr std::uint64_t unit = std::uint64_t{1} << 40U; // stays, also where it is 0
    const auto leading = static_cast<unsigned>(__builtin_ctzll(digits | unit)) & ~7U;
    const std::uint64_t text = digits | zeroDigits;
    const std::uint64_t whole = text >> leading;
    std::memcpy(out, &whole, 8);
    out += 6 - leading / 8;
    const auto fraction = static_cast<std::uint32_t>(text >> 48U << 8U) | '.';
    std::memcpy(out, &fraction, 4);
    return out + 3;
}

/// Micro-degrees as "-23.550520"; at most 180 degrees.
inline char* putMicroDegrees(char* out, std::int32_t value) {
    *out = '-';
    out += value < 0 ? 1 : 0;
    auto size = static_cast<std::uint32_t>(value < 0 ? -value : value);
    const bool beyondHundred = size >= 100'000'000;
    if (beyondHundred) { // not in Brazil
        *out++ = '1';
        size -= 100'000'000;
    }
    const std::uint64_t text = eightDigits(size) | zeroDigits;
    const unsigned leading = !beyondHundred && (text & 0xffU) == '0' ? 1 : 0;
    const auto whole = static_cast<std::uint16_t>(text >> 8 * leading);
    std::memcpy(out, &whole, 2);
    out += 2 - leading;
    *out = '.';
    const std::uint64_t fraction = text >> 16U;
    std::memcpy(out + 1, &fraction, 8); // six digits
    return out + 7;
}

/// Sixteen lower-case hexadecimal digits.
inline char* putHex16(char* out, std::uint64_t value) {
    putHexEight(out, static_cast<std::uint32_t>(value >> 32U));
    putHexEight(out + 8, static_cast<std::uint32_t>(value));
    return out + 16;
}

/// "HH:MM:" of every minute of a day.
extern const std::array<std::array<char, 8>, 1'440> minutesOfDay;

/// "YYYY-MM-DDTHH:MM:SS.ffffff". Keeps the text of the last day it saw: rows come in time order.
class TimestampWriter {
public:
    char* put(char* out, std::int64_t timeUs) {
        constexpr std::int64_t microsPerDayHere = 86'400'000'000;
        const std::int64_t day = timeUs / microsPerDayHere;
        if (day != m_day)
            setDay(day);
        const auto rest = static_cast<std::uint64_t>(timeUs - day * microsPerDayHere);
        const std::uint64_t minute = rest / 60'000'000;
        std::memcpy(out, m_date.data(), 16);
        std::memcpy(out + 11, minutesOfDay[minute].data(), 8);
        // Two digits of seconds and six behind the point.
        const std::uint64_t text = eightDigits(static_cast<std::uint32_t>(rest - minute * 60'000'000)) | zeroDigits;
        std::memcpy(out + 17, &text, 2);
        out[19] = '.';
        const std::uint64_t fraction = text >> 16U;
        std::memcpy(out + 20, &fraction, 8);
        return out + 26;
    }

private:
    void setDay(std::int64_t day);

    std::int64_t m_day = INT64_MIN;
    std::array<char, 16> m_date{};
};

} // namespace ledgerloom
