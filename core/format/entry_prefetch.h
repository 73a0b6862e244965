#pragma once

#include "core/batch/batch.h"

#include <algorithm>
#include <cstdint>

namespace ledgerloom {

/// What a row without an entry asks for is the first one: a branch would be guessed wrong more often than it spares.
template <class List> const auto* entryOrFirst(const List& list, std::uint32_t entry) {
    return list.data() + (entry & (0U - std::uint32_t{entry != noEntry}));
}

/// Asks for what a later row points to: entries lie where their customer's first row put them. Inlined always: GCC
/// takes a call that only prefetches for one that does nothing.
[[gnu::always_inline]] inline void prefetchEntries(const Batch& batch, std::size_t row) {
    constexpr std::size_t ahead = 6;
    const std::size_t later = std::min<std::size_t>(row + ahead, batch.rows - 1);
    __builtin_prefetch(entryOrFirst(batch.dictionary->merchants, batch.merchant[later]));
    __builtin_prefetch(entryOrFirst(batch.dictionary->payees, batch.payee[later]));
    __builtin_prefetch(entryOrFirst(batch.dictionary->cards, batch.card[later]));
    __builtin_prefetch(entryOrFirst(batch.dictionary->devices, batch.device[later]));
}

} // namespace ledgerloom
