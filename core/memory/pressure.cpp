#include "core/memory/pressure.h"

#include "core/base/units.h"

#include <algorithm>
#include <array>

namespace ledgerloom {

namespace {

using Thresholds = std::array<double, 3>; ///< WARNING, CRITICAL, EMERGENCY, in percent

constexpr double never = 1e30;
constexpr const char* closeOthers = "close other programs";

std::string inBinary(std::uint64_t bytes) {
    return formatSize(bytes, SizeStyle::binary);
}

double percentOf(std::uint64_t part, std::uint64_t whole) {
    return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

/// The level of a percentage that is worse the higher it is.
Level above(double percent, const Thresholds& thresholds, double eased) {
    const auto passed = std::count_if(thresholds.begin(), thresholds.end(),
                                      [&](double threshold) { return percent >= threshold - eased; });
    return static_cast<Level>(passed);
}

/// Thresholds hold from their byte on, so they are compared in percent of the hard limit.
Thresholds processThresholds(const Limits& limits) {
    const double soft = percentOf(limits.softBytes, limits.hardBytes);
    return {std::min(70.0, soft * 7 / 9), soft, 100.0};
}

/// A percentage of the minimum that is worse the lower it is; "below" leaves the threshold itself out.
Level belowMinimum(std::uint64_t available, std::uint64_t minimum, double eased) {
    const double percent = percentOf(available, minimum);
    const Thresholds thresholds = {200.0, 150.0, 100.0};
    const auto passed = std::count_if(thresholds.begin(), thresholds.end(),
                                      [&](double threshold) { return percent < threshold + eased; });
    return static_cast<Level>(passed);
}

/// Sentences are made only when they are needed: this runs on every sample.
template <class MakeReason> void worsen(Pressure& worst, Level level, const char* fix, MakeReason reason) {
    if (level > worst.level) {
        worst = {level, reason(), fix};
    }
}

/// Whose memory runs short, and what helps.
struct Place {
    const char* where;
    const char* fix;
};

void judgeArrow(Pressure& worst, const MemoryReading& reading, const Limits& limits, double eased) {
    if (!reading.arrowBytes.value || limits.arrowBytes == 0) {
        return;
    }
    const double percent = percentOf(*reading.arrowBytes.value, limits.arrowBytes);
    worsen(worst, above(percent, processThresholds(limits), eased), "raise --arrow-limit or use fewer --workers", [&] {
        return "Arrow holds " + inBinary(*reading.arrowBytes.value) + ", " + formatFixed(percent, 1) +
               " % of its limit of " + inBinary(limits.arrowBytes);
    });
}

void judgeAvailable(Pressure& worst, const Reading& available, const Limits& limits, double eased, const Place& place) {
    if (!available.value || limits.minAvailableBytes == 0) {
        return;
    }
    worsen(worst, belowMinimum(*available.value, limits.minAvailableBytes, eased), place.fix, [&] {
        return inBinary(*available.value) + " of memory available " + place.where + ", and " +
               inBinary(limits.minAvailableBytes) + " are to be left alone";
    });
}

void judgeSystem(Pressure& worst, const MemoryReading& reading, double eased) {
    const auto total = reading.systemTotalBytes.value;
    const auto available = reading.systemAvailableBytes.value;
    if (!total || !available || *total == 0) {
        return;
    }
    const double used = percentOf(*total - std::min(*total, *available), *total);
    worsen(worst, above(used, {85.0, never, never}, eased), closeOthers,
           [&] { return "the whole system uses " + formatFixed(used, 1) + " % of its memory"; });
}

void judgePsi(Pressure& worst, const MemoryReading& reading, double eased) {
    if (!reading.pressureCentipercent.value) {
        return;
    }
    const double percent = static_cast<double>(*reading.pressureCentipercent.value) / 100.0;
    worsen(worst, above(percent, {20.0, 50.0, never}, eased), closeOthers,
           [&] { return "tasks waited for memory " + formatFixed(percent, 1) + " % of the last 10 seconds"; });
}

} // namespace

Pressure pressureOf(const MemoryReading& reading, const Limits& limits, double easedPoints) {
    Pressure worst;
    if (reading.processBytes.value && limits.hardBytes > 0) {
        const std::uint64_t bytes = *reading.processBytes.value;
        const double percent = percentOf(bytes, limits.hardBytes);
        worst = {above(percent, processThresholds(limits), easedPoints),
                 "the process uses " + inBinary(bytes) + ", " + formatFixed(percent, 1) + " % of its limit of " +
                     inBinary(limits.hardBytes),
                 "raise --memory-limit or use fewer --workers"};
    } else {
        worst.reason = "memory of the process " + reading.processBytes.whyNot();
    }
    judgeArrow(worst, reading, limits, easedPoints);
    judgeAvailable(worst, reading.systemAvailableBytes, limits, easedPoints,
                   {"on the system", "close other programs, or lower --min-available"});
    judgeAvailable(worst, reading.cgroupRoomBytes, limits, easedPoints,
                   {"in the cgroup", "give the container more memory, or lower --min-available"});
    judgeSystem(worst, reading, easedPoints);
    judgePsi(worst, reading, easedPoints);
    return worst;
}

} // namespace ledgerloom
