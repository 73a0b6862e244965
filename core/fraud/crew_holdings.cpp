#include "core/fraud/crew_holdings.h"

#include "core/fraud/crew_access.h"
#include "core/fraud/difficulty.h"
#include "core/fraud/steps.h"

namespace ledgerloom {

namespace {

/// Of `all`, numbered from 0, those that a block writes.
struct Share {
    std::uint64_t first = 0;
    std::uint64_t end = 0;
};

Share shareOf(std::uint64_t all, std::uint64_t block, std::uint64_t blocks) {
    return {mulDiv(all, block, blocks), mulDiv(all, block + 1, blocks)};
}

std::uint64_t mostCrews(const Plan& plan) {
    return FraudPlan::crewCount(plan) / plan.blocks + 1;
}

std::uint64_t mostRings(const Plan& plan) {
    return MuleRings::mostOf(plan.customers) / plan.blocks + 1;
}

std::uint64_t mostCampaignsOfCell(const Plan& plan) {
    constexpr std::uint64_t kinds = 3; // scenarios that have campaigns, and one to spare
    return kinds * (plan.days() / Campaigns::daysPerPeriod + 1);
}

/// Only careless crews take a device to what needs none (difficulty.h).
bool campaignsHaveDevices(const Plan& plan) {
    return plan.difficultyPermille < Difficulty::usualPermille;
}

} // namespace

std::uint64_t CrewHoldings::mostAccountsOfBlock(const Plan& plan) {
    return mostCrews(plan) * mostCrewAccounts(plan) + mostRings(plan) * MuleRings::companies;
}

std::uint64_t CrewHoldings::mostDevicesOfBlock(const Plan& plan) {
    return mostCrews(plan) * (devicesOfCrew + 1) + mostRings(plan) * (plan.days() / MuleRings::daysOfDevice + 3);
}

std::uint64_t CrewHoldings::mostDevicesOfCell(const Plan& plan) {
    return campaignsHaveDevices(plan) ? mostCampaignsOfCell(plan) * devicesOfCrew : 0;
}

void CrewHoldings::accountsOfBlock(std::uint64_t block, std::vector<AccountNumber>& out) const {
    const Plan& plan = m_population.plan();
    const Share crews = shareOf(FraudPlan::crewCount(plan), block, plan.blocks);
    for (std::uint64_t crew = crews.first; crew < crews.end; ++crew)
        crewAccounts(m_population, FraudPlan::crewAt(plan, crew), out);
    const Share rings = shareOf(m_fraud.rings().count(), block, plan.blocks);
    for (std::uint64_t ring = rings.first; ring < rings.end; ++ring)
        for (std::uint64_t which = 0; which < MuleRings::companies; ++which)
            out.push_back(m_population.outsideAccount(MuleRings::companyKey(m_fraud.rings().keyOfRing(ring), which)));
}

void CrewHoldings::devicesOfBlock(std::uint64_t block, std::vector<std::uint64_t>& out) const {
    const Plan& plan = m_population.plan();
    const Share crews = shareOf(FraudPlan::crewCount(plan), block, plan.blocks);
    for (std::uint64_t i = crews.first; i < crews.end; ++i) {
        const std::uint64_t crew = FraudPlan::crewAt(plan, i);
        for (std::uint32_t which = 0; which < devicesOfCrew; ++which)
            out.push_back(number(crew, which));
        out.push_back(number(falseIdentityRing(crew), 0));
    }
    const Share rings = shareOf(m_fraud.rings().count(), block, plan.blocks);
    for (std::uint64_t ring = rings.first; ring < rings.end; ++ring)
        devicesOfRing(m_fraud.rings().keyOfRing(ring), out);
}

void CrewHoldings::devicesOfRing(std::uint64_t ring, std::vector<std::uint64_t>& out) const {
    const Plan& plan = m_population.plan();
    if (!MuleRings::hasOneDevice(ring))
        return;
    // What begins on the last day may end on the next.
    for (std::int32_t which = plan.startDate / MuleRings::daysOfDevice;
         which <= (plan.endDate + 1) / MuleRings::daysOfDevice; ++which)
        out.push_back(number(ring, static_cast<std::uint32_t>(which)));
}

void CrewHoldings::devicesOfCell(std::uint64_t cell, std::vector<std::uint64_t>& out) const {
    if (!campaignsHaveDevices(m_population.plan()))
        return;
    std::vector<Campaigns::Campaign> campaigns;
    m_fraud.campaigns().in(cell, campaigns);
    for (const Campaigns::Campaign& campaign : campaigns)
        for (std::uint32_t which = 0; which < devicesOfCrew; ++which)
            out.push_back(number(campaign.crew, which));
}

std::uint64_t CrewHoldings::accounts() const {
    const Plan& plan = m_population.plan();
    std::vector<AccountNumber> ofOne;
    crewAccounts(m_population, FraudPlan::crewAt(plan, 0), ofOne);
    return FraudPlan::crewCount(plan) * ofOne.size() + m_fraud.rings().count() * MuleRings::companies;
}

} // namespace ledgerloom
