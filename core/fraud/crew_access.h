#pragma once

#include "core/fraud/scenario.h"

namespace ledgerloom {

/// How a crew gets at an account: one of its devices, enrolled on the account, and the address it comes from. Or, with
/// a session stolen from the victim's own device, or its fingerprint, from that address as that device.
struct CrewAccess {
    Device device;
    std::uint32_t ip = 0;
    bool stolenSession = false;

    /// Makes a payment one that is sent from there.
    void send(Payment& payment, Channel channel, PaymentFactory& factory, Rng& rng) const;
};

/// Enrols a device of the episode's crew on the victim's account on `day`; it may have been in use some days before.
/// Three crews in ten spoof (DEVICE_SPOOFING): one fingerprint on all the accounts they take, mostly an emulator or a
/// rooted phone, behind a VPN.
CrewAccess enrolCrewDevice(const Episode& episode, const Loom& loom, std::int32_t day, Rng& rng);
/// The same, or with a stolen session, `stolenPermille` of the times.
CrewAccess enrolOrStealSession(std::uint32_t stolenPermille, const Episode& episode, const Loom& loom, std::int32_t day,
                               Rng& rng);

/// Devices that crews have beside each other.
inline constexpr std::uint32_t devicesOfCrew = 4;
/// The key of those who open accounts under false names together, and share a device.
constexpr std::uint64_t falseIdentityRing(std::uint64_t crew) {
    return keyOf(crew, EntityKind::crew, 10);
}

/// Whether the crew spoofs its devices.
bool spoofs(std::uint64_t crew);

} // namespace ledgerloom
