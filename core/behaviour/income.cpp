#include "core/behaviour/income.h"

#include "core/base/quantile_table.h"

namespace ledgerloom {

namespace {

constexpr std::uint32_t paidHerePermille = 620;   ///< of customers: the others are paid elsewhere, or by their sales
constexpr std::uint32_t advancePermille = 250;    ///< of those: two fifths come on the twentieth
constexpr std::int64_t advanceShare = 400;        ///< per mille of the wage
constexpr std::uint32_t thirteenthPermille = 800; ///< of those: employed or retired

} // namespace

Income::Income(const Calendar& calendar) : m_calendar(calendar) {
    for (std::int32_t month = monthIndex(calendar.firstDay()); month <= monthIndex(calendar.lastDay()); ++month) {
        const std::int32_t first = firstDayOfMonth(month);
        Month& made = m_months.emplace_back();
        std::int32_t day = first;
        for (std::int32_t& bankDay : made.bankDays) {
            bankDay = calendar.bankDayFrom(day);
            day = bankDay + 1;
        }
        made.advance = calendar.bankDayUntil(first + 19);
        const std::int32_t ofYear = civilFromDays(first).month;
        if (ofYear == 11)
            made.thirteenth = calendar.bankDayUntil(first + 29);
        else if (ofYear == 12)
            made.thirteenth = made.advance;
    }
}

std::int64_t Income::cushionCents(const Customer& customer, Rng& rng) {
    // Lognormal, per mille of the income: half of the accounts keep less than a ninth of it (assumption).
    static const LognormalTable share(110, 1'100, 2, 4'000);
    return customer.incomeCents * share.draw(rng) / 1000;
}

std::int64_t Income::openingCents(const Customer& customer) {
    Rng rng(keyOf(customer.key, EntityKind::credit));
    return cushionCents(customer, rng);
}

void Income::pay(std::int32_t day, std::int64_t cents, CreditKind kind, const Customer& customer,
                 std::vector<Credit>& out) const {
    if (day < m_calendar.firstDay() || day > m_calendar.lastDay())
        return;
    // Banks book wages in the small hours.
    Rng rng(keyOf(customer.key, EntityKind::credit, day, kind));
    Credit credit;
    credit.timeUs = day * microsPerDay + static_cast<std::int64_t>(rng.below(5 * microsPerHour));
    credit.amountCents = cents;
    credit.kind = kind;
    out.push_back(credit);
}

void Income::wages(const Customer& customer, std::vector<Credit>& out) const {
    Rng rng(keyOf(customer.key, EntityKind::credit, 1));
    if (!rng.chancePermille(paidHerePermille))
        return;
    const std::int64_t wage = customer.incomeCents;
    const std::int64_t advance = rng.chancePermille(advancePermille) ? wage * advanceShare / 1000 : 0;
    const std::size_t payDay = rng.below(10) < 7 ? payDays - 1 : rng.below(payDays - 1);
    const bool thirteenth = rng.chancePermille(thirteenthPermille);
    for (const Month& month : m_months) {
        pay(month.bankDays[payDay], wage - advance, CreditKind::wage, customer, out);
        if (advance > 0)
            pay(month.advance, advance, CreditKind::wage, customer, out);
        if (thirteenth && month.thirteenth != 0)
            pay(month.thirteenth, wage / 2, CreditKind::thirteenthSalary, customer, out);
    }
}

} // namespace ledgerloom
