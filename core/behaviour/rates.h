#pragma once

#include "core/population/population.h"

#include <array>
#include <cstdint>
#include <vector>

namespace ledgerloom {

/// Of a profile's payments, how many a month come from fixed sources and how the ordinary rest is mixed. The shares
/// are chosen so that the sum keeps the profile's mix of types. Rates are per thousand payments of the profile.
struct ProfileRates {
    std::uint32_t transfersPermille = 0;        ///< Pix to contacts among the customers
    std::uint32_t boletoBillsPermille = 0;      ///< monthly bills paid as boleto
    std::uint32_t directDebitsPermille = 0;     ///< monthly bills by direct debit
    std::uint32_t ownOfOrdinaryPixPermille = 0; ///< of ordinary Pix, to accounts of one's own
    AliasTable ordinaryType;                    ///< PaymentType of an ordinary payment
    AliasTable category;                        ///< place in Profile::categories
    AliasTable channel;                         ///< Channel of a payment that goes through one
};

ProfileRates makeRates(const Profile& profile);

} // namespace ledgerloom
