#pragma once

#include "core/base/large_vector.h"
#include "core/population/vocabulary.h"

#include <cstdint>
#include <limits>

namespace ledgerloom {

inline constexpr std::uint32_t noEntry = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::int32_t noPlace = std::numeric_limits<std::int32_t>::min();

/// One attempt to pay, as a row in the making: behaviour and scenarios fill the first part, the walk through the
/// customer's stream (core/features) the rest. Plain data of 104 bytes; indices point into the block's Dictionary.
struct Payment {
    enum Flag : std::uint8_t {
        cvvChecked = 1, ///< cvv_validado is not null
        cvvMatches = 2,
        threeDsAsked = 4, ///< autenticacao_3ds is not null
        threeDsPassed = 8,
        unusualHour = 16,
        newReceiver = 32,
        statusDecided = 64, ///< a pure transfer or a scenario has set the status
        freshDevice = 128,  ///< in use for a week at most
    };

    std::int64_t timeUs = 0; ///< Brasilia time, microseconds since 1970-01-01 00:00 there
    std::int64_t amountCents = 0;
    std::uint64_t receiver = 0; ///< identity for novelty: equal exactly when key, merchant or account is
    std::int64_t sumLast24hCents = 0;
    std::int64_t balanceAfterCents = 0; ///< of the customer's account
    std::uint32_t customer = 0;         ///< within the block
    std::uint32_t sequence = 0;         ///< within the customer, by time
    std::uint32_t session = 0;          ///< within the customer
    std::uint32_t merchant = noEntry;
    std::uint32_t payee = noEntry;
    std::uint32_t device = noEntry;
    std::uint32_t card = noEntry;
    std::uint32_t ip = 0; ///< 0 = null
    std::int32_t latE6 = noPlace;
    std::int32_t lonE6 = noPlace;
    std::int32_t distanceCentiKm = -1;  ///< -1 = null
    std::int32_t minutesSinceLast = -1; ///< -1 = null
    std::uint32_t episode = noEntry;    ///< of the block, where it was woven in
    std::uint16_t countLast24h = 0;
    std::uint16_t scoreCenti = 0;
    PaymentType type = PaymentType::pix;
    Channel channel = Channel::none;
    CardEntry entry = CardEntry::none;
    std::uint8_t installments = 0; ///< 0 = null
    PaymentStatus status = PaymentStatus::approved;
    RefusalReason reason = RefusalReason::none;
    FraudType fraud = FraudType::none;
    std::uint8_t flags = 0;

    bool has(Flag flag) const { return (flags & flag) != 0; }
    void set(Flag flag) { flags = static_cast<std::uint8_t>(flags | flag); }
    void clear(Flag flag) { flags = static_cast<std::uint8_t>(flags & ~flag); }
    /// Where it is so; without a branch, since most of these conditions are as good as random.
    void setIf(bool condition, Flag flag) { flags = static_cast<std::uint8_t>(flags | (condition ? 1 : 0) * flag); }
};
static_assert(sizeof(Payment) == 104);

/// Those of a block.
using Payments = LargeVector<Payment>;

/// Whether an attempt takes its amount from the account: credit cards have an invoice of their own, and what was sent
/// back has left the account first.
constexpr bool debitsAccount(PaymentType type, PaymentStatus status) {
    return type != PaymentType::creditCard && (status == PaymentStatus::approved || status == PaymentStatus::reversed);
}

} // namespace ledgerloom
