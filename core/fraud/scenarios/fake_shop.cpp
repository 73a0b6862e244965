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
    Trend trend() const override { return Trend::growing; }
    std::uint32_t readinessPermille(const Customer&, std::int32_t) const override { return 1000; }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(19'320, 599, 4320, 86'400);
        return {delayMinutes, 260, ReportedBy::victim};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        const Habits& habits = loom.factory.habits();
        const auto day = static_cast<std::int32_t>(episode.t0 / microsPerDay);
        // Bought when the customer shops, not at the moment the shop opened.
        std::int64_t time =
            loom.ordinary.calendar().pickTime(habits.customer.profile, day, habits.customer.minutesFromBrasilia, rng);
        // What a bargain costs: R$ 80 to R$ 3,000, mostly some hundred.
        static const LognormalTable bargain(38'000, 850, 8'000, 300'000);
        const std::int64_t amount = bargain.draw(rng);
        Payment p = fraudulent(type(), PaymentType::pix, time, withinNightLimit(amount, time));
        loom.factory.fromOwnDevice(p, rng.chancePermille(120) ? Channel::webBanking : Channel::mobileApp, rng);
        loom.factory.toPayee(p, crewCompany(loom.factory.population(), episode.crew, rng.below32(3), time));
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
