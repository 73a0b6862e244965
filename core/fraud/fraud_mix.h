#pragma once

#include "core/config/scenario_weights.h"
#include "core/fraud/scenario.h"

#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// A scenario and its part of all fraudulent rows.
struct MixEntry {
    const Scenario* scenario = nullptr;
    std::uint64_t rowsPpm = 0; ///< of fraudulent rows
};

/// All scenarios with the shares of the v3 schema's thirteen types, times their weights. The shares add up to 10^6 but
/// for rounding. In the order of scenarioNames.
std::vector<MixEntry> fraudMix(const ScenarioWeights& weights = usualScenarios);
/// Place of a scenario in fraudMix().
std::size_t scenarioIndex(const Scenario& scenario);

/// A fraud type and its share of fraudulent rows, per 10^6.
struct TypeShare {
    std::string_view type;
    std::uint64_t rowsPpm = 0;
};
std::vector<TypeShare> fraudTypeShares(const ScenarioWeights& weights = usualScenarios);

/// Of the thirteen types, those that no scenario makes with these weights.
std::vector<std::string> absentFraudTypes(const ScenarioWeights& weights = usualScenarios);

} // namespace ledgerloom
