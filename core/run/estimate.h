#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// Bytes a part of the program will hold at once.
struct MemoryComponent {
    std::string name;                ///< "population", "batches", "encoders", "history", "program"
    std::uint64_t bytes = 0;         ///< what the process will really hold
    std::uint64_t reservedBytes = 0; ///< what is set aside for it: the most that it can ever be
    std::string explanation;         ///< how it comes about, one line
};

/// What one row of something takes in memory when it is held, as it would stand in the file.
struct ItemCost {
    std::string item; ///< "transaction", "customer", "device"
    double bytes = 0;
};

/// What the same run costs with one store or the other.
struct StoreCost {
    std::uint64_t peakBytes = 0;
    std::uint64_t recommendedLimitBytes = 0; ///< twice the peak, and at least the least one it runs under
    std::uint64_t writtenBytes = 0;          ///< to the disk, in all
    double secondsLow = 0;
    double secondsHigh = 0;
};

/// What a run of a config will be and cost; nothing is written to find out.
struct Estimate {
    std::uint64_t rows = 0;
    std::uint64_t fraudRows = 0;
    std::uint64_t customers = 0;
    std::uint64_t devices = 0; ///< expected
    std::uint64_t blocks = 0;
    std::uint64_t shards = 0;
    std::int32_t startDate = 0; ///< as it will be, after a small run has shortened its range
    std::int32_t endDate = 0;
    std::uint64_t seed = 0;
    double activity = 1; ///< payments a customer a month over the profiles' own
    double bytesPerRow = 0;
    std::uint64_t outputBytes = 0; ///< all tables and the manifest
    std::uint64_t diskNeededBytes = 0;
    std::uint64_t sortedRunBytes = 0;           ///< of that, for a while: rows on their way to the order of time
    bool objectStore = false;                   ///< the output is one: no disk is needed
    std::optional<std::uint64_t> diskFreeBytes; ///< empty: cannot be read, or the output is not a folder
    std::uint32_t workers = 0;
    std::string workersReason; ///< the sentence that says which bound decided
    std::vector<MemoryComponent> memory;
    std::uint64_t streamingPeakBytes = 0; ///< sum of `memory`
    std::uint64_t batchPeakBytes = 0;     ///< if all rows were held
    std::uint64_t mappedBytes = 0;      ///< of the customers file, in the page cache: nobody's memory, given up at need
    std::uint64_t memoryLimitBytes = 0; ///< limit in force
    std::string memoryLimitReason;      ///< which of the limits it is
    std::uint64_t leastMemoryBytes = 0; ///< least limit this config can run under
    std::vector<ItemCost> items;
    StoreCost disk;                           ///< streaming: written as it is made
    StoreCost held;                           ///< if all were held until the end
    std::optional<double> diskBytesPerSecond; ///< measured; empty when it could not be, or nothing is written
    double secondsLow = 0;                    ///< expected duration, with the store that is asked for
    double secondsHigh = 0;
    std::vector<std::string> absentFraudTypes; ///< of the 13, those without a woven scenario; the mix is renormalised
    std::vector<std::string> notes; ///< what was decided for the user (range shortened, ...), one sentence each
    std::string stagingAdvice;      ///< where parts could be staged, by their size; empty unless to a folder
    std::vector<Error> obstacles;   ///< why it cannot start as it is: disk, memory, folder; each with its fix
};

/// What belongs to the window of a process that has one, which the estimate tells apart from the program. Bytes.
struct WindowMemory {
    std::uint64_t programBytes = 0;         ///< of the process before it had a window; 0: it has none
    std::uint64_t chartBytes = 0;           ///< of samples that the charts hold now
    std::uint64_t mostChartBytes = 0;       ///< and after hours of a run
    std::optional<std::uint64_t> idleBytes; ///< of the process while no run went on; empty: none goes on now
};

/// Plans the config. Fails only where there is no plan (bad values, contradictions); what stands in the way of
/// starting is in `obstacles`. Thread-safe; some ten milliseconds.
Result<Estimate> estimate(const RunConfig& config, const WindowMemory& window = {});

} // namespace ledgerloom
