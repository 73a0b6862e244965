#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace ledgerloom {

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

/// Who is paid outside of cards: an account with the Pix key that was used for it. A cache line.
struct alignas(64) Payee {
    static constexpr std::size_t keyCapacity = 46;

    std::uint64_t account = 0;               ///< branch * 10^9 + number
    std::array<char, keyCapacity> keyText{}; ///< ASCII
    std::uint8_t keyLength = 0;
    std::uint8_t keyType = 0; ///< PixKeyType
    std::uint8_t bank = 0;    ///< index in Reference::banks

    std::string_view key() const { return {keyText.data(), keyLength}; }
};
static_assert(sizeof(Payee) == 64);

} // namespace ledgerloom
