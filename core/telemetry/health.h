#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace ledgerloom {

/// What the server tells about a run. Bytes and rates a second; values that could not be read are empty.
struct HealthView {
    std::string state = "ready"; ///< the run's: "running", "paused", ...
    std::uint8_t level = 0;      ///< numeric value of ledgerloom::Level
    std::string levelName = "NORMAL";
    std::optional<std::uint64_t> memoryUsageBytes; ///< of the process
    std::uint64_t memoryLimitBytes = 0;            ///< hard limit in force; 0 = none yet
    std::uint64_t reservedBytes = 0;
    std::uint64_t arrowBytes = 0;                ///< what Arrow's pools hold
    std::uint64_t arrowLimitBytes = 0;           ///< 0 = none
    std::optional<std::uint64_t> availableBytes; ///< of the system
    double growthBytesPerSecond = 0;
    double progress = 0; ///< 0 .. 1
    double elapsedSeconds = 0;
    std::uint64_t rowsDone = 0;
    std::uint64_t rowsTotal = 0;
    std::uint64_t bytesDone = 0;
    double rowsPerSecond = 0;
    double bytesPerSecond = 0;
    std::uint32_t workersActive = 0;
};

/// From CRITICAL on a run should be sent nothing more.
bool isReady(const HealthView& view);

/// One JSON object: status ("healthy", "degraded" from CRITICAL), state, level, memory_usage_mb, memory_limit_mb
/// (MB = 10^6 bytes), memory_percent, progress (percent), rows_done, rows_total. Null for what is not known.
std::string healthJson(const HealthView& view);

/// The same in the text format 0.0.4 of Prometheus; what is not known is left out.
std::string metricsText(const HealthView& view);

} // namespace ledgerloom
