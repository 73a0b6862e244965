#include "core/dataset/chunk_size.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// What is worked on at once should stay in a processor's caches: more is only slower.
constexpr std::uint64_t usualChunkBytes = std::uint64_t{1} << 20;
constexpr std::uint64_t shareOfBudget = 64;

} // namespace

std::uint64_t optimalChunkBytes(std::uint64_t availableBytes, std::uint64_t fileBytes) {
    const std::uint64_t affordable = std::clamp(availableBytes / shareOfBudget, leastChunkBytes, mostChunkBytes);
    return std::clamp(std::min(std::min(affordable, usualChunkBytes), fileBytes), leastChunkBytes, mostChunkBytes);
}

std::uint64_t chunkBytesAt(Level level, std::uint64_t optimalBytes) {
    if (level == Level::normal)
        return std::max(optimalBytes, leastChunkBytes);
    return std::max(level == Level::warning ? optimalBytes / 5 * 4 : optimalBytes / 2, leastChunkBytes);
}

bool heldWhole(std::uint64_t availableBytes, std::uint64_t fileBytes) {
    return fileBytes <= availableBytes / 4;
}

} // namespace ledgerloom
