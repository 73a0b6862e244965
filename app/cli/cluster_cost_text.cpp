#include "app/cli/cluster_cost_text.h"

#include "core/base/units.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace ledgerloom {

namespace {

std::string duration(double seconds) {
    return formatDuration(static_cast<std::uint64_t>(std::llround(seconds)) * 1'000'000);
}

} // namespace

std::string clusterCostText(const ClusterCost& cost) {
    std::string text = "On a cluster of machines like this one\n";
    text += "  output      " + formatSize(cost.outputBytes) + ", " + counted(cost.shards, "shard") + " in " +
            counted(cost.tasks, "task") + "\n";
    text += "  a shard     " + formatFixed(cost.shardSeconds, 2) + " s of a core, and the task around it " +
            formatFixed(secondsATask, 2) + " s: " + formatFixed(cost.overheadShare * 100, 1) + " % makes no rows\n";
    text += "  memory      " + formatSize(cost.taskMemoryBytes, SizeStyle::binary) + " a task\n";
    text += "  work        " + formatFixed(cost.coreHours, cost.coreHours < 10 ? 2 : 0) + " core-hours\n";
    for (const ClusterTime& time : cost.times)
        text += "  " + std::to_string(time.cores) + " cores" + std::string(time.cores < 100 ? 4 : 3, ' ') +
                duration(time.secondsLow) + " to " + duration(time.secondsHigh) + ", where the storage takes " +
                formatSize(static_cast<std::uint64_t>(static_cast<double>(cost.outputBytes) / time.secondsLow)) +
                "/s\n";
    return text + "  part-size   " + formatSize(cost.recommendedPartBytes, SizeStyle::binary) + " is recommended\n";
}

std::string clusterCostJson(const ClusterCost& cost) {
    nlohmann::ordered_json json{{"shards", cost.shards},
                                {"tasks", cost.tasks},
                                {"output_bytes", cost.outputBytes},
                                {"shard_seconds", cost.shardSeconds},
                                {"task_seconds", secondsATask},
                                {"overhead_share", cost.overheadShare},
                                {"task_memory_bytes", cost.taskMemoryBytes},
                                {"core_hours", cost.coreHours},
                                {"recommended_part_bytes", cost.recommendedPartBytes},
                                {"times", nlohmann::ordered_json::array()}};
    for (const ClusterTime& time : cost.times)
        json["times"].push_back(
            {{"cores", time.cores}, {"seconds_low", time.secondsLow}, {"seconds_high", time.secondsHigh}});
    return json.dump() + "\n";
}

} // namespace ledgerloom
