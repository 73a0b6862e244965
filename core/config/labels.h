#pragma once

#include <cstdint>

namespace ledgerloom {

/// Where the truth stands: beside each payment, in tables of its own that say when a bank learned it, or in both.
enum class Labels : std::uint8_t { inlined, delayed, both };

} // namespace ledgerloom
