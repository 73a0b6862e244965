#include "core/features/rule_score.h"

#include <algorithm>

namespace ledgerloom {

std::uint16_t RuleScore::next(const Payment& payment, Rng& rng) {
    // Two uniforms, so that small noise is likelier than large.
    std::int64_t centi = rng.between(0, 700) + rng.between(0, 700);
    // Points by multiplication: the conditions are as good as random, so branches would be guessed wrong.
    const auto add = [&centi](bool condition, std::int64_t points) { centi += points * std::int64_t{condition}; };
    add(payment.has(Payment::newReceiver), 700);
    add(payment.has(Payment::freshDevice), 1'500);
    add(payment.has(Payment::unusualHour), 600);
    add(payment.countLast24h > 7, 500);
    add(payment.countLast24h > 12, 500);
    if (m_count > 0) {
        // Against the mean of the past: three and eight times are the usual steps.
        const std::int64_t mean = std::max<std::int64_t>(m_sumCents / m_count, 1);
        const std::int64_t tenfold = payment.amountCents * 10;
        add(tenfold >= 16 * mean, 500);
        add(tenfold >= 31 * mean, 500);
        add(tenfold >= 81 * mean, 600);
    }
    add((payment.minutesSinceLast >= 0) & (payment.minutesSinceLast < 15), 900);
    add((payment.distanceCentiKm > 10'000) & (payment.minutesSinceLast < 240), 1'200);
    add((payment.flags & (Payment::threeDsAsked | Payment::threeDsPassed)) == Payment::threeDsAsked, 500);
    add((payment.flags & (Payment::cvvChecked | Payment::cvvMatches)) == Payment::cvvChecked, 900);
    m_sumCents += payment.amountCents;
    ++m_count;
    return static_cast<std::uint16_t>(std::clamp<std::int64_t>(centi, 0, 10'000));
}

} // namespace ledgerloom
