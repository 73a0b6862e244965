#include "core/run/resources.h"

#include "core/base/units.h"
#include "core/format/shard_encoder.h"
#include "core/memory/worker_advice.h"
#include "core/run/merge_job.h"
#include "core/run/part_job.h"
#include "core/run/shard_job.h"
#include "core/storage/target.h"

#include <algorithm>
#include <cstdlib>
#include <thread>

namespace ledgerloom {

namespace {

constexpr std::uint64_t mib = std::uint64_t{1} << 20;
// A worker's stack as far as it is touched, its allocator's arena, three checksums: measured under 400 KiB.
constexpr std::uint64_t threadBytes = mib / 2;
// Ten minutes of samples and some thousand events; a run of days takes up to three times as much.
constexpr std::uint64_t recordBytes = mib;
// Between what is planned and the limit, for long runs' samples and what the allocator rounds up.
constexpr std::uint64_t slackBytes = 6 * mib;

// Runs that are merged at once at the very least: fewer would save nothing worth a pass over the data.
constexpr std::uint64_t leastWidth = 16;

std::string inBinary(std::uint64_t bytes) {
    return formatSize(bytes, SizeStyle::binary);
}

void chooseWorkers(Resources& resources, const RunConfig& config, const Plan& plan, std::uint64_t room) {
    const std::uint32_t cores = std::max(1U, std::thread::hardware_concurrency());
    const WorkerAdvice advice = adviseWorkers(room, resources.workerBytes, plan.expectedBytes(), cores);
    resources.workers = config.workers > 0 ? config.workers : advice.workers;
    resources.workersReason = config.workers > 0 ? "as --workers asks" : advice.reason;
    if (outputKind(config.output) == OutputKind::standardOutput && resources.workers > 1) {
        resources.workers = 1;
        resources.workersReason = "standard output is written in order by one worker";
    }
    if (resources.workers > plan.shards && plan.shards > 0) {
        resources.workers = static_cast<std::uint32_t>(plan.shards);
        resources.workersReason = "a run of " + formatCount(plan.shards) +
                                  (plan.shards == 1 ? " shard has work for no more" : " shards has work for no more");
    }
    const std::uint64_t fitting = std::max<std::uint64_t>(1, room / resources.workerBytes);
    if (resources.workers > fitting) {
        resources.workers = static_cast<std::uint32_t>(fitting);
        resources.workersReason =
            "memory of " + inBinary(room) + " at " + inBinary(resources.workerBytes) + " a worker has room for no more";
    }
}

/// What a worker holds in the largest phase of the order of time.
std::uint64_t orderedBytes(const Plan& plan, std::uint64_t width) {
    return std::max({ShardJob::memoryBytes(plan), PartJob::memoryBytes(plan, width), MergeJob::memoryBytes(width)});
}

/// The most runs that fit `room`, as far as that is of use: with fewer than there are some are merged first.
std::uint64_t chooseWidth(const RunConfig& config, const Plan& plan, std::uint64_t room) {
    constexpr std::uint64_t mostOpenFiles = 512;
    if (config.mergeWidth > 0) {
        return config.mergeWidth;
    }
    const std::uint64_t most = std::clamp<std::uint64_t>(plan.blocks, 2, mostOpenFiles);
    const std::uint64_t least = std::min(most, leastWidth);
    const std::uint64_t fixed = orderedBytes(plan, least);
    const std::uint64_t eachRun = RunMerger::memoryBytes(1) - RunMerger::memoryBytes(0);
    // What making shards needs anyway is there for merging, too.
    const std::uint64_t merging = std::max(PartJob::memoryBytes(plan, least), MergeJob::memoryBytes(least));
    const std::uint64_t spare = std::max(room, fixed) - merging;
    return std::clamp(least + spare / eachRun, least, most);
}

} // namespace

LimitRequest limitRequest(const RunConfig& config) {
    LimitRequest request{.memoryLimitBytes = config.memoryLimitBytes,
                         .softLimitBytes = config.softLimitBytes,
                         .softLimitPermille = config.softLimitPermille,
                         .minAvailableBytes = config.minAvailableBytes,
                         .containerLimit = {}};
    if (const char* container = std::getenv("CONTAINER_MEMORY_LIMIT")) {
        request.containerLimit = container;
    }
    return request;
}

Result<Resources> planResources(const RunConfig& config, const Plan& plan, const MemoryReading& reading) {
    auto limits = limitsInForce(limitRequest(config), reading);
    if (!limits) {
        return limits.error();
    }
    Resources resources;
    resources.limits = std::move(limits).value();
    const std::uint64_t encoder = ShardEncoder::memoryBytes(plan);
    const std::uint64_t writing = outputKind(config.output) == OutputKind::folder ? writeBufferBytes : 0;
    const bool ordered = plan.order == Order::time;
    const std::uint64_t making = ordered ? ShardJob::memoryBytes(plan) : encoder + writing;
    resources.workerBytes = threadBytes + (ordered ? orderedBytes(plan, chooseWidth(config, plan, 0)) : making);
    const std::uint64_t program = reading.processBytes.value.value_or(16 * mib);
    const std::uint64_t fixed = program + recordBytes + slackBytes;
    resources.leastBytes = fixed + resources.workerBytes;
    const std::uint64_t hard = resources.limits.hardBytes;
    chooseWorkers(resources, config, plan, hard > fixed ? hard - fixed : 0);

    if (ordered) {
        const std::uint64_t room = (hard > fixed ? hard - fixed : 0) / resources.workers;
        resources.mergeWidth = chooseWidth(config, plan, room > threadBytes ? room - threadBytes : 0);
        resources.workerBytes = threadBytes + orderedBytes(plan, resources.mergeWidth);
    }
    resources.unitsInFlight = config.unitsInFlight > 0 ? config.unitsInFlight : resources.workers;
    const std::uint64_t count = resources.workers;
    const std::string each = count == 1 ? "one worker" : std::to_string(count) + " workers";
    resources.components = {
        {.name = "program", .bytes = program, .explanation = "what this process holds before the run"},
        {.name = "encoders",
         .bytes = count * encoder,
         .explanation = each + ", " + inBinary(encoder) + " each: a block's customers, rows and a unit of output"},
        {.name = "workers",
         .bytes = count * (threadBytes + writing),
         .explanation = "stacks, checksums and write buffers of " + each},
        {.name = "history", .bytes = recordBytes, .explanation = "samples and events for charts and log"}};
    if (ordered) {
        resources.components.push_back(
            {.name = "merge",
             .bytes = count * (resources.workerBytes - threadBytes - encoder - writing),
             .explanation = "up to " + std::to_string(resources.mergeWidth) +
                            " sorted runs at once, beyond what is free of the encoders' memory by then"});
    }
    for (const MemoryComponent& component : resources.components) {
        resources.peakBytes += component.bytes;
    }
    resources.budgetBytes = hard > program ? hard - program : 0;
    return resources;
}

std::optional<Error> memoryObstacle(const Resources& resources) {
    if (resources.leastBytes <= resources.limits.hardBytes) {
        return std::nullopt;
    }
    return Error{.code = ErrorCode::memory,
                 .message = "this run needs at least " + inBinary(resources.leastBytes) + " of memory, but " +
                            resources.limits.reason + "; set --memory-limit to " +
                            formatCount(resources.leastBytes / mib + 1) + "MiB or more, or free memory",
                 .field = "memory-limit"};
}

} // namespace ledgerloom
