#include "core/fraud/steps.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::int64_t daysOpen = 18; // (assumption)
constexpr std::uint32_t firstMule = 1000;
constexpr std::uint32_t firstCompany = 500;

/// Which of the accounts that come one after the other under a number is open on a day.
std::int64_t turnOf(std::uint64_t crew, std::uint32_t number, std::int64_t day) {
    return (day + static_cast<std::int64_t>(mix64(crew + number) % daysOpen)) / daysOpen;
}

std::uint64_t crewAccountKey(const Population& population, std::uint64_t crew, std::uint32_t number,
                             std::int64_t turn) {
    return keyOf(population.plan().seed, EntityKind::crew, crew, number, turn);
}

Payee crewAccount(const Population& population, std::uint64_t crew, std::uint32_t number, std::int64_t timeUs,
                  bool company) {
    const std::int64_t turn = turnOf(crew, number, timeUs / microsPerDay);
    Payee payee = population.outsidePayee(crewAccountKey(population, crew, number, turn), company);
    payee.origin = PayeeOrigin::crew;
    return payee;
}

} // namespace

Payment fraudulent(FraudType fraud, PaymentType type, std::int64_t timeUs, std::int64_t amountCents) {
    Payment payment;
    payment.fraud = fraud;
    payment.type = type;
    payment.timeUs = timeUs;
    payment.amountCents = std::max<std::int64_t>(amountCents, 100);
    return payment;
}

std::int64_t moneyAtHand(const Customer& customer, std::int64_t timeUs) {
    const auto day = static_cast<std::int32_t>(timeUs / microsPerDay);
    const std::int32_t sincePayDay = (civilFromDays(day).day + 25) % 30;
    Rng rng(keyOf(customer.key, EntityKind::account, day));
    // Lognormal, per mille of the income: half of the accounts hold less than a ninth of it (assumption).
    static const LognormalTable share(115, 1'050, 8, 2'500);
    const std::int64_t held = share.draw(rng) * (1'300 - 25 * sincePayDay) / 1000;
    return std::max(customer.incomeCents * held / 1000, rng.between(4'000, 9'000));
}

void settle(Payment& payment, std::uint32_t refusedPermille, std::uint32_t blockedPermille, Rng& rng) {
    const std::uint32_t roll = rng.below32(1000);
    payment.set(Payment::statusDecided);
    if (roll < refusedPermille) {
        payment.status = PaymentStatus::refused;
        const std::uint32_t why = rng.below32(10);
        payment.reason = why < 4   ? RefusalReason::overLimit
                         : why < 7 ? RefusalReason::noBalance
                                   : RefusalReason::suspectedFraud;
    } else if (roll < refusedPermille + blockedPermille) {
        payment.status = PaymentStatus::blocked;
        payment.reason = RefusalReason::suspectedFraud;
    }
}

Payee muleAccount(const Population& population, std::uint64_t crew, std::uint32_t which, std::int64_t timeUs) {
    return crewAccount(population, crew, firstMule + which, timeUs, false);
}

Payee crewCompany(const Population& population, std::uint64_t crew, std::uint32_t which, std::int64_t timeUs) {
    return crewAccount(population, crew, firstCompany + which, timeUs, true);
}

void crewAccounts(const Population& population, std::uint64_t crew, std::vector<AccountNumber>& out) {
    const Plan& plan = population.plan();
    const auto add = [&](std::uint32_t first, std::uint32_t count) {
        for (std::uint32_t number = first; number < first + count; ++number) {
            const std::int64_t last = turnOf(crew, number, plan.endDate + longestEpisodeDays);
            for (std::int64_t turn = turnOf(crew, number, plan.startDate); turn <= last; ++turn)
                out.push_back(population.outsideAccount(crewAccountKey(population, crew, number, turn)));
        }
    };
    add(firstMule, mulesOfCrew);
    add(firstCompany, companiesOfCrew);
}

std::uint64_t mostCrewAccounts(const Plan& plan) {
    return (mulesOfCrew + companiesOfCrew) * ((plan.days() + longestEpisodeDays) / daysOpen + 2);
}

Merchant nationalOf(const Population& population, std::span<const char* const> codes, Rng& rng) {
    const std::uint32_t category = population.reference().categoryIndex(codes[rng.below(codes.size())]);
    return population.nationalMerchant(category, rng.below32(population.reference().categories[category].national));
}

Merchant onlineShop(const Loom& loom, std::span<const char* const> codes, Rng& rng) {
    if (rng.chancePermille(150))
        return nationalOf(loom.factory.population(), codes, rng);
    return loom.ordinary.merchantOnline(loom.factory.habits().customer, rng);
}

void buyAt(Payment& payment, const Merchant& merchant, const Loom& loom, std::int64_t leastPermille,
           std::int64_t mostPermille, Rng& rng) {
    loom.factory.toMerchant(payment, merchant);
    const std::int64_t usual = loom.ordinary.purchaseAmount(loom.factory.habits().customer, merchant.category, rng);
    payment.amountCents = std::max<std::int64_t>(usual * rng.between(leastPermille, mostPermille) / 1000, 100);
}

void keyIn(Payment& payment, std::uint32_t cardEntry, std::uint32_t codeMatchesPermille,
           std::uint32_t checkPassedPermille, Rng& rng) {
    payment.card = cardEntry;
    payment.entry = CardEntry::keyed;
    payment.installments = 1;
    payment.set(Payment::cvvChecked);
    if (rng.chancePermille(codeMatchesPermille))
        payment.set(Payment::cvvMatches);
    payment.set(Payment::threeDsAsked);
    if (rng.chancePermille(checkPassedPermille))
        payment.set(Payment::threeDsPassed);
}

void stretchGaps(std::span<Payment> woven, std::int64_t permille) {
    if (woven.empty())
        return;
    const std::int64_t first = woven.front().timeUs;
    for (Payment& payment : woven)
        payment.timeUs = first + (payment.timeUs - first) / 1000 * permille;
}

std::int64_t withinNightLimit(std::int64_t amountCents, std::int64_t timeUs) {
    constexpr std::int64_t nightLimitCents = 100'000;
    const std::int64_t hour = timeUs % microsPerDay / microsPerHour;
    if (amountCents <= nightLimitCents || (hour < 20 && hour >= 6))
        return amountCents;
    const std::uint64_t below = mix64(static_cast<std::uint64_t>(amountCents + timeUs)) % 60;
    return nightLimitCents - static_cast<std::int64_t>(below) * 1'000;
}

} // namespace ledgerloom
