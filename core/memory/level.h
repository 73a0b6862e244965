#pragma once

#include <cstdint>
#include <string_view>

namespace ledgerloom {

/// Memory pressure, worst last. Its order is meant: compare with < and >.
enum class Level : std::uint8_t { normal, warning, critical, emergency };

/// "NORMAL", "WARNING", "CRITICAL", "EMERGENCY".
std::string_view levelName(Level level);

} // namespace ledgerloom
