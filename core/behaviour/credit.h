#pragma once

#include "core/base/random.h"

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

namespace ledgerloom {

/// Why money came into an account: wages, the thirteenth salary, a Pix, a transfer from an account of one's own
/// elsewhere, a payment that was sent back, what the central bank's return mechanism for Pix (MED) got back, and a
/// card's chargeback.
enum class CreditKind : std::uint8_t { wage, thirteenthSalary, pix, ownTransfer, refund, medReturn, chargeback };
inline constexpr std::array<std::string_view, 7> creditKindNames{
    "SALARIO", "DECIMO_TERCEIRO", "PIX_RECEBIDO", "TRANSFERENCIA_PROPRIA", "ESTORNO", "DEVOLUCAO_MED", "CHARGEBACK"};

/// Money that came into a customer's account.
struct Credit {
    static constexpr std::uint64_t nobody = std::numeric_limits<std::uint64_t>::max();
    static constexpr std::uint32_t noPayment = std::numeric_limits<std::uint32_t>::max();

    std::int64_t timeUs = 0; ///< Brasilia time
    std::int64_t amountCents = 0;
    std::int64_t balanceAfterCents = 0;
    std::uint64_t payer = nobody;      ///< index of the customer in the whole run
    std::uint64_t outsider = 0;        ///< key of a payer outside of the dataset; 0: none
    std::uint32_t customer = 0;        ///< whose account it is, within the block
    std::uint32_t number = 0;          ///< within the customer, by time
    std::uint32_t payment = noPayment; ///< sequence of the customer's own payment that it gives back
    CreditKind kind = CreditKind::wage;
};

/// When a Pix that was sent at `timeUs` is credited: within ten seconds. `key` tells one from another.
constexpr std::int64_t arrivalUs(std::int64_t timeUs, std::uint64_t key) {
    constexpr std::uint64_t mostUs = 9'000'000;
    return timeUs + 500'000 + static_cast<std::int64_t>(mix64(static_cast<std::uint64_t>(timeUs) ^ key) % mostUs);
}

} // namespace ledgerloom
