#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"
#include "core/memory/limits.h"
#include "core/memory/reading.h"
#include "core/run/resources.h"

#include <cstdint>
#include <string>

namespace ledgerloom {

/// The fields that may change while a run is under way: workers, memory-limit, soft-limit, min-available, arrow-limit.
/// None of them decides a byte. Gives `config` those of `from`.
void takeAdjustable(RunConfig& config, const RunConfig& from);

/// What a run has at the moment, to hold a wish against. Bytes.
struct RunNow {
    const RunConfig& config; ///< with what was changed before
    const Resources& planned;
    const Limits& limits; ///< in force
    std::uint32_t workers = 1;
    std::uint64_t tasks = 0; ///< what there is for workers to do: more of them would have no work
    MemoryReading reading;
    std::uint64_t reservedBytes = 0;
};

/// What a run is to have from now on. Bytes.
struct Adjustment {
    Limits limits;
    std::uint32_t workers = 1;
    std::uint32_t unitsInFlight = 1;
    std::uint64_t budgetBytes = 0;
    std::string text; ///< one sentence: what is another; empty when nothing is
};

/// Holds the adjustable fields of `wanted` against the run: all of them or none. Refuses with the field, what it
/// would need and what to do when the workers do not fit the limit, or when the run already holds more than the new
/// limit. Automatic workers are as many as there are. Pure.
Result<Adjustment> planAdjustment(const RunConfig& wanted, const RunNow& now);

} // namespace ledgerloom
