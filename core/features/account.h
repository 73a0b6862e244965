#pragma once

#include "core/base/time_sort.h"
#include "core/behaviour/credit.h"
#include "core/behaviour/payment.h"
#include "core/population/customer.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ledgerloom {

/// The account of the customer whose payments are walked through: what comes in, what goes out, and what is left, exact
/// to the centavo and never below zero. What fraud takes is known before (it is a share of what the account then
/// holds): honest spending leaves it there. Whoever would spend more than there is brings it from an account elsewhere
/// first, or is refused. One a worker; not thread-safe.
class Account {
public:
    /// `keep`: whether credits are kept for a table of them.
    explicit Account(bool keep) : m_keep(keep) {}

    /// Forgets the block's credits.
    void clear() { m_credits.clear(); }
    void reserve(std::size_t credits) { m_credits.reserve(credits); }

    /// Begins with a customer, `inBlock` of the block: what comes in whatever happens, in any order, and its payments
    /// by time.
    void open(const Customer& customer, std::uint32_t inBlock, std::span<const Credit> expected,
              std::span<Payment* const> order);
    /// What came in until the next payment; then whether that is more than there is.
    void receiveUntil(std::int64_t timeUs);
    bool isShort(std::int64_t amountCents) const { return amountCents > m_balanceCents; }
    /// The next payment, its status decided; those of open(), in their order, each once.
    void settle(Payment& payment);
    /// What comes in after the last payment, before the end of the run's range.
    void close(std::int64_t endUs) { receiveUntil(endUs - 1); }

    /// Of all customers since clear(), each one's by time.
    std::vector<Credit>& credits() { return m_credits; }
    const std::vector<Credit>& credits() const { return m_credits; }

private:
    void takeExpected(std::span<const Credit> expected);
    void planReserve(std::span<Payment* const> order);
    void receive(Credit credit);
    void bring(std::int64_t missingCents, const Payment& payment);
    void sendBack(const Payment& payment);

    bool m_keep;
    const Customer* m_customer = nullptr;
    std::uint32_t m_inBlock = 0;
    Rng m_rng{0};
    std::int64_t m_balanceCents = 0;
    std::int64_t m_openingCents = 0;
    std::int64_t m_lastUs = 0;      ///< the next credit is not before it
    std::uint32_t m_number = 0;     ///< of the next credit
    std::size_t m_next = 0;         ///< payment
    std::vector<Credit> m_expected; ///< to come, the last one first
    std::vector<TimedRow> m_byTime; ///< those that come in whatever happens
    TimeSort m_timeSort;
    /// By payment: what fraud will yet take after it, beyond what comes in until then.
    std::vector<std::int64_t> m_reserveCents;
    std::vector<Credit> m_credits;
};

} // namespace ledgerloom
