#include "core/cluster/cluster_cost.h"

#include "core/run/estimate.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::uint64_t mebi = std::uint64_t{1} << 20;
constexpr std::uint64_t mostPartBytes = 1024 * mebi;
constexpr double worthwhileShare = 0.02;
constexpr std::uint64_t mostTasks = 100'000; // beyond, a task makes several shards

/// One machine's worker without a disk: storage is the cluster's own.
RunConfig oneCore(const RunConfig& config) {
    RunConfig one = config;
    one.on.clear();
    one.output = "null";
    one.workers = 1;
    one.memoryLimitBytes = std::uint64_t{1} << 36;
    one.minAvailableBytes = mebi;
    return one;
}

/// The least power of two from 64 MiB on whose making takes so long that a task's own cost does not matter.
std::uint64_t recommendedPart(double bytesASecond) {
    std::uint64_t part = 64 * mebi;
    while (part < mostPartBytes && static_cast<double>(part) / bytesASecond * worthwhileShare < secondsATask) {
        part *= 2;
    }
    return part;
}

} // namespace

Result<ClusterCost> clusterCost(const RunConfig& config) {
    const auto found = estimate(oneCore(config));
    if (!found) {
        return found.error();
    }
    const auto shards = static_cast<double>(found->shards);
    ClusterCost cost;
    cost.shards = found->shards;
    cost.tasks = std::min(found->shards, mostTasks);
    cost.outputBytes = found->outputBytes;
    cost.taskMemoryBytes = std::max(found->disk.recommendedLimitBytes, found->leastMemoryBytes);
    cost.shardSeconds = found->disk.secondsLow / shards;
    const double overhead = static_cast<double>(cost.tasks) * secondsATask;
    cost.overheadShare = overhead / (overhead + found->disk.secondsLow);
    cost.coreHours = (found->disk.secondsLow + overhead) / 3600;
    cost.recommendedPartBytes =
        recommendedPart(static_cast<double>(found->outputBytes) / std::max(found->disk.secondsLow, 1e-9));
    const double alone = clusterStartSeconds + shards * secondsACommittedShard;
    for (const std::uint64_t cores : {std::uint64_t{16}, std::uint64_t{128}, std::uint64_t{1024}}) {
        const auto many = static_cast<double>(std::min(cores, std::max<std::uint64_t>(cost.tasks, 1)));
        cost.times.push_back({.cores = cores,
                              .secondsLow = alone + (found->disk.secondsLow + overhead) / many,
                              .secondsHigh = alone + (found->disk.secondsHigh + overhead) / many});
    }
    return cost;
}

} // namespace ledgerloom
