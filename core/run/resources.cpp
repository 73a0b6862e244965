#include "core/run/resources.h"

#include "core/base/units.h"
#include "core/batch/batch.h"
#include "core/batch/block_maker.h"
#include "core/format/shard_encoder.h"
#include "core/memory/worker_advice.h"
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

/// Bytes of each.
struct Shares {
    std::uint64_t program;
    std::uint64_t encoder; ///< all that one worker makes and encodes with
    std::uint64_t writing;
};

/// What of the memory set aside for encoding a run touches, in per cent, as measured: row groups of Parquet fill what
/// they may, record batches are small.
std::uint64_t touchedPercent(Format format) {
    return format == Format::arrow ? 10 : 100;
}

/// A block's rows are set aside for the worst mix of payments; of that, and of the dictionary, a usual one touches 43 %
/// (measured). The tables of the population are touched whole. Small runs have small blocks.
std::uint64_t touchedBlock(const Plan& plan, std::uint64_t block, std::uint64_t workers) {
    constexpr std::uint64_t tables = 2'000'000;
    const std::uint64_t full = std::max<std::uint64_t>(1, workers * rowsPerBlock);
    return std::min(block, tables) +
           mulDiv((block - std::min(block, tables)) * 43 / 100, std::min(plan.rows, full), full);
}

std::vector<MemoryComponent> components(const RunConfig& config, const Plan& plan, const Resources& resources,
                                        const Shares& shares) {
    const std::uint64_t count = resources.workers;
    const std::string each = count == 1 ? "one worker" : std::to_string(count) + " workers";
    const std::uint64_t block = std::min(BlockMaker::memoryBytes(plan), shares.encoder);
    const std::uint64_t batch = std::min<std::uint64_t>(sizeof(Batch), shares.encoder - block);
    const std::uint64_t encoder = shares.encoder - block - batch;
    // Of customers and devices only the first pages of their buffers are ever filled, but for very large parts.
    const std::uint64_t writing = std::min<std::uint64_t>(shares.writing, PartOutput::bufferBytes);
    const auto part = [count](const char* name, std::uint64_t bytes, std::uint64_t reserved, std::string explanation) {
        return MemoryComponent{.name = name,
                               .bytes = count * bytes,
                               .reservedBytes = count * reserved,
                               .explanation = std::move(explanation)};
    };
    std::vector<MemoryComponent> all{{.name = "program",
                                      .bytes = shares.program,
                                      .reservedBytes = shares.program,
                                      .explanation = "what this process holds before the run"}};
    all.push_back(part("population", touchedBlock(plan, block, count), block,
                       each + ", up to " + inBinary(block) + " each: the customers and payments of one block"));
    all.push_back(
        part("batches", batch, batch, each + ", one unit of " + formatCount(rowsPerUnit) + " rows in columns"));
    all.push_back(part("encoders", encoder * touchedPercent(config.format) / 100, encoder,
                       each + ", up to " + inBinary(encoder) + " each: encoded rows on their way out"));
    all.push_back(part("write buffers", writing, shares.writing, each + ", parts being written"));
    all.push_back(part("threads", threadBytes, threadBytes, each + ", stacks and checksums"));
    all.push_back({.name = "history",
                   .bytes = recordBytes / 2,
                   .reservedBytes = recordBytes,
                   .explanation = "samples and events for charts and log"});
    return all;
}

/// Pieces of 1 MiB, the last of each part half full.
MemoryComponent heldRows(const Plan& plan) {
    const std::uint64_t bytes = plan.expectedBytes() + stagingNeeded(plan);
    return {.name = "held rows",
            .bytes = bytes,
            .reservedBytes = bytes,
            .explanation = "--store memory: all rows until the end, in " + formatCount(plan.shards) + " shards"};
}

MemoryComponent stagedParts(const RunConfig& config, const Resources& resources) {
    return {.name = "staging",
            .bytes = resources.workers * resources.stagedBytes,
            .reservedBytes = resources.workers * resources.stagedBytes,
            .explanation =
                "parts in " + config.staging + ", which is memory: " + inBinary(resources.stagedBytes) + " a worker"};
}

/// What a worker holds in the largest phase of the order of time.
std::uint64_t orderedBytes(const RunConfig& config, const Plan& plan, std::uint64_t width) {
    return std::max(
        {ShardJob::memoryBytes(plan, config), PartJob::memoryBytes(plan, width), MergeJob::memoryBytes(width)});
}

/// Merging comes when all shards are made and what their making took is free again: only what it takes beyond that.
MemoryComponent mergeRuns(const Resources& resources, const Plan& plan) {
    std::uint64_t touched = 0;
    std::uint64_t reserved = 0;
    for (const MemoryComponent& part : resources.components) {
        const bool ofMaking = part.name == "population" || part.name == "batches" || part.name == "encoders" ||
                              part.name == "write buffers";
        touched += ofMaking ? part.bytes : 0;
        reserved += ofMaking ? part.reservedBytes : 0;
    }
    const std::uint64_t width = std::min(resources.mergeWidth, plan.blocks);
    const std::uint64_t merging =
        resources.workers * std::max(PartJob::memoryBytes(plan, width), MergeJob::memoryBytes(width));
    return {.name = "merge",
            .bytes = merging - std::min(merging, touched),
            .reservedBytes = merging - std::min(merging, std::min(touched, reserved)),
            .explanation = formatCount(width) + " sorted runs at once for each worker, beyond what the making of "
                                                "shards has given back by then"};
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
    const bool ordered = plan.order == Order::time;
    const std::uint64_t beside = threadBytes + resources.stagedBytes;
    resources.workerBytes =
        beside + (ordered ? orderedBytes(config, plan, chooseWidth(config, plan, 0)) : encoder + writing);
    const bool toStore = outputKind(config.output) == OutputKind::objectStore;
    const std::uint64_t library = toStore ? objectLibraryBytes : 0;
    const std::uint64_t program = reading.processBytes.value.value_or(16 * mib);
    const std::uint64_t fixed = program + recordBytes + slackBytes + library;
    resources.leastBytes = fixed + resources.workerBytes;
    const std::uint64_t hard = resources.limits.hardBytes;
    chooseWorkers(resources, config, plan, hard > fixed ? hard - fixed : 0);

    if (ordered) {
        const std::uint64_t room = (hard > fixed ? hard - fixed : 0) / resources.workers;
        resources.mergeWidth = chooseWidth(config, plan, room > beside ? room - beside : 0);
        resources.workerBytes = beside + orderedBytes(config, plan, resources.mergeWidth);
    }
    resources.unitsInFlight = config.unitsInFlight > 0 ? config.unitsInFlight : resources.workers;
    resources.components =
        components(config, plan, resources, {.program = program, .encoder = encoder, .writing = writing});
    if (ordered) {
        resources.components.push_back(mergeRuns(resources, plan));
    }
    if (toStore) {
        resources.components.push_back({.name = "object store",
                                        .bytes = library,
                                        .reservedBytes = library,
                                        .explanation = "the store's client: its library, connections and requests"});
    }
    if (stagedInMemory) {
        resources.components.push_back(stagedParts(config, resources));
    }
    if (config.store == Store::memory) {
        resources.components.push_back(heldRows(plan));
    }
    for (const MemoryComponent& component : resources.components) {
        resources.peakBytes += component.bytes;
    }
    resources.budgetBytes = hard > program + library ? hard - program - library : 0;
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
