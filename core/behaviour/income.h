#pragma once

#include "core/behaviour/calendar.h"
#include "core/behaviour/credit.h"

#include <array>
#include <vector>

namespace ledgerloom {

/// What a customer's account holds and earns by itself: a pure function of the customer. The shares of those who are
/// paid into this account, and when, are assumptions; that wages are due by the fifth working day, an advance on the
/// twentieth and the thirteenth salary by November 30 and December 20 is law and custom. Immutable, so safe from any
/// thread.
class Income {
public:
    explicit Income(const Calendar& calendar);

    /// What the account holds when the run's range begins.
    static std::int64_t openingCents(const Customer& customer);
    /// A sum as people leave in an account, in centavos: most little, some a lot.
    static std::int64_t cushionCents(const Customer& customer, Rng& rng);
    /// Appends the wages that are paid into the account within the run's range.
    void wages(const Customer& customer, std::vector<Credit>& out) const;

private:
    void pay(std::int32_t day, std::int64_t cents, CreditKind kind, const Customer& customer,
             std::vector<Credit>& out) const;

    static constexpr std::size_t payDays = 5;
    /// When wages are paid in a month.
    struct Month {
        std::array<std::int32_t, payDays> bankDays{}; ///< its first ones
        std::int32_t advance = 0;
        std::int32_t thirteenth = 0; ///< 0: not in this month
    };

    const Calendar& m_calendar;
    std::vector<Month> m_months; ///< of the range
};

} // namespace ledgerloom
