#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace ledgerloom::json_text {

// Pieces of JSON (RFC 8259) out of a line. All of them may look at TextView::padding bytes behind the line's end, which
// must be readable; what stands there does no harm, since every value is checked against `end`.

/// The first quote, backslash or control character at `at` or behind it; `end` or a place behind it where the line has
/// none.
inline const char* endOfPlain(const char* at, const char* end) {
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t tops = ones << 7U;
    for (; at < end; at += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, at, 8);
        const std::uint64_t quote = eight ^ (ones * '"');
        const std::uint64_t slash = eight ^ (ones * '\\');
        // A byte of zero is the only one that borrows into its top bit; the first hit is exact, later ones need not be.
        const std::uint64_t hits =
            ((quote - ones) & ~quote) | ((slash - ones) & ~slash) | ((eight - ones * 0x20) & ~eight);
        if ((hits & tops) != 0)
            return at + (__builtin_ctzll(hits & tops) >> 3U);
    }
    return at;
}

/// Goes behind a number; null where none stands there.
const char* endOfNumber(const char* at, const char* end);

/// A number as JSON writes it; nothing where the text is not one.
std::optional<double> readNumber(std::string_view text);
std::optional<std::int64_t> readInteger(std::string_view text);

/// The text between two quotes, with its escapes turned into UTF-8, written to `out`, which has room for as many bytes;
/// nothing where an escape is wrong.
std::optional<std::string_view> unescaped(std::string_view raw, char* out);

/// Whether it is one whole JSON value, at most `depth` deep; `at` goes behind it.
bool skipValue(const char*& at, const char* end, int depth);

inline bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}
inline void skipSpace(const char*& at, const char* end) {
    while (at < end && isSpace(*at))
        ++at;
}

} // namespace ledgerloom::json_text
