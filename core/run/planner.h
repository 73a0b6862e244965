#pragma once

#include "core/base/result.h"
#include "core/config/plan.h"
#include "core/config/run_config.h"

#include <string>
#include <vector>

namespace ledgerloom {

/// A plan and what was decided on the way to it, one sentence each ("dates shortened to ... because ...").
struct Planned {
    Plan plan;
    std::vector<std::string> notes;
};

/// Resolves a config: calibrates bytes a row on a deterministic sample, then fixes customers, dates, blocks and
/// shards. Pure: the same config gives the same plan anywhere. Thread-safe; some ten milliseconds.
Result<Planned> makePlan(const RunConfig& config);

} // namespace ledgerloom
