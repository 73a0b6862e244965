#include "core/fraud/scenarios/scenarios.h"
#include "core/fraud/steps.h"

namespace ledgerloom {

namespace {

/// A shop that does not exist sells below price; what its buyers order is bought at a real shop with somebody else's
/// card, one to 48 hours later. This is the owner of the card.
class Triangulation : public Scenario {
public:
    std::string_view name() const override { return "triangulation"; }
    FraudType type() const override { return FraudType::triangulation; }
    std::uint32_t mostRows() const override { return 3; }
    std::uint32_t readinessPermille(const Customer& customer, std::int32_t) const override {
        return customer.cardCount > 1 ? 1000 : 0;
    }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(35'273, 358, 14'400, 86'400);
        return {delayMinutes, 180, ReportedBy::victim};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        const Population& population = loom.factory.population();
        // What one episode's buyers ordered comes from one shop, bought from the crew's line.
        const Merchant shop = onlineShop(loom, goods, rng);
        std::int64_t time = episode.t0 + rng.between(microsPerHour, 48 * microsPerHour);
        for (std::uint32_t i = 0; i < episode.rows; ++i) {
            Payment p = fraudulent(type(), PaymentType::creditCard, time, 0);
            buyAt(p, shop, loom, 700, 1'700, rng);
            const std::uint64_t line = keyOf(episode.crew, EntityKind::crew, 21, time / microsPerDay);
            p.ip = population.ipAddress(line, IpKind::broadband);
            p.channel = rng.chancePermille(600) ? Channel::webBanking : Channel::mobileApp;
            keyIn(p, loom.factory.cardEntry(1), 900, 420, rng);
            settle(p, 150, 60, rng);
            loom.payments.push_back(p);
            time += rng.between(2 * microsPerHour, 40 * microsPerHour);
        }
    }
};

} // namespace

const Scenario& triangulation() {
    static const Triangulation scenario;
    return scenario;
}

} // namespace ledgerloom
