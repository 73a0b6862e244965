#include "core/fraud/scenarios/scenarios.h"
#include "core/fraud/steps.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// "Your account was invaded, move the money to this safe one": the victim sends 1 to 4 Pix in 10 to 90 minutes from
/// the own phone, while the caller stays on the line.
class FakeCallCentre : public Scenario {
public:
    std::string_view name() const override { return "fake_call_centre"; }
    FraudType type() const override { return FraudType::socialEngineering; }
    std::uint32_t mostRows() const override { return 4; }
    Trend trend() const override { return Trend::growing; }
    std::uint32_t readinessPermille(const Customer& customer, std::int32_t firstDay) const override {
        return customer.ageAt(firstDay) >= 55 ? 1000 : 500;
    }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(509, 855, 60, 4320);
        return {delayMinutes, 140, ReportedBy::victim};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        const Customer& victim = loom.factory.habits().customer;
        const std::int64_t call = rng.between(10 * microsPerMinute, 90 * microsPerMinute);
        std::int64_t time = episode.t0 + rng.between(3 * microsPerMinute, 15 * microsPerMinute);
        // Nobody stays an hour on the line for less.
        const std::int64_t least = rng.between(6'000, 25'000);
        std::int64_t left = std::max(moneyAtHand(victim, time) * rng.between(200, 900) / 1000, least);
        const std::uint32_t safeAccount = rng.below32(mulesOfCrew);
        for (std::uint32_t i = 0; i < episode.rows; ++i) {
            const std::int64_t share = i + 1 == episode.rows ? left : left * rng.between(300, 700) / 1000;
            Payment p = fraudulent(type(), PaymentType::pix, time, withinNightLimit(share / 1000 * 1000, time));
            loom.factory.fromOwnDevice(p, Channel::mobileApp, rng);
            // Banks look at what one account receives, so the caller names another every time.
            loom.factory.toPayee(
                p, muleAccount(loom.factory.population(), episode.crew, (safeAccount + i) % mulesOfCrew, time));
            settle(p, 90, 80, rng);
            left = std::max<std::int64_t>(left - p.amountCents, 5'000);
            loom.payments.push_back(p);
            time += rng.between(2 * microsPerMinute, std::max<std::int64_t>(call / episode.rows, 3 * microsPerMinute));
        }
    }
};

} // namespace

const Scenario& fakeCallCentre() {
    static const FakeCallCentre scenario;
    return scenario;
}

} // namespace ledgerloom
