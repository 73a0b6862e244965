#pragma once

#include "core/base/alias_table.h"
#include "core/fraud/campaigns.h"
#include "core/fraud/mule_rings.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace ledgerloom {

/// Decides which customers of a block are struck by what, so that the block's fraudulent rows are exactly its quota:
/// campaigns' episodes and rings' transfers first, then local episodes that bring the block to the mix. One a worker;
/// not thread-safe.
class FraudPlan {
public:
    using Planned = std::pair<const Scenario*, Episode>;

    FraudPlan(const Population& population, const Calendar& calendar);

    /// Plans block `block`; the results hold until the next call.
    void make(std::uint64_t block);
    /// Episodes by customer.
    const std::vector<Planned>& planned() const { return m_planned; }
    std::uint32_t fraudRows() const { return m_fraudRows; }
    std::uint32_t honestRows() const { return m_honestRows; } ///< honest rows that come with the episodes
    const MuleRings& rings() const { return m_rings; }
    const Campaigns& campaigns() const { return m_campaigns; }

    /// Crews of the episodes that no campaign and no ring forces, and what Episode::crew says of one of them.
    static std::uint64_t crewCount(const Plan& plan);
    static std::uint64_t crewAt(const Plan& plan, std::uint64_t number);

    /// Fraud is done while people are awake, mostly: what would fall into the small hours waits for the morning, and
    /// what follows it as well, so that the order and the gaps hold. `woven` is in the order it was woven in.
    static void keepHours(std::span<Payment> woven, std::uint64_t key);
    /// Moves what lies outside the run's range into it, keeping the order: an episode near an end is shifted, one
    /// that is longer than the range is pressed together. What comes to lie by night keeps the night limit.
    static void fitIntoRange(std::span<Payment> woven, const Calendar& calendar);

private:
    static constexpr std::uint64_t anyCell = UINT64_MAX;

    /// Of a scenario's share of the block, what local episodes are still to bring.
    struct Lacking {
        std::uint32_t rows = 0;
        std::uint32_t episodes = 0;
    };

    /// What the episodes of a scenario that strikes together share.
    struct Strike {
        std::uint64_t key = 0; ///< Episode::campaign
        std::uint64_t crew = 0;
        std::uint64_t cell = 0;
        std::int32_t firstDay = 0;
        std::uint32_t days = 0;
        std::uint32_t victimsLeft = 0;
    };

    void takeForced(std::uint32_t quota);
    /// What the ring of a customer, if it has one, makes it send.
    void addRing(std::uint64_t customer, std::uint32_t inBlock);
    /// Which local episodes bring each scenario its share of the block: m_choices, in the order they are taken.
    void chooseLocal(std::uint64_t block, std::uint32_t quota, Rng& rng);
    void fillWithLocal(std::uint64_t block, std::uint32_t quota);
    /// Of a cell, where there still is one.
    std::uint32_t chooseVictim(const Scenario& scenario, Rng& rng, std::uint64_t cell = anyCell);
    /// How many times its share of the mix a scenario has in a block: other than once where it strikes together.
    std::uint64_t timesIn(std::uint64_t block, const Scenario& scenario) const;
    /// Rows of the next local episode of a scenario.
    std::uint32_t rowsOf(const Scenario& scenario, Rng& rng);
    /// Makes an episode one of the block's present strike, or of a new one; the day it begins on.
    std::int32_t joinStrike(const Scenario& scenario, Episode& episode, Rng& rng);

    const Population& m_population;
    const Calendar& m_calendar;
    std::vector<MixEntry> m_mix;
    std::uint32_t m_leastRows = UINT32_MAX; ///< of the scenarios that local episodes are of
    Campaigns m_campaigns;
    MuleRings m_rings;
    AliasTable m_episodeChoice;          ///< place in m_mix of a local episode that fills what is left
    std::vector<std::uint8_t> m_choices; ///< places in m_mix of local episodes
    std::vector<Planned> m_planned;
    std::vector<Lacking> m_lacking; ///< by place in m_mix
    Strike m_strike;
    std::vector<std::uint8_t> m_struck; ///< by customer of the block
    std::uint64_t m_firstCustomer = 0;
    std::uint64_t m_customers = 0;
    std::uint32_t m_fraudRows = 0;
    std::uint32_t m_honestRows = 0;
};

} // namespace ledgerloom
