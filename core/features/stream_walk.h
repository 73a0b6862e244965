#pragma once

#include "core/base/alias_table.h"
#include "core/behaviour/payment.h"
#include "core/features/account.h"
#include "core/population/population.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace ledgerloom {

/// Receivers a customer has paid before, for one walk.
class SeenReceivers {
public:
    void reset(std::size_t most);
    /// True when `receiver` was not there yet; it is there afterwards.
    bool insert(std::uint64_t receiver);

private:
    std::vector<std::uint64_t> m_slots;
    std::uint64_t m_mask = 0;
};

/// One pass through a customer's payments in time order: sequence, session, status, and every feature, each from what
/// came before and nothing else. One a worker; not thread-safe.
class StreamWalk {
public:
    explicit StreamWalk(const Reference& reference);

    /// `order` holds pointers into the customer's payments, by time. Gives them what is told from the payment before:
    /// sequence, session, distance; times become unique. Comes before the walk.
    static void arrange(std::span<Payment* const> order);
    /// Status, balance, score and the other features. `account` is open for the customer with these payments.
    void walk(const Customer& customer, std::span<Payment* const> order, Account& account);

private:
    static void follow(Payment& payment, const Payment& last);
    void decideStatus(Payment& payment, const Account& account, Rng& rng) const;
    static void checkLimits(Payment& payment, bool isShort, Rng& rng);

    SeenReceivers m_seen;
    std::array<AliasTable, paymentTypeCount> m_status;  ///< of an honest attempt, by PaymentType
    std::array<AliasTable, paymentTypeCount> m_refused; ///< RefusalReason
    std::array<AliasTable, paymentTypeCount> m_blocked;
};

} // namespace ledgerloom
