#pragma once

#include "core/behaviour/dictionary.h"
#include "core/behaviour/payment.h"
#include "core/config/plan.h"

#include <array>
#include <cstdint>
#include <vector>

namespace ledgerloom {

class BlockMaker;

/// Rows of transactions in columns, on their way to an encoder: at most rowsPerUnit of them. Columns are fixed arrays
/// that are filled again and again; indices point into the block's Dictionary, which outlives the batch's use.
/// Meanings, units and nulls are those of Payment.
// NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): half a megabyte that take() fills; zeroing it would be waste.
struct Batch {
    /// A cache line longer than its rows: columns of a power of two would all lie in the same few lines of the cache.
    template <class T> using Column = std::array<T, rowsPerUnit + 64 / sizeof(T)>;

    std::uint32_t rows = 0;
    const Dictionary* dictionary = nullptr;

    Column<std::uint64_t> customer; ///< index in the whole run
    Column<std::uint32_t> sequence;
    Column<std::uint32_t> session;
    Column<std::int64_t> timeUs;
    Column<std::int64_t> amountCents;
    Column<std::int64_t> sumLast24hCents;
    Column<std::int64_t> balanceAfterCents;
    Column<std::uint32_t> merchant;
    Column<std::uint32_t> payee;
    Column<std::uint32_t> device;
    Column<std::uint32_t> card;
    Column<std::uint32_t> ip;
    Column<std::int32_t> latE6;
    Column<std::int32_t> lonE6;
    Column<std::int32_t> distanceCentiKm;
    Column<std::int32_t> minutesSinceLast;
    Column<std::uint16_t> countLast24h;
    Column<std::uint16_t> scoreCenti;
    Column<PaymentType> type;
    Column<Channel> channel;
    Column<CardEntry> entry;
    Column<std::uint8_t> installments;
    Column<PaymentStatus> status;
    Column<RefusalReason> reason;
    Column<FraudType> fraud;
    Column<std::uint8_t> flags;

    /// What the account held before row `i`, in centavos.
    std::int64_t balanceBeforeCents(std::size_t i) const {
        return balanceAfterCents[i] + (debitsAccount(type[i], status[i]) ? amountCents[i] : 0);
    }

    /// Takes the rows of one unit of the block that was made last.
    void take(const BlockMaker& block, std::uint32_t unit);
    /// Takes rows [first, first + count) of it; at most rowsPerUnit.
    void take(const BlockMaker& block, std::size_t first, std::size_t count);
};

} // namespace ledgerloom
