#pragma once

#include "core/fraud/scenario.h"

#include <functional>

namespace ledgerloom {

/// An account that is emptied by Pix to the crew's mules, one after another.
struct Drain {
    FraudType fraud = FraudType::accountTakeover;
    std::int64_t startUs = 0;
    std::int64_t lengthUs = 0; ///< from the first to the last, at most about
    /// Share of the money at hand that is gone for, per mille.
    std::uint32_t leastPermille = 0;
    std::uint32_t mostPermille = 0;
    std::uint32_t refusedPermille = 0;
    std::uint32_t blockedPermille = 0;
};

/// Weaves the episode's rows so; `send` says from where each is sent.
void weaveDrain(const Drain& drain, const Episode& episode, const Loom& loom, Rng& rng,
                const std::function<void(Payment&)>& send);

} // namespace ledgerloom
