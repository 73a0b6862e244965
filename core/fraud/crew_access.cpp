#include "core/fraud/crew_access.h"

namespace ledgerloom {

namespace {

// By the last digit of a crew's key, which is dealt round (FraudPlan::crewAt): three in ten spoof, two of the three
// with a rooted phone or an emulator.
constexpr std::uint64_t digits = 10;
constexpr std::uint64_t spoofingDigits = 3;
constexpr std::uint64_t rootedDigits = 2;

/// Days that a crew has had the device: some are used for months, on one account after the other.
std::int32_t daysInUse(Rng& rng) {
    return static_cast<std::int32_t>(rng.below(rng.chancePermille(350) ? 150 : 20));
}

IpKind addressOf(bool spoofed, Rng& rng) {
    if (rng.chancePermille(spoofed ? 700 : 100))
        return IpKind::datacenter;
    return rng.chancePermille(600) ? IpKind::mobile : IpKind::broadband;
}

} // namespace

void CrewAccess::send(Payment& payment, Channel channel, PaymentFactory& factory, Rng& rng) const {
    if (!stolenSession) {
        factory.fromStrangeDevice(payment, channel, device.number, ip);
        return;
    }
    factory.fromOwnDevice(payment, channel, rng);
    payment.ip = ip;
    payment.latE6 = payment.lonE6 = noPlace;
}

bool spoofs(std::uint64_t crew) {
    return crew % digits < spoofingDigits;
}

CrewAccess enrolCrewDevice(const Episode& episode, const Loom& loom, std::int32_t day, Rng& rng) {
    const Population& population = loom.factory.population();
    const bool spoofed = spoofs(episode.crew);
    const std::uint32_t which = spoofed ? 0 : rng.below32(devicesOfCrew);
    CrewAccess access;
    access.device = population.crewDevice(episode.crew, which, day - daysInUse(rng));
    // The same for everybody who sees the device.
    if (episode.crew % digits < rootedDigits)
        access.device.rooted = true;
    access.ip = population.ipAddress(keyOf(episode.crew, EntityKind::crew, 3, day), addressOf(spoofed, rng));
    loom.enrolments.push_back({episode.customer, access.device});
    return access;
}

CrewAccess enrolOrStealSession(std::uint32_t stolenPermille, const Episode& episode, const Loom& loom, std::int32_t day,
                               Rng& rng) {
    if (!rng.chancePermille(stolenPermille))
        return enrolCrewDevice(episode, loom, day, rng);
    CrewAccess access;
    access.ip = loom.factory.population().ipAddress(keyOf(episode.crew, EntityKind::crew, 3, day), IpKind::broadband);
    access.stolenSession = true;
    return access;
}

} // namespace ledgerloom
