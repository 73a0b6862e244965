#include "core/fraud/scenarios/scenarios.h"
#include "core/fraud/steps.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// The customer means not to pay: within days the card is used to its limit for what sells again, or the money goes to
/// an own account elsewhere, and then everything is disputed.
class SelfFraud : public Scenario {
public:
    std::string_view name() const override { return "self_fraud"; }
    FraudType type() const override { return FraudType::firstParty; }
    std::uint32_t leastRows() const override { return 2; }
    std::uint32_t mostRows() const override { return 7; }
    std::uint32_t readinessPermille(const Customer& customer, std::int32_t firstDay) const override {
        if (customer.cardCount < 2)
            return 0;
        return customer.ageAt(firstDay) < 45 ? 1000 : 350;
    }
    EpisodeRole role() const override { return EpisodeRole::holder; }
    bool hasCrew() const override { return false; }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(35'273, 358, 14'400, 86'400);
        return {delayMinutes, 220, ReportedBy::collection};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        const Customer& customer = loom.factory.habits().customer;
        const bool transfers = rng.chancePermille(300);
        std::int64_t left = customer.incomeCents * rng.between(200, 900) / 1000;
        std::int64_t time = episode.t0 + rng.between(0, 8 * microsPerHour);
        const std::int64_t step = rng.between(1, 7) * 24 * microsPerHour / episode.rows;
        for (std::uint32_t i = 0; i < episode.rows; ++i) {
            // Use rises: the first are as ever, the last take what the limit has.
            const std::int64_t share = i + 1 == episode.rows ? 900 : 60 + 500 * i / episode.rows;
            const std::int64_t amount = left * rng.between(share * 7 / 10, share) / 1000;
            loom.payments.push_back(transfers ? transfer(time, amount, loom, rng) : purchase(time, amount, loom, rng));
            left = std::max<std::int64_t>(left - loom.payments.back().amountCents, 3'000);
            time += rng.between(20 * microsPerMinute, step);
        }
    }

private:
    Payment transfer(std::int64_t time, std::int64_t amount, const Loom& loom, Rng& rng) const {
        const Population& population = loom.factory.population();
        Payment p = fraudulent(type(), PaymentType::pix, time, withinNightLimit(amount, time));
        loom.factory.fromOwnDevice(p, Channel::mobileApp, rng);
        const std::uint64_t own = keyOf(loom.factory.habits().customer.key, EntityKind::payee, 1'000);
        loom.factory.toPayee(p, population.outsidePayee(own, false));
        settle(p, 30, 20, rng);
        return p;
    }
    Payment purchase(std::int64_t time, std::int64_t amount, const Loom& loom, Rng& rng) const {
        Payment p = fraudulent(type(), PaymentType::creditCard, time, amount);
        const Customer& customer = loom.factory.habits().customer;
        if (rng.chancePermille(550)) {
            loom.factory.toMerchant(p, loom.ordinary.merchantIn(customer.cell, customer, rng));
            loom.factory.cardPresent(p, 1, rng);
        } else {
            loom.factory.toMerchant(p, onlineShop(loom, goods, rng));
            loom.factory.cardOnline(p, 1, rng);
        }
        p.installments = static_cast<std::uint8_t>(amount > 30'000 ? rng.between(1, 10) : 1);
        settle(p, 70, 20, rng);
        return p;
    }
};

} // namespace

const Scenario& selfFraud() {
    static const SelfFraud scenario;
    return scenario;
}

} // namespace ledgerloom
