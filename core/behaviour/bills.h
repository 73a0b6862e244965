#pragma once

#include "core/base/quantile_table.h"
#include "core/behaviour/payment_factory.h"
#include "core/behaviour/rates.h"

#include <cstdint>
#include <vector>

namespace ledgerloom {

/// One recurring bill: the same company, the same day, nearly the same amount every month.
struct Bill {
    std::uint32_t category = 0;
    std::uint32_t which = 0;  ///< national merchant of the category, before any change
    std::int32_t changes = 0; ///< months from a change of company to the month of number 0
    std::int32_t dueDay = 10; ///< of the month
    std::int64_t amountCents = 0;
    bool directDebit = false;
};

/// The monthly bills of customers. Immutable, so safe from any thread.
class Bills {
public:
    explicit Bills(const Population& population);

    /// The bills of a customer; how many follows from the profile's boletos and direct debits.
    void of(const Customer& customer, std::vector<Bill>& bills) const;
    /// The national merchant a bill comes from in a month: every few years the customer moves, or changes contract.
    std::uint32_t companyIn(const Bill& due, std::int32_t month) const;
    /// When the `bill`-th is paid in a month and how much, the same whenever asked.
    std::int64_t timeOf(const Customer& customer, const Calendar& calendar, std::size_t bill, const Bill& due,
                        std::int32_t month) const;
    std::int64_t amountOf(const Customer& customer, std::size_t bill, const Bill& due, std::int32_t month) const;

private:
    const Population& m_population;
    std::vector<ProfileRates> m_rates;
    std::vector<std::uint32_t> m_categories; ///< billers: national merchants whose amounts recur
    std::vector<LognormalTable> m_amounts;
};

} // namespace ledgerloom
