#include "core/base/text.h"
#include "core/presets/preset.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::size_t longestName = 64;

std::string whyNot(std::string_view name) {
    if (name.empty())
        return "it is empty";
    if (name.size() > longestName)
        return "it is longer than 64 bytes";
    if (!isUtf8(name))
        return "it is not valid UTF-8";
    const auto forbidden = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f ||
               std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
    };
    if (std::ranges::any_of(name, forbidden))
        return "it holds a control character or one of / \\ : * ? \" < > |";
    if (name.front() == '.' || name.front() == '-' || name.front() == ' ')
        return "it begins with a point, a dash or a space";
    if (name.back() == '.' || name.back() == ' ')
        return "it ends with a point or a space";
    return {};
}

} // namespace

Result<void> checkPresetName(std::string_view name) {
    const std::string why = whyNot(name);
    if (why.empty())
        return {};
    return Error{ErrorCode::badInput,
                 quotedText(name) + " cannot name a preset: " + why + ". Use 1 to 64 letters, digits, spaces, - or _.",
                 "name"};
}

bool samePresetName(std::string_view a, std::string_view b) {
    return lowerCase(a) == lowerCase(b);
}

} // namespace ledgerloom
