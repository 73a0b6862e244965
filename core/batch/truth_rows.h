#pragma once

#include "core/behaviour/credit.h"
#include "core/fraud/crew_access.h"
#include "core/fraud/scenario.h"

#include <cstdint>

namespace ledgerloom {

/// Episodes are numbered within their customer: (customer, number) makes their id.
struct EpisodeId {
    std::uint64_t customer = 0; ///< index in the whole run
    std::uint32_t number = 0;

    bool operator==(const EpisodeId&) const = default;
};

/// One row of labels: what is true of a payment, and what its bank learns of it. Honest payments have one only when
/// they are disputed.
struct LabelRow {
    std::uint64_t customer = 0; ///< index in the whole run
    std::uint32_t sequence = 0; ///< of the payment, within the customer
    FraudType fraud = FraudType::none;
    EpisodeId episode;      ///< of a fraudulent payment
    std::uint32_t step = 0; ///< its place among the episode's fraudulent payments, from 1
    Report report;
};

/// One row of episodes: what was done to, or by, one customer.
struct EpisodeRow {
    static constexpr std::uint64_t noDevice = UINT64_MAX;

    EpisodeId id;
    const Scenario* scenario = nullptr;
    std::uint64_t crew = 0;
    std::uint64_t campaign = 0;      ///< or ring; 0: a single one
    std::uint64_t device = noDevice; ///< number of the device that the crew enrolled on the account
    std::uint64_t key = 0;           ///< what reports are drawn from
    std::int64_t firstUs = 0;        ///< of its fraudulent payments, Brasilia time
    std::int64_t lastUs = 0;
    std::uint32_t payments = 0; ///< fraudulent ones
    std::int64_t attemptedCents = 0;
    std::int64_t approvedCents = 0; ///< of them those that went through

    /// Whether its crew enrolled a device that pretends to be another (DEVICE_SPOOFING).
    bool isSpoofed() const { return device != noDevice && scenario->enrolsCrewDevices() && spoofs(crew); }
};

/// One row of credits: money that came into a customer's account.
struct CreditRow {
    std::uint64_t customer = 0; ///< index in the whole run
    Credit credit;
};

} // namespace ledgerloom
