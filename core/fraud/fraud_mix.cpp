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

std::uint64_t wovenPercent() {
    std::array<bool, fraudTypeNames.size()> woven{};
    for (const Share& share : shares)
        woven[indexOf(share.scenario().type())] = true;
    std::uint64_t percent = 0;
    for (std::size_t type = 0; type < woven.size(); ++type)
        percent += woven[type] ? typePercent[type] : 0;
    return percent;
}

} // namespace

std::span<const MixEntry> fraudMix() {
    static const std::vector<MixEntry> mix = [] {
        std::vector<MixEntry> entries;
        const std::uint64_t total = wovenPercent();
        for (const Share& share : shares) {
            const Scenario& scenario = share.scenario();
            entries.push_back({&scenario, typePercent[indexOf(scenario.type())] * share.ofTypePermille * 1000 / total});
        }
        return entries;
    }();
    return mix;
}

std::size_t scenarioIndex(const Scenario& scenario) {
    const auto is = [&](const MixEntry& entry) { return entry.scenario == &scenario; };
    return static_cast<std::size_t>(std::ranges::find_if(fraudMix(), is) - fraudMix().begin());
}

std::vector<TypeShare> fraudTypeShares() {
    std::array<std::uint64_t, fraudTypeNames.size()> ppm{};
    for (const MixEntry& entry : fraudMix())
        ppm[indexOf(entry.scenario->type())] += entry.rowsPpm;
    std::vector<TypeShare> list;
    for (std::size_t type = 0; type < ppm.size(); ++type)
        if (ppm[type] > 0)
            list.push_back({fraudTypeNames[type], ppm[type]});
    return list;
}

std::vector<std::string> absentFraudTypes() {
    std::array<bool, fraudTypeNames.size()> woven{};
    for (const MixEntry& entry : fraudMix())
        woven[indexOf(entry.scenario->type())] = true;
    std::vector<std::string> absent;
    for (std::size_t type = 0; type < woven.size(); ++type)
        if (!woven[type])
            absent.emplace_back(fraudTypeNames[type]);
    return absent;
}

} // namespace ledgerloom
