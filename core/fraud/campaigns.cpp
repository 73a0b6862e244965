#include "core/fraud/campaigns.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::int32_t daysPerPeriod = Campaigns::daysPerPeriod;
constexpr std::uint64_t ppb = 1'000'000'000;
constexpr std::uint64_t victimsPpb = 60'000'000; ///< of a cell's candidates that one campaign strikes
/// What all episodes of a campaign share.
struct Shared {
    std::int64_t days = 0;     ///< it lasts
    std::int64_t firstDay = 0; ///< of the period
    std::uint64_t crew = 0;
};

Shared sharedBy(std::uint64_t campaign) {
    Rng rng(campaign);
    Shared shared;
    shared.days = rng.between(7, daysPerPeriod);
    shared.firstDay = rng.between(0, daysPerPeriod - shared.days);
    shared.crew = rng.next();
    return shared;
}

} // namespace

Campaigns::Campaigns(const Population& population, const Calendar& calendar)
    : m_population(population),
      m_calendar(calendar),
      m_periods((calendar.lastDay() - calendar.firstDay()) / daysPerPeriod + 1) {
    const Plan& plan = population.plan();
    if (plan.rows == 0 || plan.customers == 0)
        return;
    const std::uint64_t fraudRows = mulDiv(plan.rows, plan.fraudRatePpb, ppb);
    for (const MixEntry& entry : fraudMix(plan.scenarioWeights)) {
        const Scenario& scenario = *entry.scenario;
        if (!scenario.hasCampaigns())
            continue;
        // Half of the scenario's rows, over the mean rows of an episode, over all customers and periods.
        const std::uint64_t rowsPpm = mulDiv(fraudRows, entry.rowsPpm, 2);
        const std::uint64_t meanRowsTwice = scenario.leastRows() + scenario.mostRows();
        const std::uint64_t perCustomerPpb = mulDiv(rowsPpm * 2 / meanRowsTwice, 1000, plan.customers);
        const std::uint64_t struckPpb = std::min(perCustomerPpb / static_cast<std::uint64_t>(m_periods), ppb / 2);
        Kind kind{&scenario, std::min(mulDiv(struckPpb, ppb, victimsPpb), ppb), victimsPpb};
        if (kind.campaignPpb == ppb)
            kind.victimPpb = struckPpb;
        m_kinds.push_back(kind);
    }
}

std::uint64_t Campaigns::keyIn(const Kind& kind, std::uint64_t cell, std::int32_t period) const {
    const std::uint64_t campaign = keyOf(m_population.plan().seed, EntityKind::campaign, indexOf(kind.scenario->type()),
                                         kind.scenario->mostRows(), cell, period);
    return scaleTo(campaign, ppb) < kind.campaignPpb ? campaign : 0;
}

void Campaigns::in(std::uint64_t cell, std::vector<Campaign>& out) const {
    for (const Kind& kind : m_kinds)
        for (std::int32_t period = 0; period < m_periods; ++period)
            if (const std::uint64_t campaign = keyIn(kind, cell, period); campaign != 0)
                out.push_back({kind.scenario, campaign, sharedBy(campaign).crew});
}

void Campaigns::of(const Customer& customer, std::uint32_t inBlock,
                   std::vector<std::pair<const Scenario*, Episode>>& out) const {
    for (const Kind& kind : m_kinds) {
        for (std::int32_t period = 0; period < m_periods; ++period) {
            const std::uint64_t campaign = keyIn(kind, customer.cell.index, period);
            if (campaign == 0)
                continue;
            Rng rng(keyOf(campaign, customer.index));
            if (rng.below(ppb) >= kind.victimPpb ||
                !rng.chancePermille(kind.scenario->readinessPermille(customer, m_calendar.firstDay())))
                continue;
            const Shared shared = sharedBy(campaign);
            const std::int64_t first = m_calendar.firstDay() + period * daysPerPeriod + shared.firstDay;
            Episode episode;
            episode.key = rng.next();
            episode.crew = shared.crew;
            episode.campaign = campaign;
            episode.customer = inBlock;
            episode.rows = kind.scenario->drawRows(rng);
            episode.t0 =
                first * microsPerDay + rng.between(7 * microsPerHour, shared.days * microsPerDay - microsPerHour);
            out.emplace_back(kind.scenario, episode);
        }
    }
}

} // namespace ledgerloom
