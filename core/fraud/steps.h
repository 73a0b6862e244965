#pragma once

#include "core/fraud/scenario.h"

#include <array>
#include <span>

namespace ledgerloom {

/// Steps that scenarios share.

/// A fraudulent payment of a type at a time; the rest is for the scenario to fill.
Payment fraudulent(FraudType fraud, PaymentType type, std::int64_t timeUs, std::int64_t amountCents);

/// What a customer has at hand by the scenarios' reckoning, in centavos: a share of the income, less the longer ago pay
/// day was. Most accounts hold little and a few a lot, so what can be taken overlaps with what is spent. It is drawn
/// before the account is walked through, which then keeps what is taken ready (core/features/account.h).
std::int64_t moneyAtHand(const Customer& customer, std::int64_t timeUs);

/// The status an attempt ends with: most go through, some are refused or held by the bank's rules.
void settle(Payment& payment, std::uint32_t refusedPermille, std::uint32_t blockedPermille, Rng& rng);

/// Categories of national merchants, by MCC, that attackers and disputes go for: what sells again, shops of every
/// kind, digital goods that deliver at once, companies with bills, telephone companies.
inline constexpr std::array<const char*, 7> goods{"5732", "5262", "5262", "4812", "5651", "4121", "5311"};
inline constexpr std::array<const char*, 6> shops{"5262", "5651", "5732", "5311", "5816", "5815"};
inline constexpr std::array<const char*, 8> digitalGoods{"5815", "5816", "5817", "5262",
                                                         "4121", "5814", "4814", "5977"};
inline constexpr std::array<const char*, 4> billers{"4900", "6300", "9311", "6012"};
inline constexpr std::array<const char*, 1> telecoms{"4814"};

/// A national merchant of one of the categories.
Merchant nationalOf(const Population& population, std::span<const char* const> codes, Rng& rng);

/// Where stolen and disputed cards are used online: at times for what the categories sell, else wherever people like
/// the customer shop.
Merchant onlineShop(const Loom& loom, std::span<const char* const> codes, Rng& rng);

/// Pays there what goods of that kind cost, times `leastPermille` to `mostPermille`.
void buyAt(Payment& payment, const Merchant& merchant, const Loom& loom, std::int64_t leastPermille,
           std::int64_t mostPermille, Rng& rng);

/// The card's number is typed in; how often its code matches and the bank's check is passed, per mille.
void keyIn(Payment& payment, std::uint32_t cardEntry, std::uint32_t codeMatchesPermille,
           std::uint32_t checkPassedPermille, Rng& rng);

/// An account the crew has others open for it; the same number is the same account for some weeks, until banks close
/// it.
Payee muleAccount(const Population& population, std::uint64_t crew, std::uint32_t which, std::int64_t timeUs);
/// A company of the crew's, likewise.
Payee crewCompany(const Population& population, std::uint64_t crew, std::uint32_t which, std::int64_t timeUs);

/// The accounts of a crew that payments without a merchant go to, at most: muleAccount() below mulesOfCrew and
/// crewCompany() below companiesOfCrew, from the run's first day until an episode that begins on the last is over.
inline constexpr std::uint32_t mulesOfCrew = 7;
inline constexpr std::uint32_t companiesOfCrew = 3;
inline constexpr std::int32_t longestEpisodeDays = 40;
void crewAccounts(const Population& population, std::uint64_t crew, std::vector<AccountNumber>& out);
std::uint64_t mostCrewAccounts(const Plan& plan);

/// Makes every gap from the first payment on `permille` of what it was.
void stretchGaps(std::span<Payment> woven, std::int64_t permille);

/// By night an approved Pix is R$ 1,000 at most; who wants more stays somewhere below it.
std::int64_t withinNightLimit(std::int64_t amountCents, std::int64_t timeUs);

} // namespace ledgerloom
