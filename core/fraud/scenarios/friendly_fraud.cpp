#include "core/fraud/scenarios/scenarios.h"
#include "core/fraud/steps.h"

namespace ledgerloom {

namespace {

/// An ordinary purchase of the customer's own at an online shop, which is disputed afterwards although the goods came.
class FriendlyFraud : public Scenario {
public:
    std::string_view name() const override { return "friendly_fraud"; }
    FraudType type() const override { return FraudType::friendly; }
    std::uint32_t mostRows() const override { return 2; }
    std::uint32_t readinessPermille(const Customer& customer, std::int32_t) const override {
        return customer.cardCount > 1 ? 1000 : 0;
    }
    EpisodeRole role() const override { return EpisodeRole::holder; }
    bool hasCrew() const override { return false; }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(41'735, 568, 10'080, 172'800);
        return {delayMinutes, 120, ReportedBy::victim};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        const Customer& customer = loom.factory.habits().customer;
        std::int64_t time = episode.t0;
        for (std::uint32_t i = 0; i < episode.rows; ++i) {
            Payment p = fraudulent(type(), PaymentType::creditCard, time, 0);
            const Merchant shop = rng.chancePermille(550) ? nationalOf(loom.factory.population(), shops, rng)
                                                          : loom.ordinary.merchantOnline(customer, rng);
            buyAt(p, shop, loom, 1'000, 1'500, rng);
            loom.factory.cardOnline(p, 1, rng);
            // What the bank has checked is seldom disputed: the shop need not pay for it.
            if (rng.chancePermille(920))
                p.clear(Payment::threeDsPassed);
            p.installments = static_cast<std::uint8_t>(p.amountCents >= 8'000 ? rng.between(1, 4) : 1);
            settle(p, 45, 10, rng);
            loom.payments.push_back(p);
            const auto later = static_cast<std::int32_t>(time / microsPerDay + rng.between(6, 55));
            time = loom.ordinary.calendar().pickTime(customer.profile, later, customer.minutesFromBrasilia, rng);
        }
    }
};

} // namespace

const Scenario& friendlyFraud() {
    static const FriendlyFraud scenario;
    return scenario;
}

} // namespace ledgerloom
