#pragma once

#include <cstdint>
#include <string_view>

namespace ledgerloom {

/// XXH3 64-bit of a text; the same on every machine.
std::uint64_t hashText(std::string_view text);

} // namespace ledgerloom
