#include "app/cli/health_check.h"

#include "app/cli/versions.h"
#include "core/base/units.h"
#include "core/memory/limits.h"
#include "core/memory/probe.h"
#include "core/presets/preset_store.h"
#include "core/run/estimate.h"
#include "core/storage/file_system.h"
#include "core/storage/manifest.h"

#include <cstdlib>
#include <thread>

namespace ledgerloom {

namespace {

using Verdict = HealthCheck::Verdict;

/// Below this a first run of the default size does not fit.
constexpr std::uint64_t littleDisk = 2'000'000'000;

std::string binary(std::uint64_t bytes) {
    return formatSize(bytes, SizeStyle::binary);
}

HealthCheck checkCores() {
    const unsigned cores = std::thread::hardware_concurrency();
    if (cores == 0)
        return {"Cores", "cannot be read", Verdict::notice, "Say how many to use: --workers N."};
    return {"Cores", std::to_string(cores) + " for this process"};
}

HealthCheck checkMemory(const MemoryReading& reading) {
    const auto& total = reading.systemTotalBytes;
    const auto& available = reading.systemAvailableBytes;
    if (!total.value || !available.value)
        return {"Memory", total.value ? available.whyNot() : total.whyNot(), Verdict::problem,
                "Mount /proc for this process, and set --memory-limit until then."};
    return {"Memory", binary(*available.value) + " available of " + binary(*total.value)};
}

HealthCheck checkContainer(const MemoryReading& reading) {
    if (!reading.cgroupLimitBytes.value)
        return {"Container", "no limit (" + reading.cgroupLimitBytes.whyNot() + ")"};
    const auto& used = reading.cgroupUsedBytes;
    return {"Container", "limit " + binary(*reading.cgroupLimitBytes.value) + ", used " +
                             (used.value ? binary(*used.value) : used.whyNot())};
}

HealthCheck checkPressure(const MemoryReading& reading) {
    const auto& pressure = reading.pressureCentipercent;
    if (pressure.value)
        return {"Pressure", formatFixed(static_cast<double>(*pressure.value) / 100, 2) + " % of the last 10 s stalled"};
    return {"Pressure", pressure.whyNot(), Verdict::notice,
            "Runs do well without it; a kernel with pressure stall information (boot option psi=1) tells it."};
}

HealthCheck checkLimit(const MemoryReading& reading) {
    LimitRequest request;
    if (const char* container = std::getenv("CONTAINER_MEMORY_LIMIT"))
        request.containerLimit = container;
    const auto limits = limitsInForce(request, reading);
    if (!limits)
        return {"Limit", limits.error().message, Verdict::problem, "Mend that, or set --memory-limit."};
    return {"Limit", limits->reason + "; soft limit " + binary(limits->softBytes) + ", " +
                         binary(limits->minAvailableBytes) + " left to the system"};
}

HealthCheck checkDisk() {
    FileSystem files;
    std::uint64_t free = 0;
    if (files.writable(".") != 0)
        return {"Disk", "this folder cannot be written to", Verdict::notice, "Give --output in a folder of yours."};
    if (files.freeBytes(".", free) != 0)
        return {"Disk", "free space cannot be read", Verdict::notice, "See to it yourself that the dataset fits."};
    const std::string found = describeSize(free) + " free in this folder";
    if (free < littleDisk)
        return {"Disk", found, Verdict::notice, "Give --output on a larger disk, or a smaller --size."};
    return {"Disk", found};
}

HealthCheck checkPresets() {
    const auto folder = PresetStore::defaultFolder();
    const auto listing = PresetStore(folder).list();
    const std::string found = std::to_string(listing.presets.size()) + " that can be used, yours in " + folder.string();
    if (listing.unreadable.empty())
        return {"Presets", found};
    return {"Presets", found, Verdict::notice, "Mend or delete: " + listing.unreadable.front().message};
}

HealthCheck checkChoice() {
    RunConfig config;
    config.sizeBytes = 50'000'000'000;
    config.output = "null";
    const auto plan = estimate(config);
    if (!plan)
        return {"Choice", plan.error().message, Verdict::problem, "Mend that, or set the options it names."};
    const std::string found = "for 50 GB: " + plan->workersReason + "; " + binary(plan->streamingPeakBytes) +
                              " of memory, " + formatDuration(static_cast<std::uint64_t>(plan->secondsHigh * 1e6)) +
                              " at most";
    if (plan->obstacles.empty())
        return {"Choice", found};
    return {"Choice", found, Verdict::problem, plan->obstacles.front().message};
}

} // namespace

std::vector<HealthCheck> checkHealth() {
    const MemoryReading reading = makeSystemProbe()->read();
    std::vector<HealthCheck> checks{{"Ledgerloom", programVersion() + ", data version " + std::to_string(dataVersion)},
                                    checkCores(),
                                    checkMemory(reading),
                                    checkContainer(reading),
                                    checkPressure(reading),
                                    checkLimit(reading),
                                    checkDisk(),
                                    checkPresets(),
                                    checkChoice()};
    for (const auto& [name, version] : libraryVersions())
        checks.push_back({name, version});
    return checks;
}

} // namespace ledgerloom
