#pragma once

#include "core/dataset/id_key.h"

#include <cstdint>
#include <limits>
#include <tuple>

namespace ledgerloom {

/// What the replay of one customer needs of a row of any table, in 120 bytes, sorted so that a customer's own row comes
/// first, then the devices, then the payments by time.
struct StreamRecord {
    enum class Kind : std::uint8_t { customer, device, payment };
    static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();

    IdKey customer;
    std::int64_t timeUs = 0; ///< of a payment; of a device its first day
    std::int64_t amountCents = 0;
    std::int64_t sumCents = 0;
    std::uint64_t receiver = 0;
    IdKey device;
    std::uint32_t part = 0;
    std::uint32_t row = 0;
    std::int32_t latE6 = none;
    std::int32_t lonE6 = none;
    std::int32_t distanceCentiKm = none; ///< none = null, as minutes and count
    std::int32_t minutes = none;
    std::int32_t count = none;
    std::int16_t zoneMinutes = 0; ///< of a customer, from Brasilia
    Kind kind = Kind::customer;
    bool unusualHour = false;
    bool newReceiver = false;
    bool hasDevice = false;

    bool operator<(const StreamRecord& other) const {
        return std::tie(customer, kind, timeUs, part, row) <
               std::tie(other.customer, other.kind, other.timeUs, other.part, other.row);
    }
};

} // namespace ledgerloom
