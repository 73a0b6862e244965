#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string_view>

namespace ledgerloom {

/// An account number with its bank: what names an account.
struct AccountNumber {
    std::uint64_t account = 0; ///< branch * 10^9 + number
    std::uint8_t bank = 0;     ///< index in Reference::banks

    auto operator<=>(const AccountNumber&) const = default; // NOLINT(modernize-use-nullptr): of the comparison
};

/// One merchant: one number, one name, one category, one place, for ever. A cache line.
struct alignas(64) Merchant {
    static constexpr std::size_t nameCapacity = 46;

    std::uint64_t number = 0;
    std::int32_t latE6 = 0;
    std::int32_t lonE6 = 0;
    std::array<char, nameCapacity> nameText{}; ///< UTF-8, no JSON specials
    std::uint8_t nameLength = 0;
    std::uint8_t category = 0; ///< index in Reference::categories

    std::string_view name() const { return {nameText.data(), nameLength}; }
};
static_assert(sizeof(Merchant) == 64);

/// Who else pays an account: the graph of payments (core/batch/block_graph.h) has a node for it where that is known.
enum class PayeeOrigin : std::uint8_t {
    payer,         ///< this payer alone
    customer,      ///< it is a customer's
    merchant,      ///< it is a merchant's
    neighbourhood, ///< everybody of the payer's cell
    collector,     ///< whoever has a boleto of its merchant
    crew,          ///< victims of a crew, wherever they are, or mules of a ring
    crewOfBlock,   ///< victims of one block
};

/// Who is paid outside of cards: an account with the Pix key that was used for it. A cache line.
struct alignas(64) Payee {
    static constexpr std::size_t keyCapacity = 46;

    std::uint64_t account = 0;               ///< branch * 10^9 + number
    std::array<char, keyCapacity> keyText{}; ///< ASCII
    std::uint8_t keyLength = 0;
    std::uint8_t keyType = 0; ///< PixKeyType
    std::uint8_t bank = 0;    ///< index in Reference::banks
    PayeeOrigin origin = PayeeOrigin::payer;
    std::uint16_t which = 0; ///< of a neighbourhood, number within it

    /// Without a Pix key: what is no Pix shows none.
    static Payee withoutKey(const AccountNumber& number, PayeeOrigin origin = PayeeOrigin::payer) {
        Payee payee;
        payee.account = number.account;
        payee.bank = number.bank;
        payee.origin = origin;
        return payee;
    }
    std::string_view key() const { return {keyText.data(), keyLength}; }
};
static_assert(sizeof(Payee) == 64);

} // namespace ledgerloom
