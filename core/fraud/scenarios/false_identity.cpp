#include "core/fraud/crew_access.h"
#include "core/fraud/scenarios/scenarios.h"
#include "core/fraud/steps.h"

#include <algorithm>

namespace ledgerloom {

namespace {

/// An account that was opened on invented or borrowed papers, kept quiet for a month or more, and then used up in one
/// to three days: cards to the limit, what is on it by Pix. A ring opens several and works them from one device.
class FalseIdentity : public Scenario {
public:
    std::string_view name() const override { return "false_identity"; }
    FraudType type() const override { return FraudType::falseIdentity; }
    std::uint32_t leastRows() const override { return 3; }
    std::uint32_t mostRows() const override { return 9; }
    Trend trend() const override { return Trend::fading; }
    std::uint32_t readinessPermille(const Customer& customer, std::int32_t firstDay) const override {
        const std::int32_t age = firstDay - customer.accountCreated;
        return customer.cardCount > 1 && age < 180 ? 1000 : 0;
    }
    EpisodeRole role() const override { return EpisodeRole::holder; }
    Reporting reporting() const override {
        static const LognormalTable delayMinutes(86'400, 277, 43'200, 172'800);
        return {delayMinutes, 170, ReportedBy::collection};
    }

    void weave(const Episode& episode, const Loom& loom) const override {
        Rng rng(episode.key);
        const Customer& holder = loom.factory.habits().customer;
        const std::uint64_t ring = falseIdentityRing(episode.crew);
        const Device device = loom.factory.population().crewDevice(ring, 0, holder.accountCreated + 1);
        loom.enrolments.push_back({episode.customer, device});
        // Limits are one to four months of income; nine tenths of it and more are used.
        std::int64_t left = holder.incomeCents * rng.between(400, 1'500) / 1000;
        std::int64_t time = episode.t0 + rng.between(microsPerHour, 20 * microsPerHour);
        const std::int64_t step = rng.between(24, 60) * microsPerHour / episode.rows;
        for (std::uint32_t i = 0; i < episode.rows; ++i) {
            const std::int64_t amount = i + 1 == episode.rows ? left : left * rng.between(120, 420) / 1000;
            Payment p =
                rng.chancePermille(620) ? purchase(time, amount, loom, rng) : cashOut(time, amount, episode, loom, rng);
            if (p.entry == CardEntry::none || p.entry == CardEntry::keyed)
                loom.factory.fromStrangeDevice(p, Channel::mobileApp, device.number,
                                               loom.factory.population().ipAddress(ring, IpKind::broadband), false);
            settle(p, 140, 60, rng);
            left = std::max<std::int64_t>(left - p.amountCents, 5'000);
            loom.payments.push_back(p);
            time += rng.between(4 * microsPerMinute, step);
        }
    }

private:
    Payment purchase(std::int64_t time, std::int64_t amount, const Loom& loom, Rng& rng) const {
        Payment p = fraudulent(type(), PaymentType::creditCard, time, amount);
        const Customer& holder = loom.factory.habits().customer;
        if (rng.chancePermille(500)) {
            loom.factory.toMerchant(p, loom.ordinary.merchantIn(holder.cell, holder, rng));
            loom.factory.cardPresent(p, 1, rng);
            p.installments = 1;
        } else {
            loom.factory.toMerchant(p, onlineShop(loom, goods, rng));
            keyIn(p, loom.factory.cardEntry(1), 970, 700, rng);
        }
        return p;
    }
    Payment cashOut(std::int64_t time, std::int64_t amount, const Episode& episode, const Loom& loom, Rng& rng) const {
        Payment p = fraudulent(type(), PaymentType::pix, time, withinNightLimit(amount, time));
        loom.factory.toPayee(p, muleAccount(loom.factory.population(), episode.crew, rng.below32(6), time));
        return p;
    }
};

} // namespace

const Scenario& falseIdentity() {
    static const FalseIdentity scenario;
    return scenario;
}

} // namespace ledgerloom
