#include "core/dataset/read/json_text.h"

#include <array>
#include <charconv>

namespace ledgerloom::json_text {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Four hexadecimal digits; -1 where they are none.
int hexFour(std::string_view text) {
    unsigned value = 0;
    if (text.size() < 4)
        return -1;
    const auto read = std::from_chars(text.data(), text.data() + 4, value, 16);
    return read.ec == std::errc() && read.ptr == text.data() + 4 ? static_cast<int>(value) : -1;
}

/// Whether the escape at `at`, which is a backslash, is one; `at` goes behind it.
bool skipEscape(const char*& at, const char* end) {
    if (end - at < 2)
        return false;
    const bool unicode = at[1] == 'u';
    if (unicode ? end - at < 6 || hexFour({at + 2, 4}) < 0
                : std::string_view("\"\\/bfnrt").find(at[1]) == std::string_view::npos)
        return false;
    at += unicode ? 6 : 2;
    return true;
}

/// Behind the quote that ends the text which begins at `at`; null where it is not ended or holds what it must not.
const char* endOfText(const char* at, const char* end) {
    for (;;) {
        at = endOfPlain(at, end);
        if (at >= end || (*at != '"' && *at != '\\'))
            return nullptr;
        if (*at == '"')
            return at + 1;
        if (!skipEscape(at, end))
            return nullptr;
    }
}

char* putUtf8(char* out, unsigned code) {
    const auto byte = [&out](unsigned value) { *out++ = static_cast<char>(value); };
    if (code < 0x80)
        byte(code);
    else if (code < 0x800) {
        byte(0xC0U | (code >> 6U));
        byte(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        byte(0xE0U | (code >> 12U));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    } else {
        byte(0xF0U | (code >> 18U));
        byte(0x80U | ((code >> 12U) & 0x3FU));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    }
    return out;
}

/// The character of "uXXXX" at the beginning of `rest`, a pair of surrogates taken together; cuts it off. -1 where it
/// is none.
int takeUnicode(std::string_view& rest) {
    const int high = hexFour(rest.substr(1));
    if (high < 0 || (high >= 0xDC00 && high < 0xE000))
        return -1;
    rest.remove_prefix(5);
    if (high < 0xD800 || high >= 0xE000)
        return high;
    const int low = rest.starts_with("\\u") ? hexFour(rest.substr(2)) : -1;
    if (low < 0xDC00 || low >= 0xE000)
        return -1;
    rest.remove_prefix(6);
    return 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00);
}

bool skipWord(const char*& at, const char* end, std::string_view word) {
    if (!std::string_view(at, static_cast<std::size_t>(end - at)).starts_with(word))
        return false;
    at += word.size();
    return true;
}

/// The members of an object or the elements of a list; `at` is behind the bracket that opens it.
bool skipMembers(const char*& at, const char* end, int depth, bool named) {
    const char closing = named ? '}' : ']';
    skipSpace(at, end);
    if (at < end && *at == closing)
        return ++at, true;
    for (;;) {
        skipSpace(at, end);
        if (named) {
            if (at >= end || *at != '"' || (at = endOfText(at + 1, end)) == nullptr)
                return false;
            skipSpace(at, end);
            if (at >= end || *at++ != ':')
                return false;
        }
        if (!skipValue(at, end, depth - 1))
            return false;
        skipSpace(at, end);
        if (at >= end || (*at != ',' && *at != closing))
            return false;
        if (*at++ == closing)
            return true;
    }
}

} // namespace

const char* endOfNumber(const char* at, const char* end) {
    const auto skipDigits = [end](const char*& from) {
        const char* begin = from;
        while (from < end && isDigit(*from))
            ++from;
        return from > begin;
    };
    if (at < end && *at == '-')
        ++at;
    const char* whole = at;
    if (!skipDigits(at) || (*whole == '0' && at - whole > 1))
        return nullptr;
    if (at < end && *at == '.' && (++at, !skipDigits(at)))
        return nullptr;
    if (at < end && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at < end && (*at == '+' || *at == '-'))
            ++at;
        if (!skipDigits(at))
            return nullptr;
    }
    return at;
}

std::optional<double> readNumber(std::string_view text) {
    // Up to fifteen digits and a power of ten below 10^23 are both exact, so one division rounds right (Clinger).
    constexpr std::array<double, 16> powers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                            1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const bool negative = text.starts_with('-');
    std::int64_t digits = 0;
    std::size_t decimals = 0;
    bool point = false;
    bool simple = text.size() <= 16;
    for (const char c : text.substr(negative ? 1 : 0)) {
        if (isDigit(c)) {
            if (!simple)
                break;
            digits = digits * 10 + (c - '0');
            decimals += point ? 1 : 0;
        } else if (c == '.' && !point)
            point = true;
        else
            simple = false;
    }
    if (simple) {
        const double size = static_cast<double>(digits) / powers[decimals];
        return negative ? -size : size;
    }
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ptr != text.data() + text.size() || read.ec != std::errc())
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> readInteger(std::string_view text) {
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ptr != text.data() + text.size() || read.ec != std::errc())
        return std::nullopt;
    return value;
}

std::optional<std::string_view> unescaped(std::string_view raw, char* out) {
    constexpr std::string_view names = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    char* const begin = out;
    while (!raw.empty()) {
        if (raw.front() != '\\') {
            *out++ = raw.front();
            raw.remove_prefix(1);
            continue;
        }
        raw.remove_prefix(1);
        if (raw.starts_with('u')) {
            const int code = takeUnicode(raw);
            if (code < 0)
                return std::nullopt;
            out = putUtf8(out, static_cast<unsigned>(code));
            continue;
        }
        const std::size_t known = raw.empty() ? std::string_view::npos : names.find(raw.front());
        if (known == std::string_view::npos)
            return std::nullopt;
        *out++ = meanings[known];
        raw.remove_prefix(1);
    }
    return std::string_view(begin, static_cast<std::size_t>(out - begin));
}

bool skipValue(const char*& at, const char* end, int depth) {
    skipSpace(at, end);
    if (at >= end || depth == 0)
        return false;
    switch (*at) {
    case '"':
        return (at = endOfText(at + 1, end)) != nullptr;
    case '{':
        return skipMembers(++at, end, depth, true);
    case '[':
        return skipMembers(++at, end, depth, false);
    case 't':
        return skipWord(at, end, "true");
    case 'f':
        return skipWord(at, end, "false");
    case 'n':
        return skipWord(at, end, "null");
    default:
        return (at = endOfNumber(at, end)) != nullptr;
    }
}

} // namespace ledgerloom::json_text
