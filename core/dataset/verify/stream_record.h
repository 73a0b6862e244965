#pragma once

#include "core/dataset/id_key.h"

#include <cstdint>
#include <limits>
#include <tuple>

namespace ledgerloom {

/// What the replay of one customer needs of a row of any table, in 136 bytes, sorted so that a customer's own row comes
/// first, then the devices, then payments and credits by time, a credit before a payment of the same moment.
struct StreamRecord {
    enum class Kind : std::uint8_t { customer, device, credit, payment };
    static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
    static constexpr std::int64_t noBalance = std::numeric_limits<std::int64_t>::min();

    IdKey customer;
    std::int64_t timeUs = 0; ///< of a payment or a credit; of a device its first day
    std::int64_t amountCents = 0;
    std::int64_t sumCents = 0;
    std::int64_t balanceBeforeCents = noBalance;
    std::int64_t balanceAfterCents = noBalance;
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
    bool debits = false; ///< whether a payment takes its amount from the account

    bool operator<(const StreamRecord& other) const {
        return std::tuple(customer, stage(), timeUs, kind, part, row) <
               std::tuple(other.customer, other.stage(), other.timeUs, other.kind, other.part, other.row);
    }

private:
    /// Payments and credits go together.
    Kind stage() const { return kind == Kind::payment ? Kind::credit : kind; }
};

} // namespace ledgerloom
