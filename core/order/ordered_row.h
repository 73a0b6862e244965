#pragma once

#include "core/batch/batch.h"
#include "core/behaviour/dictionary.h"

#include <compare>
#include <cstdint>
#include <limits>

namespace ledgerloom {

/// The place of a row in the global order: by time, ties by customer, then sequence. No two rows have the same.
struct RowKey {
    std::int64_t timeUs = 0;
    std::uint64_t customer = 0;
    std::uint32_t sequence = 0;

    // NOLINTNEXTLINE(modernize-use-nullptr): the check takes the comparison with 0 that is made for a pointer
    auto operator<=>(const RowKey&) const = default;

    /// After every row.
    static constexpr RowKey last() {
        return {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::uint64_t>::max(),
                std::numeric_limits<std::uint32_t>::max()};
    }
};

/// One row of transactions on its own: a row of a Batch with the entries of the dictionary that it points to.
/// Meanings, units and nulls are those of Payment. Plain data of four cache lines.
// NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): thousands at a time, filled before they are read
struct OrderedRow {
    enum Part : std::uint8_t { hasMerchant = 1, hasPayee = 2, hasDevice = 4, hasCard = 8 };

    std::int64_t timeUs;
    std::uint64_t customer; ///< index in the whole run
    std::int64_t amountCents;
    std::int64_t sumLast24hCents;
    std::int64_t balanceAfterCents;
    std::uint64_t device; ///< DEV_ number
    std::uint64_t cardHash;
    std::uint32_t sequence;
    std::uint32_t session;
    std::uint32_t ip;
    std::int32_t latE6;
    std::int32_t lonE6;
    std::int32_t distanceCentiKm;
    std::int32_t minutesSinceLast;
    std::uint16_t countLast24h;
    std::uint16_t scoreCenti;
    PaymentType type;
    Channel channel;
    CardEntry entry;
    std::uint8_t installments;
    PaymentStatus status;
    RefusalReason reason;
    FraudType fraud;
    std::uint8_t flags;
    std::uint8_t parts; ///< which of the entries it has
    std::uint8_t cardBrand;
    std::uint8_t cardCredit;
    Merchant merchant;
    Payee payee;

    RowKey key() const { return {timeUs, customer, sequence}; }
    bool has(Part part) const { return (parts & part) != 0; }

    /// Becomes row `i` of `batch`. Entries that the row does not have keep what stood there before.
    void take(const Batch& batch, std::size_t i);
    /// Becomes the next row of `batch`; its entries are added to `dictionary`, which must be the batch's.
    void appendTo(Batch& batch, Dictionary& dictionary) const;
};
static_assert(sizeof(OrderedRow) == 256);

} // namespace ledgerloom
