#include "core/run/estimate.h"

#include "core/base/units.h"
#include "core/config/fields.h"
#include "core/fraud/fraud_mix.h"
#include "core/memory/give_back.h"
#include "core/memory/probe.h"
#include "core/population/customer_index.h"
#include "core/run/memory_components.h"
#include "core/run/planner.h"
#include "core/run/resources.h"
#include "core/run/speed.h"
#include "core/storage/disk_speed.h"
#include "core/storage/output_check.h"
#include "core/storage/staging.h"
#include "core/storage/target.h"

#include <algorithm>
#include <iterator>

namespace ledgerloom {

namespace {

// A disk, other work on the machine and a warm or cold processor decide the rest: measured runs fell in between.
constexpr double fasterThanSample = 0.8;
constexpr double slowerThanSample = 1.4;
constexpr double orderedOverShards = 2.2;           // measured: rows are sorted, packed, merged and unpacked, too
constexpr double diskSlowerThanProbe = 2.0;         // a short probe sees a disk's cache, a long run what is behind it
constexpr double slowestDiskBytesPerSecond = 400e6; // a SATA disk; where nothing could be measured
constexpr double slowestStoreBytesPerSecond = 20e6; // an office's line; inside a cloud it is ten times that
constexpr double shortestStartSeconds = 0.03;       // plan, folders, manifest
constexpr double longestStartSeconds = 0.15;

/// `held`: making and writing come one after the other, else at the same time.
void estimateTime(StoreCost& cost, const Estimate& estimate, const MeasuredSpeed& speed, bool held, bool toStore) {
    if (speed.bytesPerSecond <= 0) {
        return;
    }
    const double once =
        static_cast<double>(estimate.outputBytes) / (speed.bytesPerSecond * std::max(1U, estimate.workers));
    const double making = estimate.sortedRunBytes > 0 ? once * orderedOverShards : once;
    const auto written = static_cast<double>(cost.writtenBytes);
    const double fast = estimate.diskBytesPerSecond ? written / *estimate.diskBytesPerSecond : 0;
    const double slow = toStore                       ? written / slowestStoreBytesPerSecond
                        : estimate.diskBytesPerSecond ? fast * diskSlowerThanProbe
                                                      : written / slowestDiskBytesPerSecond;
    const double low = making * fasterThanSample;
    const double high = making * slowerThanSample;
    cost.secondsLow = shortestStartSeconds + (held ? low + fast : std::max(low, fast));
    cost.secondsHigh = longestStartSeconds + (held ? high + slow : std::max(high, slow));
}

void describeStores(Estimate& estimate, const RunConfig& config, const MeasuredSpeed& speed) {
    const std::uint64_t streaming =
        estimate.streamingPeakBytes -
        (config.store == Store::memory ? estimate.outputBytes + estimate.sortedRunBytes : 0);
    const auto recommended = [&](std::uint64_t peak) { return std::max(2 * peak, estimate.leastMemoryBytes); };
    const bool toStore = outputKind(config.output) == OutputKind::objectStore;
    const bool writes = toStore || outputKind(config.output) == OutputKind::folder;
    for (const bool held : {false, true}) {
        StoreCost& cost = held ? estimate.held : estimate.disk;
        cost.peakBytes = streaming + (held ? estimate.outputBytes + estimate.sortedRunBytes : 0);
        cost.recommendedLimitBytes = recommended(cost.peakBytes);
        cost.writtenBytes = writes ? estimate.outputBytes + (held ? 0 : estimate.sortedRunBytes) : 0;
        estimateTime(cost, estimate, speed, held, toStore);
    }
    const StoreCost& asked = config.store == Store::memory ? estimate.held : estimate.disk;
    estimate.batchPeakBytes = estimate.held.peakBytes;
    estimate.secondsLow = asked.secondsLow;
    estimate.secondsHigh = asked.secondsHigh;
    if (config.store == Store::memory && asked.peakBytes > estimate.memoryLimitBytes) {
        estimate.notes.push_back(
            "--store memory holds about " + formatSize(asked.peakBytes, SizeStyle::binary) +
            ", more than the memory limit: the run will stop at EMERGENCY with code 3; use --store "
            "disk or raise --memory-limit");
    }
}

void describeItems(Estimate& estimate, const Plan& plan, const MeasuredSpeed& speed) {
    const auto add = [&](const char* item, Table table, double count) {
        const auto bytes = static_cast<double>(plan.tableBytes[static_cast<std::size_t>(table)]);
        if (count > 0) {
            estimate.items.push_back({.item = item, .bytes = bytes / count});
        }
    };
    const auto customers = static_cast<double>(plan.customers);
    add("transaction", Table::transactions, static_cast<double>(plan.rows));
    add("customer", Table::customers, customers);
    add("device", Table::devices, customers * speed.devicesPerCustomer);
}

void describePlan(Estimate& estimate, const Plan& plan) {
    estimate.rows = plan.rows;
    estimate.fraudRows = plan.fraudBefore(plan.blocks);
    estimate.customers = plan.customers;
    estimate.blocks = plan.blocks;
    estimate.shards = plan.shards;
    estimate.startDate = plan.startDate;
    estimate.endDate = plan.endDate;
    estimate.seed = plan.seed;
    estimate.activity = plan.activityPermille / 1000.0;
    const auto transactions = static_cast<double>(plan.tableBytes[static_cast<std::size_t>(Table::transactions)]);
    estimate.bytesPerRow = plan.rows > 0 ? transactions / static_cast<double>(plan.rows) : 0;
    estimate.outputBytes = plan.expectedBytes();
    estimate.sortedRunBytes = stagingNeeded(plan);
    estimate.mappedBytes = plan.importedCustomers ? plan.importedCustomers->fileBytes() : 0;
}

void describeMemory(Estimate& estimate, const Resources& resources, const WindowMemory& window) {
    // The limit is set for another start, at which the program may hold some pages more.
    constexpr std::uint64_t startsDifferBy = std::uint64_t{256} << 10;
    estimate.workers = resources.workers;
    estimate.workersReason = resources.workersReason;
    estimate.memory = resources.components;
    estimate.streamingPeakBytes = resources.peakBytes + nameWindow(estimate.memory, window);
    estimate.memoryLimitBytes = resources.limits.hardBytes;
    estimate.memoryLimitReason = resources.limits.reason;
    estimate.leastMemoryBytes = resources.leastBytes + startsDifferBy;
    if (auto obstacle = memoryObstacle(resources)) {
        estimate.obstacles.push_back(*std::move(obstacle));
    }
}

void describeDisk(Estimate& estimate, const RunConfig& config, const Plan& plan) {
    FileSystem files;
    estimate.objectStore = outputKind(config.output) == OutputKind::objectStore;
    if (outputKind(config.output) != OutputKind::folder) {
        std::ranges::move(outputObstacles(files, config, 0), std::back_inserter(estimate.obstacles));
        return;
    }
    estimate.diskNeededBytes = diskNeeded(plan);
    estimate.diskFreeBytes = outputFreeBytes(files, config.output);
    for (Error& obstacle : outputObstacles(files, config, estimate.diskNeededBytes)) {
        estimate.obstacles.push_back(std::move(obstacle));
    }
}

/// Parts go straight to the output as a rule; a slow one gains by staging, in memory where that is small.
void describeStaging(Estimate& estimate, const RunConfig& config, const Plan& plan, const MemoryReading& reading) {
    if (outputKind(config.output) != OutputKind::folder) {
        return;
    }
    FileSystem files;
    const std::uint64_t staged = estimate.workers * stagedBytesPerWorker(plan);
    if (auto obstacle = stagingObstacle(files, config, staged)) {
        estimate.obstacles.push_back(*std::move(obstacle));
    }
    const bool small = staged <= reading.systemAvailableBytes.value.value_or(0) / 16;
    estimate.stagingAdvice = "for a slow output (network, hard disk) the parts in work, " + formatSize(staged) +
                             ", can be staged " +
                             (small ? "in memory: --staging /dev/shm" : "on a fast disk; they are too much for memory");
}

} // namespace

Result<Estimate> estimate(const RunConfig& config, const WindowMemory& window) {
    if (auto checked = checkConfig(config); !checked) {
        return checked.error();
    }
    auto planned = makePlan(config);
    if (!planned) {
        return planned.error();
    }
    const MeasuredSpeed speed = measuredSpeed(planned->plan.encoding);
    FileSystem files;
    (void)giveBackFreeMemory(); // of planning: what the program holds is to be what it will hold
    MemoryReading reading = makeSystemProbe()->read();
    if (window.idleBytes) {
        reading.processBytes = Reading::of(*window.idleBytes);
    }
    const auto resources = planResources(config, planned->plan, reading, stagesInMemory(files, config));
    if (!resources) {
        return resources.error();
    }
    Estimate estimate;
    describePlan(estimate, planned->plan);
    estimate.devices = static_cast<std::uint64_t>(static_cast<double>(estimate.customers) * speed.devicesPerCustomer);
    estimate.notes = std::move(planned->notes);
    estimate.absentFraudTypes = absentFraudTypes(planned->plan.scenarioWeights);
    describeMemory(estimate, *resources, window);
    describeDisk(estimate, config, planned->plan);
    describeStaging(estimate, config, planned->plan, reading);
    if (outputKind(config.output) == OutputKind::folder && !config.output.empty()) {
        estimate.diskBytesPerSecond = diskBytesPerSecond(config.output);
    }
    describeItems(estimate, planned->plan, speed);
    describeStores(estimate, config, speed);
    return estimate;
}

} // namespace ledgerloom
