#include "core/run/memory_components.h"

#include "core/base/units.h"
#include "core/batch/batch.h"
#include "core/format/part_encoders.h"
#include "core/run/merge_job.h"
#include "core/run/part_job.h"
#include "core/run/shard_job.h"
#include "core/storage/output_check.h"
#include "core/storage/target.h"

#include <algorithm>
#include <string>

namespace ledgerloom {

namespace {

std::string inBinary(std::uint64_t bytes) {
    return formatSize(bytes, SizeStyle::binary);
}

/// A block's rows are set aside for the worst mix of payments; of that, and of the dictionary, a usual one touches 58 %
/// (measured). The tables of the population are touched whole. Small runs have small blocks.
std::uint64_t touchedBlock(const Plan& plan, std::uint64_t block, std::uint64_t workers) {
    constexpr std::uint64_t tables = 2'000'000;
    constexpr std::uint64_t touchedPercent = 58;
    const std::uint64_t full = std::max<std::uint64_t>(1, workers * rowsPerBlock);
    return std::min(block, tables) +
           mulDiv((block - std::min(block, tables)) * touchedPercent / 100, std::min(plan.rows, full), full);
}

/// Text fills two thirds of its buffer; Parquet and Arrow what is set aside for them, but in the order of time, where
/// only customers and devices are encoded while rows are made, 30 % of it (measured).
std::uint64_t touchedEncoder(const Plan& plan, std::uint64_t reserved) {
    constexpr std::uint64_t textPercent = 65;
    constexpr std::uint64_t peoplePercent = 30;
    if (plan.encoding.isText()) {
        return reserved * textPercent / 100;
    }
    return plan.order == Order::time ? reserved * peoplePercent / 100 : reserved;
}

/// Of customers and devices only the first pages of their buffers are ever filled, but for very large parts.
std::uint64_t touchedWriting(std::uint64_t reserved) {
    return std::min<std::uint64_t>(reserved, PartOutput::bufferBytes * 5 / 4);
}

std::uint64_t touched(const MemoryShare& share, const ComponentInputs& inputs) {
    switch (share.purpose) {
    case Purpose::population:
        return touchedBlock(inputs.plan, share.bytes, inputs.workers);
    case Purpose::encoders:
        return touchedEncoder(inputs.plan, share.bytes);
    case Purpose::writeBuffers:
        return touchedWriting(share.bytes);
    default:
        return share.bytes;
    }
}

std::string explanation(const MemoryShare& share, const ComponentInputs& inputs) {
    const std::string each = inputs.workers == 1 ? "one worker" : std::to_string(inputs.workers) + " workers";
    const std::string upTo = each + ", up to " + inBinary(share.bytes) + " each: ";
    switch (share.purpose) {
    case Purpose::population:
        return upTo + "the customers and payments of one block";
    case Purpose::batches:
        return each + ", one unit of " + formatCount(rowsPerUnit) + " rows in columns";
    case Purpose::encoders:
        return upTo + "encoded rows on their way out";
    default:
        return each + ", parts being written";
    }
}

MemoryComponent fixedPart(const char* name, std::uint64_t bytes, std::string explanation) {
    return {.name = name, .bytes = bytes, .reservedBytes = bytes, .explanation = std::move(explanation)};
}

/// In long runs some of what row groups have freed stays with the allocator: 1 to 6 MiB a worker were measured, which
/// the encoders' share has room for.
MemoryComponent threads(const ComponentInputs& inputs) {
    constexpr std::uint64_t holes = std::uint64_t{3} << 20;
    // In the order of time it is given back after each part.
    const bool rowGroups = PartEncoders::holdsBlocks(inputs.plan) && inputs.plan.order == Order::shard;
    return fixedPart("threads", inputs.workers * (inputs.threadBytes + (rowGroups ? holes : 0)),
                     counted(inputs.workers, "worker") +
                         (rowGroups ? ", stacks, checksums and what the allocator keeps" : ", stacks and checksums"));
}

/// What the allocator keeps of row groups is with the threads'. The part of a day or a month may have fewer rows than a
/// row group: no more of its encoder is filled.
std::uint64_t touchedMerging(const Plan& plan, std::uint64_t width) {
    constexpr std::uint64_t daysAMonth = 30;
    std::uint64_t part = PartJob::memoryBytes(plan, width);
    if (PartEncoders::holdsBlocks(plan)) {
        const std::uint64_t periods = plan.partition == Partition::none  ? 1
                                      : plan.partition == Partition::day ? plan.days()
                                                                         : plan.days() / daysAMonth + 1;
        const std::uint64_t filled = std::min<std::uint64_t>(rowsPerBlock, plan.rows / periods);
        const std::uint64_t encoder = PartEncoders::memoryBytes(plan);
        part -= PartJob::rowGroupHoles + encoder - mulDiv(encoder, filled, rowsPerBlock);
    }
    return std::max(part, MergeJob::memoryBytes(width));
}

/// Merging comes when all shards are made and what their making took is free again: only what it takes beyond that.
MemoryComponent mergeRuns(const ComponentInputs& inputs, std::uint64_t making, std::uint64_t makingReserved) {
    const std::uint64_t width = std::min(inputs.mergeWidth, inputs.plan.blocks);
    const std::uint64_t merging =
        inputs.workers * std::max(PartJob::memoryBytes(inputs.plan, width), MergeJob::memoryBytes(width));
    const std::uint64_t touched = inputs.workers * touchedMerging(inputs.plan, width);
    return {.name = "merge",
            .bytes = touched - std::min(touched, making),
            .reservedBytes = merging - std::min({merging, making, makingReserved}),
            .explanation = formatCount(width) + " sorted runs at once for each worker, beyond what the making of "
                                                "shards has given back by then"};
}

void addMaking(std::vector<MemoryComponent>& all, const ComponentInputs& inputs) {
    std::uint64_t making = 0;
    std::uint64_t reserved = 0;
    for (const MemoryShare& share : ShardJob::memory(inputs.plan, inputs.config)) {
        making += inputs.workers * touched(share, inputs);
        reserved += inputs.workers * share.bytes;
        const bool isLater = share.purpose == Purpose::writeBuffers && share.bytes == 0;
        if (share.purpose != Purpose::merge && !isLater) {
            all.push_back({.name = std::string(purposeName(share.purpose)),
                           .bytes = inputs.workers * touched(share, inputs),
                           .reservedBytes = inputs.workers * share.bytes,
                           .explanation = explanation(share, inputs)});
        }
    }
    if (inputs.plan.order == Order::time) {
        all.push_back(mergeRuns(inputs, making, reserved));
    }
}

/// Pieces of 1 MiB, the last of each part half full.
MemoryComponent heldRows(const Plan& plan) {
    return fixedPart("held rows", plan.expectedBytes() + stagingNeeded(plan),
                     "--store memory: all rows until the end, in " + formatCount(plan.shards) + " shards");
}

/// Beside the listing's, which is written by the same call.
MemoryComponent writingHeld(const RunConfig& config) {
    const std::uint64_t listing = outputKind(config.output) == OutputKind::folder ? listingBufferBytes : 0;
    const std::uint64_t buffers = writingBytes(config) + listing;
    return {.name = std::string(purposeName(Purpose::writeBuffers)),
            .bytes = touchedWriting(buffers),
            .reservedBytes = buffers,
            .explanation = "what was held is written by one, when the workers have gone"};
}

} // namespace

std::vector<MemoryComponent> memoryComponents(const ComponentInputs& inputs) {
    std::vector<MemoryComponent> all{
        fixedPart("program", inputs.programBytes, "what this process holds before the run")};
    addMaking(all, inputs);
    all.push_back(threads(inputs));
    all.push_back({.name = "history",
                   .bytes = inputs.recordBytes / 2,
                   .reservedBytes = inputs.recordBytes,
                   .explanation = "samples and events for charts and log"});
    if (inputs.libraryBytes > 0) {
        all.push_back(fixedPart("object store", inputs.libraryBytes,
                                "the store's client: its library, connections and requests"));
    }
    if (inputs.stagedBytes > 0) {
        all.push_back(fixedPart("staging", inputs.workers * inputs.stagedBytes,
                                "parts in " + inputs.config.staging +
                                    ", which is memory: " + inBinary(inputs.stagedBytes) + " a worker"));
    }
    if (inputs.config.store == Store::memory) {
        all.push_back(heldRows(inputs.plan));
        all.push_back(writingHeld(inputs.config));
    }
    return all;
}

std::uint64_t nameWindow(std::vector<MemoryComponent>& components, const WindowMemory& window) {
    const std::uint64_t process = components.front().bytes;
    if (window.programBytes == 0 || process < window.programBytes + window.chartBytes) {
        return 0;
    }
    components.front() = fixedPart("program", window.programBytes, "what this process held before it had a window");
    components.insert(components.begin() + 1,
                      {fixedPart("window", process - window.programBytes - window.chartBytes,
                                 "Qt, fonts, pictures and pages of the studio, as they are now"),
                       fixedPart("charts", window.mostChartBytes, "samples the charts keep, hours of a run")});
    return window.mostChartBytes - std::min(window.mostChartBytes, window.chartBytes);
}

} // namespace ledgerloom
