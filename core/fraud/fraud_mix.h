#pragma once

#include "core/base/alias_table.h"
#include "core/fraud/scenario.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// A scenario and its part of all fraudulent rows.
struct MixEntry {
    const Scenario* scenario = nullptr;
    std::uint64_t rowsPpm = 0; ///< of fraudulent rows
};

/// All woven scenarios with the shares of the v3 schema's thirteen types; types without a scenario are left out and
/// the rest is renormalised. The shares add up to 10^6 but for rounding.
std::span<const MixEntry> fraudMix();
/// Place of a scenario in fraudMix().
std::size_t scenarioIndex(const Scenario& scenario);

/// A fraud type and its share of fraudulent rows after renormalising, per 10^6.
struct TypeShare {
    std::string_view type;
    std::uint64_t rowsPpm = 0;
};
std::vector<TypeShare> fraudTypeShares();

/// Of the thirteen types, those that no scenario makes yet.
std::vector<std::string> absentFraudTypes();

} // namespace ledgerloom
