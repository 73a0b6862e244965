#include "core/fraud/scenarios/scenarios.h"
#include "core/fraud/steps.h"

namespace ledgerloom {

namespace {

/// An advertisement, a good price, one Pix to a company, and nothing ever arrives.
class FakeShop : public Scenario {
public:
    std::string_view name() const override { return "fake_shop"; }
    FraudType type() const override { return FraudType::socialEngineering; }
    std::uint32_t mostRows() const override { return 1; }
    std::uint32_t readinessPermille(const Customer&, std::int32_t) const override { return 1000; }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        const Habits& habits = loom.factory.habits();
        const auto day = static_cast<std::int32_t>(episode.t0 / microsPerDay);
        // Bought when the customer shops, not at the moment the shop opened.
        std::int64_t time =
            loom.ordinary.calendar().pickTime(habits.customer.profile, day, habits.customer.minutesFromBrasilia, rng);
        const std::int64_t amount = 8'000 + static_cast<std::int64_t>(rng.below(52'000)) * rng.between(1, 5);
        Payment p = fraudulent(type(), PaymentType::pix, time, withinNightLimit(amount, time));
        loom.factory.fromOwnDevice(p, rng.chancePermille(120) ? Channel::webBanking : Channel::mobileApp, rng);
        loom.factory.toPayee(
            p, loom.factory.population().outsidePayee(keyOf(episode.crew, EntityKind::crew, 500 + rng.below(3)), true));
        settle(p, 40, 30, rng);
        loom.payments.push_back(p);
    }
};

} // namespace

const Scenario& fakeShop() {
    static const FakeShop scenario;
    return scenario;
}

} // namespace ledgerloom
