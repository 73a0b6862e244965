#pragma once

#include "core/config/fields.h"
#include "core/run/estimate.h"

namespace ledgerloom::testing {

/// An estimate of round numbers at once, for tests of what is done with one: 500 bytes a row, a disk with 100 GB
/// free, a machine with 4 GiB for the run.
inline Result<Estimate> fakeEstimate(const RunConfig& config) {
    if (const auto checked = checkConfig(config); !checked)
        return checked.error();
    constexpr std::uint64_t bytesPerRow = 500;
    constexpr std::uint64_t diskFree = 100'000'000'000;
    Estimate result;
    result.rows = config.rows > 0 ? config.rows : config.sizeBytes / bytesPerRow;
    result.fraudRows = static_cast<std::uint64_t>(static_cast<double>(result.rows) * config.fraudRatePpb / 1e9);
    result.customers = 1'000;
    result.startDate = config.startDate;
    result.endDate = config.endDate;
    result.outputBytes = result.rows * bytesPerRow;
    result.diskNeededBytes = result.outputBytes;
    result.diskFreeBytes = diskFree;
    result.workers = 2;
    result.workersReason = "2 workers: this machine's 2 cores bound it";
    result.streamingPeakBytes = 100 << 20;
    result.leastMemoryBytes = 64 << 20;
    result.memoryLimitBytes = config.memoryLimitBytes > 0 ? config.memoryLimitBytes : std::uint64_t(4) << 30;
    if (result.diskNeededBytes > diskFree)
        result.obstacles.push_back({ErrorCode::diskFull, "output: the disk is too small.", "output"});
    return result;
}

} // namespace ledgerloom::testing
