#include "core/run/resources.h"

#include "core/base/units.h"
#include "core/format/part_encoders.h"
#include "core/memory/worker_advice.h"
#include "core/run/memory_components.h"
#include "core/run/merge_job.h"
#include "core/run/part_job.h"
#include "core/run/shard_job.h"
#include "core/storage/object_store.h"
#include "core/storage/output_check.h"
#include "core/storage/staging.h"
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

/// As many workers as Arrow's limit has room for below WARNING; an automatic one is never what stands in the way.
void limitArrow(Resources& resources, const RunConfig& config, const Plan& plan) {
    const std::uint64_t each = PartEncoders::meteredBytes(plan);
    if (each == 0) {
        return;
    }
    const std::uint64_t calm = each * 10 / 7;
    resources.leastArrowBytes = each;
    Limits& limits = resources.limits;
    if (config.arrowLimitBytes == 0) {
        limits.arrowBytes = std::min(limits.hardBytes, std::max(limits.arrowBytes, calm + 1));
    }
    const std::uint64_t fitting = std::max<std::uint64_t>(1, limits.arrowBytes / calm);
    if (resources.workers > fitting) {
        resources.workers = static_cast<std::uint32_t>(fitting);
        resources.workersReason = "Arrow's limit of " + inBinary(limits.arrowBytes) + " has room for no more at " +
                                  inBinary(each) + " a worker; raise --arrow-limit";
    }
}

/// What a worker holds in the largest phase of the order of time.
std::uint64_t orderedBytes(const RunConfig& config, const Plan& plan, std::uint64_t width) {
    return std::max(
        {sumOf(ShardJob::memory(plan, config)), PartJob::memoryBytes(plan, width), MergeJob::memoryBytes(width)});
}

/// The most runs that fit `room`, as far as that is of use: with fewer than there are some are merged first.
std::uint64_t chooseWidth(const RunConfig& config, const Plan& plan, std::uint64_t room) {
    constexpr std::uint64_t mostOpenFiles = 512;
    if (config.mergeWidth > 0) {
        return config.mergeWidth;
    }
    const std::uint64_t most = std::clamp<std::uint64_t>(plan.blocks, 2, mostOpenFiles);
    const std::uint64_t least = std::min(most, leastWidth);
    const std::uint64_t fixed = orderedBytes(config, plan, least);
    const std::uint64_t eachRun = RunMerger::memoryBytes(1) - RunMerger::memoryBytes(0);
    // What making shards needs anyway is there for merging, too.
    const std::uint64_t merging = std::max(PartJob::memoryBytes(plan, least), MergeJob::memoryBytes(least));
    const std::uint64_t spare = std::max(room, fixed) - merging;
    return std::clamp(least + spare / eachRun, least, most);
}

std::optional<Error> arrowObstacle(const Resources& resources) {
    if (resources.leastArrowBytes <= resources.limits.arrowBytes) {
        return std::nullopt;
    }
    return Error{.code = ErrorCode::memory,
                 .message = "this format needs at least " + inBinary(resources.leastArrowBytes) +
                            " for Arrow, but its limit is " + inBinary(resources.limits.arrowBytes) +
                            "; set --arrow-limit to " + formatCount(resources.leastArrowBytes / mib + 1) +
                            "MiB or more, or leave it out",
                 .field = "arrow-limit"};
}

} // namespace

LimitRequest limitRequest(const RunConfig& config) {
    LimitRequest request{.memoryLimitBytes = config.memoryLimitBytes,
                         .softLimitBytes = config.softLimitBytes,
                         .softLimitPermille = config.softLimitPermille,
                         .minAvailableBytes = config.minAvailableBytes,
                         .arrowLimitBytes = config.arrowLimitBytes,
                         .containerLimit = {}};
    if (const char* container = std::getenv("CONTAINER_MEMORY_LIMIT")) {
        request.containerLimit = container;
    }
    return request;
}

Result<Resources> planResources(const RunConfig& config, const Plan& plan, const MemoryReading& reading,
                                bool stagedInMemory) {
    auto limits = limitsInForce(limitRequest(config), reading);
    if (!limits) {
        return limits.error();
    }
    Resources resources;
    resources.limits = std::move(limits).value();
    resources.stagedBytes = stagedInMemory ? stagedBytesPerWorker(plan) : 0;
    const bool ordered = plan.order == Order::time;
    const std::uint64_t beside = threadBytes + resources.stagedBytes;
    resources.workerBytes = beside + (ordered ? orderedBytes(config, plan, chooseWidth(config, plan, 0))
                                              : sumOf(ShardJob::memory(plan, config)));
    const std::uint64_t library = outputKind(config.output) == OutputKind::objectStore ? objectLibraryBytes : 0;
    const std::uint64_t program = reading.processBytes.value.value_or(16 * mib);
    const std::uint64_t fixed = program + recordBytes + slackBytes + library;
    resources.fixedBytes = fixed;
    resources.leastBytes = fixed + resources.workerBytes;
    const std::uint64_t hard = resources.limits.hardBytes;
    chooseWorkers(resources, config, plan, hard > fixed ? hard - fixed : 0);
    limitArrow(resources, config, plan);

    if (ordered) {
        const std::uint64_t room = (hard > fixed ? hard - fixed : 0) / resources.workers;
        resources.mergeWidth = chooseWidth(config, plan, room > beside ? room - beside : 0);
        resources.workerBytes = beside + orderedBytes(config, plan, resources.mergeWidth);
    }
    resources.besideBytes = program + library + recordBytes + resources.workers * threadBytes;
    resources.unitsInFlight = config.unitsInFlight > 0 ? config.unitsInFlight : resources.workers;
    resources.components = memoryComponents({.config = config,
                                             .plan = plan,
                                             .workers = resources.workers,
                                             .programBytes = program,
                                             .threadBytes = threadBytes,
                                             .recordBytes = recordBytes,
                                             .libraryBytes = library,
                                             .stagedBytes = resources.stagedBytes,
                                             .mergeWidth = resources.mergeWidth});
    for (const MemoryComponent& component : resources.components) {
        resources.peakBytes += component.bytes;
    }
    resources.budgetBytes = hard > program + library ? hard - program - library : 0;
    return resources;
}

std::optional<Error> memoryObstacle(const Resources& resources) {
    if (resources.leastBytes <= resources.limits.hardBytes) {
        return arrowObstacle(resources);
    }
    return Error{.code = ErrorCode::memory,
                 .message = "this run needs at least " + inBinary(resources.leastBytes) + " of memory, but " +
                            resources.limits.reason + "; set --memory-limit to " +
                            formatCount(resources.leastBytes / mib + 1) + "MiB or more, or free memory",
                 .field = "memory-limit"};
}

} // namespace ledgerloom
