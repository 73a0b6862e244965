#pragma once

#include "core/fraud/scenario.h"

#include <span>

namespace ledgerloom {

/// A day of the run on which an episode of a scenario begins: each as likely, but for scenarios that grow or fade. In
/// all there are as many on every day, since what grows is about as much as what fades.
std::int32_t pickDay(Trend trend, const Calendar& calendar, Rng& rng);

/// Attackers learn: over the run's dates they take less at a time and leave more time between, so that a model of the
/// first month is worth less in the last (how much is an assumption, measured in tests/realism/drift.py). Changes the
/// fraudulent payments of an episode that has just been woven, in the order it was woven in: amounts and gaps, never
/// their number, order, type or receiver.
void applyDrift(std::span<Payment> woven, const Episode& episode, const Calendar& calendar);

} // namespace ledgerloom
