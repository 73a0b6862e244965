#pragma once

#include "core/memory/level.h"

#include <cstdint>

namespace ledgerloom {

/// How many bytes of a file are worked on at once. Pure functions; any thread.
///
/// Small 64 KiB to 1 MiB, medium to 10 MiB, larger where a sixty-fourth of the budget is more, 64 MiB at most; never
/// more than the file has.
std::uint64_t optimalChunkBytes(std::uint64_t availableBytes, std::uint64_t fileBytes);

/// What a chunk is cut to under pressure: WARNING x 0.8, CRITICAL and worse x 0.5, never below 64 KiB.
std::uint64_t chunkBytesAt(Level level, std::uint64_t optimalBytes);

/// Whether a file is small enough to be held whole: a quarter of what is available.
bool heldWhole(std::uint64_t availableBytes, std::uint64_t fileBytes);

inline constexpr std::uint64_t leastChunkBytes = std::uint64_t{64} << 10;
inline constexpr std::uint64_t mostChunkBytes = std::uint64_t{64} << 20;

} // namespace ledgerloom
