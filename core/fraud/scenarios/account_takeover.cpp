#include "core/fraud/scenarios/scenarios.h"
#include "core/fraud/steps.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// Credentials are stolen, a device of the crew is enrolled, nothing happens for hours or days, then the account is
/// drained within 5 to 40 minutes by Pix to the crew's mules.
class AccountTakeover : public Scenario {
public:
    std::string_view name() const override { return "account_takeover"; }
    FraudType type() const override { return FraudType::accountTakeover; }
    std::uint32_t leastRows() const override { return 2; }
    std::uint32_t mostRows() const override { return 6; }
    std::uint32_t readinessPermille(const Customer&, std::int32_t) const override { return 1000; }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        const Population& population = loom.factory.population();
        const Customer& victim = loom.factory.habits().customer;
        // A third of them work from the victim's own phone: stolen, or under remote control.
        const bool ownDevice = rng.chancePermille(330);
        const auto enrolDay = static_cast<std::int32_t>(episode.t0 / microsPerDay);
        const std::int64_t quiet = rng.between(20 * microsPerMinute, 60 * microsPerHour);
        Device device;
        if (!ownDevice) {
            device = population.crewDevice(episode.crew, rng.below32(4),
                                           enrolDay - static_cast<std::int32_t>(rng.below(20)));
            loom.enrolments.push_back({episode.customer, device});
        }
        const std::uint32_t ip = population.ipAddress(keyOf(episode.crew, EntityKind::crew, enrolDay),
                                                      rng.chancePermille(150)   ? IpKind::datacenter
                                                      : rng.chancePermille(600) ? IpKind::mobile
                                                                                : IpKind::broadband);
        std::int64_t time = episode.t0 + quiet;
        const std::int64_t drain = rng.between(5 * microsPerMinute, 40 * microsPerMinute);
        std::int64_t left = moneyAtHand(victim, time) * rng.between(600, 980) / 1000;
        for (std::uint32_t i = 0; i < episode.rows; ++i) {
            const std::int64_t share = i + 1 == episode.rows ? left : left * rng.between(250, 650) / 1000;
            Payment p = fraudulent(type(), PaymentType::pix, time, withinNightLimit(share, time));
            const Channel channel = rng.chancePermille(750) ? Channel::mobileApp : Channel::webBanking;
            if (ownDevice)
                loom.factory.fromOwnDevice(p, channel, rng);
            else
                loom.factory.fromStrangeDevice(p, channel, device.number, ip);
            loom.factory.toPayee(p, muleAccount(population, episode.crew, rng.below32(6)));
            settle(p, 170, 110, rng);
            if (p.status == PaymentStatus::approved)
                left = std::max<std::int64_t>(left - p.amountCents, 1'000);
            loom.payments.push_back(p);
            time +=
                rng.between(20 * microsPerSecond, std::max<std::int64_t>(drain / episode.rows, 30 * microsPerSecond));
        }
    }
};

} // namespace

const Scenario& accountTakeover() {
    static const AccountTakeover scenario;
    return scenario;
}

} // namespace ledgerloom
