#include "core/run/estimate.h"

#include "core/config/fields.h"
#include "core/fraud/fraud_mix.h"
#include "core/memory/probe.h"
#include "core/population/customer_index.h"
#include "core/run/planner.h"
#include "core/run/resources.h"
#include "core/run/speed.h"
#include "core/storage/output_check.h"
#include "core/storage/target.h"

#include <algorithm>

namespace ledgerloom {

namespace {

// A disk, other work on the machine and a warm or cold processor decide the rest: measured runs fell in between.
constexpr double fasterThanSample = 0.8;
constexpr double slowerThanSample = 1.4;
constexpr double slowestDiskBytesPerSecond = 400e6; // a SATA disk; most are faster
constexpr double shortestStartSeconds = 0.03;       // plan, folders, manifest
constexpr double longestStartSeconds = 0.15;

void estimateTime(Estimate& estimate, const RunConfig& config, const MeasuredSpeed& speed) {
    if (speed.bytesPerSecond <= 0) {
        return;
    }
    const auto bytes = static_cast<double>(estimate.outputBytes);
    const double seconds = bytes / (speed.bytesPerSecond * std::max(1U, estimate.workers));
    estimate.secondsLow = shortestStartSeconds + seconds * fasterThanSample;
    estimate.secondsHigh = longestStartSeconds + seconds * slowerThanSample;
    if (outputKind(config.output) == OutputKind::folder) {
        estimate.secondsHigh = std::max(estimate.secondsHigh, longestStartSeconds + bytes / slowestDiskBytesPerSecond);
    }
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
    estimate.mappedBytes = plan.importedCustomers ? plan.importedCustomers->fileBytes() : 0;
}

void describeMemory(Estimate& estimate, const Resources& resources) {
    estimate.workers = resources.workers;
    estimate.workersReason = resources.workersReason;
    estimate.memory = resources.components;
    estimate.streamingPeakBytes = resources.peakBytes;
    estimate.batchPeakBytes = resources.peakBytes + estimate.outputBytes;
    estimate.memoryLimitBytes = resources.limits.hardBytes;
    estimate.memoryLimitReason = resources.limits.reason;
    estimate.leastMemoryBytes = resources.leastBytes;
    if (auto obstacle = memoryObstacle(resources)) {
        estimate.obstacles.push_back(*std::move(obstacle));
    }
}

void describeDisk(Estimate& estimate, const RunConfig& config, const Plan& plan) {
    if (outputKind(config.output) != OutputKind::folder) {
        return;
    }
    FileSystem files;
    estimate.diskNeededBytes = diskNeeded(plan);
    estimate.diskFreeBytes = outputFreeBytes(files, config.output);
    for (Error& obstacle : outputObstacles(files, config, estimate.diskNeededBytes)) {
        estimate.obstacles.push_back(std::move(obstacle));
    }
}

} // namespace

Result<Estimate> estimate(const RunConfig& config) {
    if (auto checked = checkConfig(config); !checked) {
        return checked.error();
    }
    auto planned = makePlan(config);
    if (!planned) {
        return planned.error();
    }
    const MeasuredSpeed speed = measuredSpeed(planned->plan.encoding);
    const auto resources = planResources(config, planned->plan, makeSystemProbe()->read());
    if (!resources) {
        return resources.error();
    }
    Estimate estimate;
    describePlan(estimate, planned->plan);
    estimate.devices = static_cast<std::uint64_t>(static_cast<double>(estimate.customers) * speed.devicesPerCustomer);
    estimate.notes = std::move(planned->notes);
    estimate.absentFraudTypes = absentFraudTypes();
    describeMemory(estimate, *resources);
    describeDisk(estimate, config, planned->plan);
    estimateTime(estimate, config, speed);
    return estimate;
}

} // namespace ledgerloom
