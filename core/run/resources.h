#pragma once

#include "core/base/result.h"
#include "core/config/plan.h"
#include "core/config/run_config.h"
#include "core/memory/limits.h"
#include "core/memory/reading.h"
#include "core/run/estimate.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// The memory and the workers of a run: what it may have and what it will take. Bytes.
struct Resources {
    Limits limits;
    std::uint32_t workers = 1;
    std::string workersReason;
    std::uint32_t unitsInFlight = 1; ///< units between made and written at once, when nothing presses
    std::uint64_t mergeWidth = 0;    ///< sorted runs that are merged at once; 0 in the order of shards
    std::uint64_t fixedBytes = 0;    ///< what is there whatever the workers
    std::uint64_t workerBytes = 0;   ///< what each worker adds
    std::uint64_t besideBytes = 0;   ///< of all this what is not reserved: program, library, threads, samples
    std::uint64_t stagedBytes = 0;   ///< of it: parts in a staging folder that is memory
    std::vector<MemoryComponent> components;
    std::uint64_t peakBytes = 0;       ///< sum of the components: what the process will really hold
    std::uint64_t leastBytes = 0;      ///< least limit that one worker can run under
    std::uint64_t leastArrowBytes = 0; ///< least --arrow-limit that one worker can run under; 0 in text formats
    std::uint64_t budgetBytes = 0;     ///< for reservations: the limit less what the program has already
};

/// `reading` is taken before anything of the run is allocated. Fails where the limits make no sense. Pure.
/// `stagedInMemory`: parts are written to a tmpfs first, which is memory like any other.
Result<Resources> planResources(const RunConfig& config, const Plan& plan, const MemoryReading& reading,
                                bool stagedInMemory = false);

/// Set when even one worker does not fit the limit: names the least one that works.
std::optional<Error> memoryObstacle(const Resources& resources);

/// The environment's CONTAINER_MEMORY_LIMIT and the config's options.
LimitRequest limitRequest(const RunConfig& config);

} // namespace ledgerloom
