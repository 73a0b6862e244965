#include "core/features/account.h"

#include "core/behaviour/calendar.h"
#include "core/behaviour/income.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace ledgerloom {

namespace {

bool later(const Credit& a, const Credit& b) {
    return a.timeUs > b.timeUs;
}

/// What a scenario has decided to take.
std::int64_t takenBy(const Payment& payment) {
    const bool decided = payment.fraud != FraudType::none && payment.has(Payment::statusDecided);
    return decided && debitsAccount(payment.type, payment.status) ? payment.amountCents : 0;
}

} // namespace

void Account::open(const Customer& customer, std::uint32_t inBlock, std::span<const Credit> expected,
                   std::span<Payment* const> order) {
    m_customer = &customer;
    m_inBlock = inBlock;
    m_rng = Rng(keyOf(customer.key, EntityKind::credit, 2));
    takeExpected(expected);
    m_number = 0;
    m_next = 0;
    m_lastUs = std::numeric_limits<std::int64_t>::min();
    planReserve(order);
    m_balanceCents = m_openingCents;
}

/// Credits are large: their times are sorted, then each is copied once. Ties stay in their order, so they are numbered
/// from the last: what is sorted forwards is read backwards.
void Account::takeExpected(std::span<const Credit> expected) {
    m_expected.clear();
    if (expected.empty())
        return;
    const auto [first, last] = std::ranges::minmax(expected, {}, &Credit::timeUs);
    m_byTime.clear();
    for (std::size_t i = expected.size(); i-- > 0;)
        m_byTime.push_back({static_cast<std::uint64_t>(expected[i].timeUs - first.timeUs),
                            static_cast<std::uint32_t>(expected.size() - 1 - i)});
    m_timeSort.sort(m_byTime, static_cast<std::uint64_t>(last.timeUs - first.timeUs));
    for (std::size_t i = expected.size(); i-- > 0;)
        m_expected.push_back(expected[expected.size() - 1 - m_byTime[i].row]);
}

/// Backwards: what must be there before something is taken, and need not be there before it has come in.
void Account::planReserve(std::span<Payment* const> order) {
    m_reserveCents.resize(order.size());
    std::int64_t reserve = 0;
    std::int64_t taken = 0;
    std::size_t credit = 0; // of m_expected, which begins with the last
    const auto comeIn = [&](std::int64_t afterUs) {
        for (; credit < m_expected.size() && m_expected[credit].timeUs > afterUs; ++credit) {
            reserve -= std::min(reserve, m_expected[credit].amountCents);
            taken -= std::min(taken, m_expected[credit].amountCents);
        }
    };
    // Thieves seldom take all that there is: it was a share of it (assumption).
    const auto leaveSomething = [&](std::uint64_t key) {
        Rng rng(keyOf(m_customer->key, EntityKind::credit, 3, key));
        const std::int64_t share = rng.between(350, 990);
        reserve += std::exchange(taken, 0) * (1000 - share) / share;
    };
    for (std::size_t i = order.size(); i-- > 0;) {
        comeIn(order[i]->timeUs);
        const std::int64_t now = takenBy(*order[i]);
        if (now == 0 && taken > 0)
            leaveSomething(i);
        m_reserveCents[i] = reserve;
        reserve += now;
        taken += now;
    }
    leaveSomething(order.size());
    comeIn(std::numeric_limits<std::int64_t>::min());
    m_openingCents = std::max(Income::openingCents(*m_customer), reserve);
}

void Account::receive(Credit credit) {
    m_balanceCents += credit.amountCents;
    m_lastUs = credit.timeUs;
    if (!m_keep)
        return;
    credit.balanceAfterCents = m_balanceCents;
    credit.customer = m_inBlock;
    credit.number = m_number++;
    m_credits.push_back(credit);
}

void Account::receiveUntil(std::int64_t timeUs) {
    for (; !m_expected.empty() && m_expected.back().timeUs <= timeUs; m_expected.pop_back())
        receive(m_expected.back());
}

void Account::bring(std::int64_t missingCents, const Payment& payment) {
    // In round sums, with something to spare, some minutes before.
    constexpr std::int64_t roundCents = 5'000;
    const std::int64_t wanted = missingCents + Income::cushionCents(*m_customer, m_rng);
    Credit credit;
    credit.timeUs = payment.timeUs - m_rng.between(10 * microsPerSecond, 40 * microsPerMinute);
    credit.timeUs = std::min(std::max(credit.timeUs, m_lastUs), payment.timeUs);
    credit.amountCents = (wanted + roundCents - 1) / roundCents * roundCents;
    credit.outsider = keyOf(m_customer->key, EntityKind::payee, m_rng.chancePermille(700) ? 1'000 : 1'001);
    credit.kind = CreditKind::ownTransfer;
    receive(credit);
}

void Account::sendBack(const Payment& payment) {
    Credit credit;
    credit.timeUs = payment.timeUs + m_rng.between(10 * microsPerMinute, 5 * microsPerDay);
    credit.amountCents = payment.amountCents;
    credit.payment = payment.sequence;
    credit.kind = CreditKind::refund;
    m_expected.insert(std::lower_bound(m_expected.begin(), m_expected.end(), credit, later), credit);
}

void Account::settle(Payment& payment) {
    if (debitsAccount(payment.type, payment.status)) {
        const std::int64_t needed = payment.amountCents + m_reserveCents[m_next];
        if (needed > m_balanceCents)
            bring(needed - m_balanceCents, payment);
        m_balanceCents -= payment.amountCents;
        if (payment.status == PaymentStatus::reversed)
            sendBack(payment);
    }
    ++m_next;
    m_lastUs = payment.timeUs + 1;
    payment.balanceAfterCents = m_balanceCents;
}

} // namespace ledgerloom
