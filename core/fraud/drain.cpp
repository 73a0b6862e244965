#include "core/fraud/drain.h"

#include "core/fraud/steps.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::uint32_t mulesPerCrew = 6;
constexpr std::int64_t leastLeftCents = 1'000;

} // namespace

void weaveDrain(const Drain& drain, const Episode& episode, const Loom& loom, Rng& rng,
                const std::function<void(Payment&)>& send) {
    const std::int64_t share = rng.between(drain.leastPermille, drain.mostPermille);
    const std::int64_t most = std::max(drain.lengthUs / episode.rows, 30 * microsPerSecond);
    std::int64_t time = drain.startUs;
    std::int64_t left = moneyAtHand(loom.factory.habits().customer, time) * share / 1000;
    for (std::uint32_t i = 0; i < episode.rows; ++i) {
        const std::int64_t amount = i + 1 == episode.rows ? left : left * rng.between(250, 650) / 1000;
        Payment p = fraudulent(drain.fraud, PaymentType::pix, time, withinNightLimit(amount, time));
        send(p);
        loom.factory.toPayee(p, muleAccount(loom.factory.population(), episode.crew, rng.below32(mulesPerCrew), time));
        settle(p, drain.refusedPermille, drain.blockedPermille, rng);
        if (p.status == PaymentStatus::approved)
            left = std::max(left - p.amountCents, leastLeftCents);
        loom.payments.push_back(p);
        time += rng.between(20 * microsPerSecond, most);
    }
}

} // namespace ledgerloom
