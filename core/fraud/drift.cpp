#include "core/fraud/drift.h"

#include "core/fraud/steps.h"

#include <algorithm>

namespace ledgerloom {

namespace {

// Per mille of what the scenario weaves, on the first and the last day.
constexpr std::int64_t firstAmount = 1'250;
constexpr std::int64_t lastAmount = 850;
constexpr std::int64_t firstGap = 750;
constexpr std::int64_t lastGap = 1'300;

/// Per mille of a growing or fading scenario's episodes that follow its trend, which goes from none on one end of the
/// run to twice the mean on the other.
constexpr std::uint32_t followTrend = 400;

/// What the attacker chooses: not a bill, a shop's ticket or a price.
bool isChosen(const Payment& payment) {
    return payment.fraud != FraudType::none && payment.fraud != FraudType::falseQrCode &&
           payment.type == PaymentType::pix;
}

/// Round sums stay round.
std::int64_t scaled(std::int64_t cents, std::int64_t permille) {
    const std::int64_t step = cents % 1'000 == 0 ? 1'000 : cents % 100 == 0 ? 100 : 1;
    return std::max<std::int64_t>(100, (cents * permille / 1000 + step / 2) / step * step);
}

} // namespace

std::int32_t pickDay(Trend trend, const Calendar& calendar, Rng& rng) {
    const auto days = static_cast<std::uint64_t>(calendar.lastDay() - calendar.firstDay()) + 1;
    std::uint64_t day = rng.below(days);
    if (trend != Trend::steady && rng.chancePermille(followTrend)) {
        const std::uint64_t other = rng.below(days);
        day = trend == Trend::growing ? std::max(day, other) : std::min(day, other);
    }
    return calendar.firstDay() + static_cast<std::int32_t>(day);
}

void applyDrift(std::span<Payment> woven, const Episode& episode, const Calendar& calendar) {
    const std::int64_t days = std::max<std::int64_t>(1, calendar.lastDay() - calendar.firstDay());
    const std::int64_t day = std::clamp<std::int64_t>(episode.t0 / microsPerDay - calendar.firstDay(), 0, days);
    stretchGaps(woven, firstGap + (lastGap - firstGap) * day / days);
    const std::int64_t permille = firstAmount + (lastAmount - firstAmount) * day / days;
    for (Payment& payment : woven)
        if (isChosen(payment))
            payment.amountCents = scaled(payment.amountCents, permille);
}

} // namespace ledgerloom
