#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace ledgerloom {

/// The fraud scenarios, in the order of core/fraud's mix.
inline constexpr std::array<std::string_view, 16> scenarioNames{
    "fake_call_centre", "fake_shop",  "account_takeover", "remote_access", "card_testing",  "skimmed_card",
    "false_identity",   "self_fraud", "friendly_fraud",   "laundering",    "triangulation", "whatsapp_relative",
    "phishing",         "sim_swap",   "false_boleto",     "false_qr_code"};

/// How often each scenario is woven over how often it usually is, per mille.
using ScenarioWeights = std::array<std::uint32_t, scenarioNames.size()>;

inline constexpr ScenarioWeights usualScenarios = [] {
    ScenarioWeights weights{};
    weights.fill(1'000);
    return weights;
}();

/// "phishing=2,laundering=0": what is not named is as usual, an empty text means all as usual. Weights are 0 to 100
/// with at most three decimals. The error lacks the field's name.
Result<ScenarioWeights> parseScenarioWeights(std::string_view text);

/// The shortest text of them, in the order of scenarioNames.
std::string scenarioWeightsText(const ScenarioWeights& weights);

} // namespace ledgerloom
