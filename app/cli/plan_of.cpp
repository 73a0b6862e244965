#include "app/cli/plan_of.h"

#include "core/run/planner.h"

namespace ledgerloom {

std::optional<Plan> planOf(const RunConfig& config) {
    auto planned = makePlan(config);
    return planned ? std::optional(planned->plan) : std::nullopt;
}

} // namespace ledgerloom
