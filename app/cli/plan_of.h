#pragma once

#include "core/config/plan.h"
#include "core/config/run_config.h"

#include <optional>

namespace ledgerloom {

/// How generate would plan a dataset of that config; nothing where it would refuse.
std::optional<Plan> planOf(const RunConfig& config);

} // namespace ledgerloom
