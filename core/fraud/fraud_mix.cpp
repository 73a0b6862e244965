#include "core/fraud/fraud_mix.h"

#include "core/fraud/scenarios/scenarios.h"

#include <algorithm>
#include <array>

namespace ledgerloom {

namespace {

/// Shares of fraudulent rows by type in percent, as the v3 schema has them, in FraudType's order.
constexpr std::array<std::uint64_t, fraudTypeNames.size()> typePercent{20, 15, 14, 10, 8, 5, 4, 3, 8, 6, 3, 2, 2};

struct Share {
    const Scenario& (*scenario)();
    std::uint64_t ofTypePermille; ///< of the type's rows
};

/// To add a scenario, add its line here; a type's shares add up to 1000.
constexpr Share shares[] = {
    {fakeCallCentre, 700}, {fakeShop, 300},    {accountTakeover, 700}, {remoteAccess, 300},
    {cardTesting, 600},    {skimmedCard, 400}, {falseIdentity, 1000},  {selfFraud, 1000},
    {friendlyFraud, 1000}, {laundering, 1000}, {triangulation, 1000},  {whatsappRelative, 1000},
    {phishing, 1000},      {simSwap, 1000},    {falseBoleto, 1000},    {falseQrCode, 1000},
};

static_assert(std::size(shares) == scenarioNames.size());

} // namespace

std::vector<MixEntry> fraudMix(const ScenarioWeights& weights) {
    std::vector<MixEntry> entries;
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < std::size(shares); ++i) {
        const Scenario& scenario = shares[i].scenario();
        const std::uint64_t weight = typePercent[indexOf(scenario.type())] * shares[i].ofTypePermille * weights[i];
        entries.push_back({&scenario, weight});
        total += weight;
    }
    for (MixEntry& entry : entries)
        entry.rowsPpm = mulDiv(entry.rowsPpm, 1'000'000, std::max<std::uint64_t>(1, total));
    return entries;
}

std::size_t scenarioIndex(const Scenario& scenario) {
    const auto is = [&](const Share& share) { return &share.scenario() == &scenario; };
    return static_cast<std::size_t>(std::find_if(std::begin(shares), std::end(shares), is) - std::begin(shares));
}

std::vector<TypeShare> fraudTypeShares(const ScenarioWeights& weights) {
    std::array<std::uint64_t, fraudTypeNames.size()> ppm{};
    for (const MixEntry& entry : fraudMix(weights))
        ppm[indexOf(entry.scenario->type())] += entry.rowsPpm;
    std::vector<TypeShare> list;
    for (std::size_t type = 0; type < ppm.size(); ++type)
        if (ppm[type] > 0)
            list.push_back({fraudTypeNames[type], ppm[type]});
    return list;
}

std::vector<std::string> absentFraudTypes(const ScenarioWeights& weights) {
    std::array<bool, fraudTypeNames.size()> woven{};
    for (const MixEntry& entry : fraudMix(weights))
        woven[indexOf(entry.scenario->type())] |= entry.rowsPpm > 0;
    std::vector<std::string> absent;
    for (std::size_t type = 0; type < woven.size(); ++type)
        if (!woven[type])
            absent.emplace_back(fraudTypeNames[type]);
    return absent;
}

} // namespace ledgerloom
