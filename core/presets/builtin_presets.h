#pragma once

#include <span>
#include <string_view>

namespace ledgerloom {

/// The JSON texts of resources/presets, in the order they are offered. Built into the program.
std::span<const std::string_view> builtinPresetTexts();

} // namespace ledgerloom
