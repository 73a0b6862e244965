#include "core/run/resources.h"

#include "core/base/units.h"
#include "core/batch/batch.h"
#include "core/batch/block_maker.h"
#include "core/format/shard_encoder.h"
#include "core/memory/worker_advice.h"
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

/// Bytes of each.
struct Shares {
    std::uint64_t program;
    std::uint64_t encoder; ///< all that one worker makes and encodes with
    std::uint64_t writing;
};

std::vector<MemoryComponent> components(const Plan& plan, const Resources& resources, const Shares& shares) {
    const std::uint64_t count = resources.workers;
    const std::string each = count == 1 ? "one worker" : std::to_string(count) + " workers";
    const std::uint64_t block = std::min(BlockMaker::memoryBytes(plan), shares.encoder);
    const std::uint64_t batch = std::min<std::uint64_t>(sizeof(Batch), shares.encoder - block);
    return {{.name = "program", .bytes = shares.program, .explanation = "what this process holds before the run"},
            {.name = "population",
             .bytes = count * block,
             .explanation = each + ", " + inBinary(block) + " each: the customers and payments of one block"},
            {.name = "batches",
             .bytes = count * batch,
             .explanation = each + ", one unit of " + formatCount(rowsPerUnit) + " rows in columns each"},
            {.name = "encoders",
             .bytes = count * (shares.encoder - block - batch),
             .explanation = "encoded rows on their way out, " + each},
            {.name = "write buffers", .bytes = count * shares.writing, .explanation = "parts being written, " + each},
            {.name = "threads", .bytes = count * threadBytes, .explanation = "stacks and checksums of " + each},
            {.name = "history", .bytes = recordBytes, .explanation = "samples and events for charts and log"}};
}

/// Pieces of 1 MiB, the last of each part half full.
MemoryComponent heldRows(const Plan& plan) {
    return {.name = "held rows",
            .bytes = plan.expectedBytes(),
            .explanation = "--store memory: all rows until the end, in " + formatCount(plan.shards) + " shards"};
}

MemoryComponent stagedParts(const RunConfig& config, const Resources& resources) {
    return {.name = "staging",
            .bytes = resources.workers * resources.stagedBytes,
            .explanation =
                "parts in " + config.staging + ", which is memory: " + inBinary(resources.stagedBytes) + " a worker"};
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

Result<Resources> planResources(const RunConfig& config, const Plan& plan, const MemoryReading& reading,
                                bool stagedInMemory) {
    auto limits = limitsInForce(limitRequest(config), reading);
    if (!limits) {
        return limits.error();
    }
    Resources resources;
    resources.limits = std::move(limits).value();
    const std::uint64_t encoder = ShardEncoder::memoryBytes(plan);
    const std::uint64_t writing = writingBytes(config);
    resources.stagedBytes = stagedInMemory ? stagedBytesPerWorker(plan) : 0;
    resources.workerBytes = encoder + threadBytes + writing + resources.stagedBytes;
    const std::uint64_t program = reading.processBytes.value.value_or(16 * mib);
    const std::uint64_t fixed = program + recordBytes + slackBytes;
    resources.leastBytes = fixed + resources.workerBytes;
    const std::uint64_t hard = resources.limits.hardBytes;
    chooseWorkers(resources, config, plan, hard > fixed ? hard - fixed : 0);

    resources.unitsInFlight = config.unitsInFlight > 0 ? config.unitsInFlight : resources.workers;
    resources.components = components(plan, resources, {.program = program, .encoder = encoder, .writing = writing});
    if (stagedInMemory) {
        resources.components.push_back(stagedParts(config, resources));
    }
    if (config.store == Store::memory) {
        resources.components.push_back(heldRows(plan));
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
