#pragma once

#include <cstdint>

namespace ledgerloom {

/// Which rows of transactions stand together in a part: those of a shard's customers, or those of a stretch of time.
enum class Order : std::uint8_t { shard, time };

/// Folders that parts in the order of time are divided into.
enum class Partition : std::uint8_t { none, day, month };

} // namespace ledgerloom
