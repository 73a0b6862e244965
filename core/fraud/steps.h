#pragma once

#include "core/fraud/scenario.h"

namespace ledgerloom {

/// Steps that scenarios share.

/// A fraudulent payment of a type at a time; the rest is for the scenario to fill.
Payment fraudulent(FraudType fraud, PaymentType type, std::int64_t timeUs, std::int64_t amountCents);

/// What a customer has at hand: a share of the income by the time since pay day, in centavos. (Balances take its place
/// when accounts are kept.)
std::int64_t moneyAtHand(const Customer& customer, std::int64_t timeUs);

/// The status an attempt ends with: most go through, some are refused or held by the bank's rules.
void settle(Payment& payment, std::uint32_t refusedPermille, std::uint32_t blockedPermille, Rng& rng);

/// An account the crew has others open for it; the same number is the same account.
Payee muleAccount(const Population& population, std::uint64_t crew, std::uint32_t which);

/// By night an approved Pix is R$ 1,000 at most.
std::int64_t withinNightLimit(std::int64_t amountCents, std::int64_t timeUs);

} // namespace ledgerloom
