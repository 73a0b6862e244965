#pragma once

#include "core/memory/level.h"
#include "core/memory/limits.h"
#include "core/memory/reading.h"

#include <string>

namespace ledgerloom {

/// The worst level that any single measure asks for, and which one it was.
struct Pressure {
    Level level = Level::normal;
    std::string reason;   ///< one sentence
    const char* fix = ""; ///< what to do about it: "raise --memory-limit or use fewer --workers"
};

/// `easedPoints` lowers every threshold by that many percentage points: 0 to rise, 10 to stay.
/// Process / limit: WARNING from 70 % of the hard limit (or 7/9 of the soft one, where that is less), CRITICAL from
/// the soft limit, EMERGENCY from the hard one. Arrow / its limit: the same shares. Available, of the system and within
/// the cgroups: below 2, 1.5 and 1 times the minimum. System use over 85 %: WARNING. PSI "some" over 10 s: WARNING from
/// 20 %, CRITICAL from 50 %, never worse, since others may cause it. Values that could not be read ask for nothing.
Pressure pressureOf(const MemoryReading& reading, const Limits& limits, double easedPoints);

} // namespace ledgerloom
