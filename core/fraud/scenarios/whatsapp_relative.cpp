#include "core/fraud/scenarios/scenarios.h"
#include "core/fraud/steps.h"

namespace ledgerloom {

namespace {

/// "Mum, this is my new number, can you pay a bill for me": 1 to 3 Pix of round amounts within two hours.
class WhatsappRelative : public Scenario {
public:
    std::string_view name() const override { return "whatsapp_relative"; }
    FraudType type() const override { return FraudType::whatsappScam; }
    std::uint32_t mostRows() const override { return 3; }
    Trend trend() const override { return Trend::growing; }
    std::uint32_t readinessPermille(const Customer& customer, std::int32_t firstDay) const override {
        return customer.ageAt(firstDay) >= 50 ? 1000 : 180;
    }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(588, 636, 120, 2880);
        return {delayMinutes, 220, ReportedBy::victim};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        std::int64_t time = episode.t0 + rng.between(4 * microsPerMinute, 40 * microsPerMinute);
        const std::uint32_t account = rng.below32(6);
        for (std::uint32_t i = 0; i < episode.rows; ++i) {
            // Round, and rarely more than a few hundred: what a relative would lend at once.
            std::int64_t amount = rng.between(6, 18) * 5'000;
            if (rng.chancePermille(300))
                amount *= rng.between(1, 4);
            if (rng.chancePermille(250))
                amount += rng.between(1, 99) * 100;
            Payment p = fraudulent(type(), PaymentType::pix, time, withinNightLimit(amount, time));
            const bool inChat = rng.chancePermille(100);
            loom.factory.fromOwnDevice(p, inChat ? Channel::whatsappPay : Channel::mobileApp, rng);
            loom.factory.toPayee(p, muleAccount(loom.factory.population(), episode.crew, account, time));
            settle(p, 60, 50, rng);
            loom.payments.push_back(p);
            time += rng.between(5 * microsPerMinute, 50 * microsPerMinute);
        }
    }
};

} // namespace

const Scenario& whatsappRelative() {
    static const WhatsappRelative scenario;
    return scenario;
}

} // namespace ledgerloom
