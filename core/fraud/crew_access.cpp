#include "core/fraud/crew_access.h"

namespace ledgerloom {

namespace {

IpKind addressOf(bool spoofed, Rng& rng) {
    if (rng.chancePermille(spoofed ? 700 : 100))
        return IpKind::datacenter;
    return rng.chancePermille(600) ? IpKind::mobile : IpKind::broadband;
}

} // namespace

bool spoofs(std::uint64_t crew) {
    return Rng(keyOf(crew, EntityKind::crew, 1)).chancePermille(300);
}

CrewAccess enrolCrewDevice(const Episode& episode, const Loom& loom, std::int32_t day, Rng& rng) {
    const Population& population = loom.factory.population();
    const bool spoofed = spoofs(episode.crew);
    const std::uint32_t which = spoofed ? 0 : rng.below32(devicesOfCrew);
    CrewAccess access;
    access.device = population.crewDevice(episode.crew, which, day - static_cast<std::int32_t>(rng.below(20)));
    // The same for everybody who sees the device.
    if (spoofed && Rng(keyOf(episode.crew, EntityKind::crew, 2)).chancePermille(600))
        access.device.rooted = true;
    access.ip = population.ipAddress(keyOf(episode.crew, EntityKind::crew, 3, day), addressOf(spoofed, rng));
    loom.enrolments.push_back({episode.customer, access.device});
    return access;
}

} // namespace ledgerloom
