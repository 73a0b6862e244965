#pragma once

#include "core/fraud/fraud_mix.h"

#include <vector>

namespace ledgerloom {

/// Campaigns strike many customers of a cell in a period of four weeks. Which cell has one, and whom it strikes, are
/// pure functions, so every block finds the episodes that campaigns force on its customers without asking another.
/// They are planned at half of their scenario's rows. Immutable, so safe from any thread.
class Campaigns {
public:
    static constexpr std::int32_t daysPerPeriod = 28;

    Campaigns(const Population& population, const Calendar& calendar);

    /// Appends the episodes that campaigns force on a customer, which is the `inBlock`-th of its block.
    void of(const Customer& customer, std::uint32_t inBlock,
            std::vector<std::pair<const Scenario*, Episode>>& out) const;

    /// A campaign in a cell, whether or not it strikes anybody.
    struct Campaign {
        const Scenario* scenario = nullptr;
        std::uint64_t key = 0;  ///< Episode::campaign
        std::uint64_t crew = 0; ///< Episode::crew
    };
    /// Appends all campaigns of a cell in the run.
    void in(std::uint64_t cell, std::vector<Campaign>& out) const;

private:
    struct Kind {
        const Scenario* scenario = nullptr;
        std::uint64_t campaignPpb = 0; ///< chance that a cell has one in a period
        std::uint64_t victimPpb = 0;   ///< chance that it strikes a candidate
    };

    /// Of a kind, a cell and a period; 0 where there is none.
    std::uint64_t keyIn(const Kind& kind, std::uint64_t cell, std::int32_t period) const;

    const Population& m_population;
    const Calendar& m_calendar;
    std::vector<Kind> m_kinds;
    std::int32_t m_periods = 1;
};

} // namespace ledgerloom
