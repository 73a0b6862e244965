#pragma once

#include "core/population/places.h"

#include <array>
#include <cstdint>

namespace ledgerloom {

struct Device {
    std::uint64_t number = 0;  ///< the digits of DEV_
    std::uint16_t model = 0;   ///< index in Reference::deviceModels
    std::uint8_t system = 0;   ///< index in DeviceModel::systems
    std::uint8_t kind = 0;     ///< DeviceKind
    std::int32_t firstUse = 0; ///< day since 1970-01-01
    std::int32_t lastUse = 0;  ///< last day before it was replaced; far future while in use
    bool trusted = true;
    bool rooted = false;
};

/// Of a customer, what transfers to others depend on.
struct Payer {
    std::uint64_t index = 0;
    std::uint64_t position = 0;
    std::uint64_t key = 0;
    std::int64_t incomeCents = 0; ///< a month
    std::uint32_t monthlyPayments = 0;
    std::int32_t minutesFromBrasilia = 0;
    std::uint8_t profile = 0;
    std::uint8_t contactCount = 0;
};

struct PaymentCard {
    std::uint64_t hash = 0; ///< the 16 hexadecimal digits of numero_cartao_hash
    std::uint8_t brand = 0; ///< index in Reference::brands
    bool credit = false;
};

/// What behaviour needs to know of a customer; names and documents are made apart (identity.h), when they are written.
struct Customer {
    static constexpr std::size_t maxDevices = 4;
    static constexpr std::size_t maxCards = 3;

    std::uint64_t index = 0;
    std::uint64_t key = 0; ///< keyOf(seed, customer, index): base of everything drawn for this customer
    std::uint64_t position = 0;
    Cell cell;
    GeoPoint home;
    GeoPoint work;                ///< where weekday hours are spent
    std::int64_t incomeCents = 0; ///< a month
    std::uint32_t monthlyPayments = 0;
    std::int32_t birthDate = 0;      ///< days since 1970-01-01
    std::int32_t accountCreated = 0; ///< days since 1970-01-01
    std::int32_t minutesFromBrasilia = 0;
    std::uint16_t profession = 0;
    std::uint8_t state = 0;
    std::uint8_t profile = 0; ///< index in Population::profiles()
    std::uint8_t bank = 0;
    std::uint8_t contactCount = 0;
    std::uint8_t deviceCount = 0;
    std::uint8_t cardCount = 0;
    bool feminine = false;
    std::array<Device, maxDevices> devices{};
    std::array<PaymentCard, maxCards> cards{};

    Payer payer() const {
        return {index, position, key, incomeCents, monthlyPayments, minutesFromBrasilia, profile, contactCount};
    }
    /// Whole years at the first day of the run's range.
    std::int32_t ageAt(std::int32_t day) const { return (day - birthDate) * 4 / 1461; }
};

} // namespace ledgerloom
