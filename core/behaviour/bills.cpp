#include "core/behaviour/bills.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// Power and water, telephone, internet, television, insurance, rent, school, college, gym, instalments, taxes.
constexpr std::string_view billerCodes[] = {"4900", "4814", "4816", "4899", "6300", "6513",
                                            "8211", "8220", "7997", "6012", "9311"};

constexpr std::int64_t largestBillPermille = 250; ///< of the income
constexpr std::int32_t monthsOfContract = 48;     ///< in the mean (assumption)

} // namespace

Bills::Bills(const Population& population) : m_population(population) {
    for (const Profile& profile : population.profiles())
        m_rates.push_back(makeRates(profile));
    for (const std::string_view code : billerCodes) {
        const std::uint32_t category = population.reference().categoryIndex(std::string(code));
        const MerchantCategory& kind = population.reference().categories[category];
        m_categories.push_back(category);
        m_amounts.emplace_back(kind.medianCents, kind.sigmaPermille, kind.minCents, kind.maxCents);
    }
}

void Bills::of(const Customer& c, std::vector<Bill>& bills) const {
    bills.clear();
    const ProfileRates& rates = m_rates[c.profile];
    Rng rng(keyOf(c.key, EntityKind::bills));
    const std::uint64_t monthly = std::uint64_t{c.monthlyPayments} * m_population.plan().activityPermille;
    const auto countOf = [&rng, monthly](std::uint32_t permille) {
        return (monthly * permille + rng.below(1'000'000)) / 1'000'000;
    };
    const std::uint64_t boletos = countOf(rates.boletoBillsPermille);
    const std::uint64_t debits = countOf(rates.directDebitsPermille);
    for (std::uint64_t i = 0; i < boletos + debits; ++i) {
        // Everybody has power and telephone before anything else.
        const std::size_t kind = i < 2 ? i : rng.below(m_categories.size());
        Bill bill;
        bill.category = m_categories[kind];
        bill.which = rng.below32(m_population.reference().categories[bill.category].national);
        bill.changes = static_cast<std::int32_t>(rng.below(monthsOfContract));
        bill.dueDay = static_cast<std::int32_t>(rng.below(10) < 7 ? rng.between(5, 12) : rng.between(13, 28));
        bill.amountCents = std::min(m_amounts[kind].draw(rng), c.incomeCents * largestBillPermille / 1000);
        bill.directDebit = i >= boletos;
        bills.push_back(bill);
    }
}

std::uint32_t Bills::companyIn(const Bill& due, std::int32_t month) const {
    const auto changed = static_cast<std::uint32_t>((month + due.changes) / monthsOfContract);
    return (due.which + changed) % m_population.reference().categories[due.category].national;
}

std::int64_t Bills::timeOf(const Customer& c, const Calendar& calendar, std::size_t bill, const Bill& due,
                           std::int32_t month) const {
    Rng rng(keyOf(c.key, EntityKind::bills, month, bill));
    const std::int32_t day = firstDayOfMonth(month) + due.dueDay - 1;
    if (due.directDebit) // banks debit in the early morning of a bank day
        return calendar.bankDayFrom(day) * microsPerDay + 6 * microsPerHour +
               static_cast<std::int64_t>(rng.below(2 * microsPerHour));
    const auto early = static_cast<std::int32_t>(rng.below(4));
    return calendar.pickTime(c.profile, day - early, c.minutesFromBrasilia, rng);
}

std::int64_t Bills::amountOf(const Customer& c, std::size_t bill, const Bill& due, std::int32_t month) const {
    Rng rng(keyOf(c.key, EntityKind::bills, month, bill, 1));
    // Consumption varies, contracts hardly do.
    const std::int64_t spread = due.category == m_categories.front() ? 180 : 15;
    return std::max<std::int64_t>(100, due.amountCents * (1000 + rng.between(-spread, spread)) / 1000);
}

} // namespace ledgerloom
