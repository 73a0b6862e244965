#include "core/base/text.h"

#include <algorithm>

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
