#pragma once

#include "core/base/result.h"
#include "core/run/engine.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// What is new of a run since somebody last asked: all that a screen needs to show it.
struct RunNews {
    Snapshot snapshot;
    std::vector<Sample> samples; ///< oldest first
    std::vector<Event> events;   ///< oldest first
};

/// The news as JSON, of 1 MB at most: 2,000 samples (thinned, no peak is lost) and the newest 1,000 events.
/// `sample` and `event` are the sequence numbers of the newest that the asker has.
std::string runFeed(const Engine& engine, std::uint64_t sample, std::uint64_t event);

/// The same for news that somebody holds already; no more than this is to be in them.
inline constexpr std::size_t mostFeedSamples = 2'000;
inline constexpr std::size_t mostFeedEvents = 1'000;
std::string runFeed(const RunNews& news);

/// Reads what runFeed() wrote, on another machine perhaps: io for anything else.
Result<RunNews> parseRunFeed(std::string_view json);

} // namespace ledgerloom
