#include "core/base/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace ledgerloom {

std::string lowerCase(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

std::string_view trimmed(std::string_view text) {
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

namespace {

/// Length of the UTF-8 character at the front of `text`; 0 where there is none.
std::size_t characterLength(std::string_view text) {
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80                    ? 1U
                               : first >= 0xc2 && first < 0xe0 ? 2U
                               : (first & 0xf0U) == 0xe0       ? 3U
                               : first >= 0xf0 && first < 0xf5 ? 4U
                                                               : 0U;
    if (length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0U) != 0x80U)
            return 0;
    // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
    const bool strange = (first == 0xe0 && byte(1) < 0xa0) || (first == 0xed && byte(1) > 0x9f) ||
                         (first == 0xf0 && byte(1) < 0x90) || (first == 0xf4 && byte(1) > 0x8f);
    return strange ? 0 : length;
}

} // namespace

bool isUtf8(std::string_view text) {
    constexpr std::uint64_t notAscii = 0x8080808080808080;
    while (!text.empty()) {
        std::uint64_t eight = notAscii;
        if (text.size() >= sizeof eight)
            std::memcpy(&eight, text.data(), sizeof eight);
        if ((eight & notAscii) == 0) {
            text.remove_prefix(sizeof eight);
            continue;
        }
        const std::size_t length = characterLength(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string foldedText(std::string_view text) {
    // Second byte of C3 xx, both cases, to its letter; '_' for what is none.
    constexpr std::string_view letters = "aaaaaaaceeeeiiiidnooooo_ouuuuy__";
    std::string folded;
    const auto separate = [&folded] {
        if (!folded.empty() && folded.back() != '_')
            folded += '_';
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool two = i + 1 < text.size();
        if (byte == 0xc3 && two && letters[static_cast<unsigned char>(text[i + 1]) & 0x1fU] != '_')
            folded += letters[static_cast<unsigned char>(text[++i]) & 0x1fU];
        else if ((byte == 0xcc || byte == 0xcd) && two)
            ++i; // an accent that stands by itself, after its letter
        else if (byte >= 'A' && byte <= 'Z')
            folded += static_cast<char>(byte + ('a' - 'A'));
        else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80)
            folded += static_cast<char>(byte);
        else
            separate();
    }
    if (!folded.empty() && folded.back() == '_')
        folded.pop_back();
    return folded;
}

std::string quotedText(std::string_view text) {
    constexpr std::size_t longest = 80;
    const bool cut = text.size() > longest;
    if (cut) {
        std::size_t end = longest;
        while (end > longest - 4 && (static_cast<unsigned char>(text[end]) & 0xc0u) == 0x80u)
            --end;
        text = text.substr(0, end);
    }
    std::string result(text);
    std::ranges::replace_if(
        result, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
    return "\"" + result + (cut ? "...\"" : "\"");
}

} // namespace ledgerloom
