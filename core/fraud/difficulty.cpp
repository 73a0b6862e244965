#include "core/fraud/difficulty.h"

#include "core/fraud/crew_access.h"
#include "core/fraud/steps.h"

#include <algorithm>

namespace ledgerloom {

namespace {

bool isFraud(const Payment& payment) {
    return payment.fraud != FraudType::none;
}

bool fromStrangeDevice(const Payment& payment, const Habits& habits) {
    return payment.device != noEntry &&
           std::ranges::find(habits.deviceEntries, payment.device) == habits.deviceEntries.end();
}

/// What the victim would spend on such a thing.
std::int64_t usualAmount(const Payment& payment, const Loom& loom, Rng& rng) {
    const Customer& victim = loom.factory.habits().customer;
    if (payment.merchant != noEntry)
        return loom.ordinary.purchaseAmount(victim, loom.factory.merchantOf(payment).category, rng);
    return loom.ordinary.personAmount(rng);
}

} // namespace

void Difficulty::apply(std::span<Payment> woven, const Episode& episode, const Loom& loom) const {
    if (m_permille < usualPermille)
        makeEasier(woven, episode, loom);
    else if (m_permille > usualPermille)
        makeHarder(woven, episode, loom);
}

void Difficulty::makeEasier(std::span<Payment> woven, const Episode& episode, const Loom& loom) const {
    const std::uint32_t easier = (usualPermille - m_permille) * 2; // 0 to 1000
    Rng rng(keyOf(episode.key, EntityKind::crew, 40));
    stretchGaps(woven, 1000 - 800 * std::int64_t{easier} / 1000);
    const bool careless = rng.chancePermille(easier * 9 / 10);
    const auto day = static_cast<std::int32_t>(woven.front().timeUs / microsPerDay);
    const CrewAccess access = careless ? enrolCrewDevice(episode, loom, day, rng) : CrewAccess{};
    for (Payment& payment : woven) {
        if (!isFraud(payment))
            continue;
        payment.amountCents += payment.amountCents * 5 * std::int64_t{easier} / 1000;
        // Only what is sent from a phone or a computer can be sent from a strange one.
        if (!careless || payment.channel == Channel::none)
            continue;
        payment.latE6 = payment.lonE6 = noPlace;
        access.send(payment, payment.channel, loom.factory, rng);
    }
}

void Difficulty::makeHarder(std::span<Payment> woven, const Episode& episode, const Loom& loom) const {
    const std::uint32_t harder = (m_permille - usualPermille) * 2; // 0 to 1000
    Rng rng(keyOf(episode.key, EntityKind::crew, 41));
    stretchGaps(woven, 1000 + 14'000 * std::int64_t{harder} / 1000);
    const bool knowsVictim = rng.chancePermille(harder);
    for (Payment& payment : woven) {
        if (!isFraud(payment))
            continue;
        if (rng.chancePermille(harder * 9 / 10))
            payment.amountCents = usualAmount(payment, loom, rng);
        if (!knowsVictim)
            continue;
        if (fromStrangeDevice(payment, loom.factory.habits())) {
            payment.latE6 = payment.lonE6 = noPlace;
            payment.clear(Payment::freshDevice);
            loom.factory.fromOwnDevice(payment, payment.channel, rng);
        }
        if (payment.has(Payment::cvvChecked))
            payment.set(Payment::cvvMatches);
    }
}

} // namespace ledgerloom
