#pragma once

#include "core/fraud/fraud_mix.h"

#include <vector>

namespace ledgerloom {

/// Campaigns strike many customers of a cell in a period of four weeks. Which cell has one, and whom it strikes, are
/// pure functions, so every block finds the episodes that campaigns force on its customers without asking another.
/// They are planned at half of their scenario's rows. Immutable, so safe from any thread.
class Campaigns {
public:
    Campaigns(const Population& population, const Calendar& calendar);

    /// Appends the episodes that campaigns force on a customer, which is the `inBlock`-th of its block.
    void of(const Customer& customer, std::uint32_t inBlock,
            std::vector<std::pair<const Scenario*, Episode>>& out) const;

private:
    struct Kind {
        const Scenario* scenario = nullptr;
        std::uint64_t campaignPpb = 0; ///< chance that a cell has one in a period
        std::uint64_t victimPpb = 0;   ///< chance that it strikes a candidate
    };

    const Population& m_population;
    const Calendar& m_calendar;
    std::vector<Kind> m_kinds;
    std::int32_t m_periods = 1;
};

} // namespace ledgerloom
