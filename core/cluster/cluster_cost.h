#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"

#include <cstdint>
#include <vector>

namespace ledgerloom {

/// What a task costs beside the rows it makes: Spark's scheduling, its Python and the program's start. Seconds of a
/// core, measured by tests/benchmarks/cluster_cost.py with Spark 3.5 on loopback; a network adds its delays.
inline constexpr double secondsATask = 0.085;
/// What the driver's commit takes a shard, seconds: two looks at its record and parts. By the same program, on a disk.
inline constexpr double secondsACommittedShard = 0.0003;
/// From spark-submit to the first task, and from the last to the end (assumption: on loopback it is less).
inline constexpr double clusterStartSeconds = 20;

/// A number of cores and what the run takes on them.
struct ClusterTime {
    std::uint64_t cores = 0;
    double secondsLow = 0;
    double secondsHigh = 0;
};

/// What a run costs on a cluster of machines like this one.
struct ClusterCost {
    std::uint64_t shards = 0;
    std::uint64_t tasks = 0;
    std::uint64_t outputBytes = 0;
    std::uint64_t taskMemoryBytes = 0; ///< limit that each task gets
    double shardSeconds = 0;           ///< of a core, to make one
    double overheadShare = 0;          ///< of the tasks' time that makes no rows
    double coreHours = 0;
    std::uint64_t recommendedPartBytes = 0; ///< at which that share is some two hundredths
    std::vector<ClusterTime> times;
};

/// The cost of a config with `on`; measures this machine's speed (some ten milliseconds).
Result<ClusterCost> clusterCost(const RunConfig& config);

} // namespace ledgerloom
