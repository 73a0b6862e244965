#include "core/features/stream_walk.h"

#include "core/behaviour/calendar.h"
#include "core/features/geo_distance.h"
#include "core/features/rule_score.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::int64_t sessionGapUs = 15 * microsPerMinute;
constexpr std::uint32_t forgottenPermille =
    60; ///< of payments that the account is short of: nobody looked (assumption)
constexpr std::int64_t nightLimitCents = 100'000; ///< R$ 1,000 a Pix from 20 h to 6 h since 2021-10-04

bool byNight(std::int64_t timeUs) {
    const std::int64_t hour = timeUs % microsPerDay / microsPerHour;
    return hour >= 20 || hour < 6;
}

/// Before six in the morning where the customer lives.
bool atUnusualHour(std::int64_t timeUs, std::int32_t minutesFromBrasilia) {
    const std::int64_t local = timeUs + minutesFromBrasilia * microsPerMinute;
    return (local % microsPerDay + microsPerDay) % microsPerDay < 6 * microsPerHour;
}

} // namespace

void SeenReceivers::reset(std::size_t most) {
    const std::size_t size = std::bit_ceil(std::max<std::size_t>(2 * most, 16));
    m_slots.assign(size, 0);
    m_mask = size - 1;
}

bool SeenReceivers::insert(std::uint64_t receiver) {
    const std::uint64_t stored = mix64(receiver) | 1U; // 0 marks a free slot
    std::uint64_t at = (stored >> 32U) & m_mask;
    // A free slot or the receiver's own is nearly always found at once: one condition for both, which is exact because
    // what is stored is odd. Which of the two it was is left to the caller's arithmetic.
    while (m_slots[at] * (m_slots[at] ^ stored) != 0)
        at = (at + 1) & m_mask;
    return std::exchange(m_slots[at], stored) == 0;
}

StreamWalk::StreamWalk(const Reference& reference) {
    for (std::size_t type = 0; type < paymentTypeCount; ++type) {
        m_status[type] = AliasTable(reference.statusWeights[type]);
        m_refused[type] = AliasTable(reference.refusedReasons[type]);
        m_blocked[type] = AliasTable(reference.blockedReasons[type]);
    }
}

void StreamWalk::follow(Payment& payment, const Payment& last) {
    payment.sequence = last.sequence + 1;
    payment.timeUs = std::max(payment.timeUs, last.timeUs + 1);
    const std::int64_t gap = payment.timeUs - last.timeUs;
    payment.minutesSinceLast = static_cast<std::int32_t>(gap / microsPerMinute);
    if (payment.latE6 != noPlace && last.latE6 != noPlace)
        payment.distanceCentiKm = distanceCentiKm(last.latE6, last.lonE6, payment.latE6, payment.lonE6);
    const bool opensSession = (gap > sessionGapUs) | (payment.device != last.device);
    payment.session = last.session + (opensSession ? 1 : 0);
}

void StreamWalk::arrange(std::span<Payment* const> order) {
    for (std::size_t i = 1; i < order.size(); ++i)
        follow(*order[i], *order[i - 1]);
}

void StreamWalk::decideStatus(Payment& payment, const Account& account, Rng& rng) const {
    const std::uint64_t bits = rng.next();
    const bool isShort = account.isShort(payment.amountCents);
    if (payment.has(Payment::statusDecided)) {
        if (payment.reason == RefusalReason::noBalance && !isShort)
            payment.reason = RefusalReason::overLimit;
        return;
    }
    const std::size_t type = indexOf(payment.type);
    payment.status = static_cast<PaymentStatus>(m_status[type].pick(bits));
    if (payment.status == PaymentStatus::refused)
        payment.reason = static_cast<RefusalReason>(m_refused[type].pick(rng));
    else if (payment.status == PaymentStatus::blocked)
        payment.reason = static_cast<RefusalReason>(m_blocked[type].pick(rng));
    // For want of money nobody is refused who has it.
    if (payment.reason == RefusalReason::noBalance && !isShort) {
        payment.status = PaymentStatus::approved;
        payment.reason = RefusalReason::none;
    }
    if (payment.status == PaymentStatus::approved || payment.status == PaymentStatus::reversed)
        checkLimits(payment, isShort, rng);
}

void StreamWalk::checkLimits(Payment& payment, bool isShort, Rng& rng) {
    const auto refuse = [&payment](RefusalReason reason) {
        payment.status = PaymentStatus::refused;
        payment.reason = reason;
    };
    // What is random stands in one condition that is seldom true.
    const std::int64_t pixCents = payment.amountCents * std::int64_t{payment.type == PaymentType::pix};
    if (pixCents > nightLimitCents && byNight(payment.timeUs))
        refuse(RefusalReason::overLimit);
    else if (isShort && payment.type != PaymentType::creditCard && rng.chancePermille(forgottenPermille))
        refuse(RefusalReason::noBalance);
}

void StreamWalk::walk(const Customer& customer, std::span<Payment* const> order, Account& account) {
    m_seen.reset(order.size());
    Rng rng(keyOf(customer.key, EntityKind::walk));
    RuleScore score;
    std::size_t oldest = 0; // of the last 24 hours
    std::int64_t sum = 0;   // of what was asked in them
    for (std::size_t i = 0; i < order.size(); ++i) {
        Payment& payment = *order[i];
        payment.setIf(atUnusualHour(payment.timeUs, customer.minutesFromBrasilia), Payment::unusualHour);
        payment.setIf(m_seen.insert(payment.receiver), Payment::newReceiver);
        sum += payment.amountCents;
        const std::int64_t dayBefore = payment.timeUs - microsPerDay;
        // One leaves for each that comes, on average, but seldom more than three at once: those without a branch.
        for (int most = 3; most > 0; --most) {
            const bool leaves = order[oldest]->timeUs <= dayBefore;
            sum -= order[oldest]->amountCents & -std::int64_t{leaves};
            oldest += leaves ? 1 : 0;
        }
        while (order[oldest]->timeUs <= dayBefore)
            sum -= order[oldest++]->amountCents;
        payment.countLast24h = static_cast<std::uint16_t>(std::min<std::size_t>(i - oldest + 1, 65'535));
        payment.sumLast24hCents = sum;
        account.receiveUntil(payment.timeUs);
        decideStatus(payment, account, rng);
        account.settle(payment);
        payment.scoreCenti = score.next(payment, rng);
    }
}

} // namespace ledgerloom
