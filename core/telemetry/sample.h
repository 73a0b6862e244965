#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace ledgerloom {

/// One point of the live charts. All sizes in bytes, all rates a second; a value that could not be read is empty,
/// never zero. `level` is the numeric value of ledgerloom::Level.
struct Sample {
    std::int64_t elapsedUs = 0;                  ///< since the run started, monotonic
    std::optional<std::uint64_t> processBytes;   ///< resident, without droppable file pages
    std::uint64_t reservedBytes = 0;             ///< the budget's reservations
    std::optional<std::uint64_t> availableBytes; ///< system memory available
    std::optional<std::uint64_t> diskFreeBytes;  ///< on the output's file system
    double growthBytesPerSecond = 0;
    double rowsPerSecond = 0;
    double bytesPerSecond = 0;
    std::uint8_t level = 0;
    std::uint64_t arrowBytes = 0; ///< what Arrow's pools hold of the process
};

enum class EventKind : std::uint8_t { state, level, reaction, warning, error, info };

/// One mark on the timeline and one line of the log.
struct Event {
    std::uint64_t sequence = 0; ///< grows by one an event; to ask "what is new since"
    std::int64_t elapsedUs = 0; ///< since the run started, monotonic
    std::int64_t wallUs = 0;    ///< microseconds since the Unix epoch, UTC
    EventKind kind = EventKind::info;
    std::uint8_t level = 0; ///< numeric value of ledgerloom::Level at that moment
    std::string text;       ///< one sentence
};

} // namespace ledgerloom
