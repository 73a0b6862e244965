#include "core/features/rule_score.h"

#include <algorithm>

namespace ledgerloom {

std::uint16_t RuleScore::next(const Payment& payment, Rng& rng) {
    // Two uniforms, so that small noise is likelier than large.
    std::int64_t centi = rng.between(0, 700) + rng.between(0, 700);
    centi += payment.has(Payment::newReceiver) ? 700 : 0;
    centi += payment.has(Payment::freshDevice) ? 1'500 : 0;
    centi += payment.has(Payment::unusualHour) ? 600 : 0;
    centi += payment.countLast24h > 12 ? 1'000 : payment.countLast24h > 7 ? 500 : 0;
    if (m_count > 0) {
        // Against the mean of the past: three and eight times are the usual steps.
        const std::int64_t mean = std::max<std::int64_t>(m_sumCents / m_count, 1);
        const std::int64_t tenfold = payment.amountCents * 10;
        centi += tenfold >= 81 * mean ? 1'600 : tenfold >= 31 * mean ? 1'000 : tenfold >= 16 * mean ? 500 : 0;
    }
    centi += payment.minutesSinceLast >= 0 && payment.minutesSinceLast < 15 ? 900 : 0;
    if (payment.distanceCentiKm > 10'000 && payment.minutesSinceLast < 240)
        centi += 1'200;
    if (payment.has(Payment::threeDsAsked) && !payment.has(Payment::threeDsPassed))
        centi += 500;
    if (payment.has(Payment::cvvChecked) && !payment.has(Payment::cvvMatches))
        centi += 900;
    m_sumCents += payment.amountCents;
    ++m_count;
    return static_cast<std::uint16_t>(std::clamp<std::int64_t>(centi, 0, 10'000));
}

} // namespace ledgerloom
