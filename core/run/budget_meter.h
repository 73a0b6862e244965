#pragma once

#include "core/format/memory_meter.h"
#include "core/memory/arrow_account.h"
#include "core/memory/budget.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ledgerloom {

/// Charges what Arrow allocates to its account and to the budget. What its owner has reserved for it already is taken
/// first; beyond that it reserves more in steps, which it keeps until it is destroyed. One a worker; budget and account
/// must outlive it.
class BudgetMeter final : public MemoryMeter {
public:
    /// `reservedBytes` are covered by a reservation of the owner's; `what` names the rest in a refusal.
    BudgetMeter(Budget& budget, ArrowAccount& account, std::uint64_t reservedBytes, std::string what)
        : m_budget(budget), m_account(account), m_covered(reservedBytes), m_what(std::move(what)) {}
    ~BudgetMeter() override { m_account.giveBack(m_taken); }

    bool take(std::uint64_t bytes) override;
    void giveBack(std::uint64_t bytes) override;

    std::uint64_t takenBytes() const { return m_taken; }
    std::uint64_t peakBytes() const { return m_peak; }

private:
    Budget& m_budget;
    ArrowAccount& m_account;
    std::uint64_t m_covered; ///< by the owner's reservation and m_more
    std::string m_what;
    std::uint64_t m_taken = 0;
    std::uint64_t m_peak = 0;
    std::vector<Reservation> m_more;
};

} // namespace ledgerloom
