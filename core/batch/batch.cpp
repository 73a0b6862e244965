#include "core/batch/batch.h"

#include "core/batch/block_maker.h"

#include <algorithm>

namespace ledgerloom {

void Batch::take(const BlockMaker& block, std::uint32_t unit) {
    const std::size_t first = std::size_t{unit} * rowsPerUnit;
    take(block, first, std::min<std::size_t>(rowsPerUnit, block.rowCount() - first));
}

void Batch::take(const BlockMaker& block, std::size_t first, std::size_t count) {
    constexpr std::size_t ahead = 8; // rows lie in customers' order: ask for them before they are needed
    const std::size_t last = block.rowCount() - 1;
    rows = static_cast<std::uint32_t>(count);
    dictionary = &block.dictionary();
    for (std::size_t i = 0; i < count; ++i) {
        const auto* next = &block.row(std::min(first + i + ahead, last));
        const char* bytes = reinterpret_cast<const char*>(next);
        __builtin_prefetch(bytes);
        __builtin_prefetch(bytes + 64);
        __builtin_prefetch(bytes + sizeof(Payment) - 1); // every other row touches three lines of the cache
        const Payment& p = block.row(first + i);
        customer[i] = block.firstCustomer() + p.customer;
        sequence[i] = p.sequence;
        session[i] = p.session;
        timeUs[i] = p.timeUs;
        amountCents[i] = p.amountCents;
        sumLast24hCents[i] = p.sumLast24hCents;
        balanceAfterCents[i] = p.balanceAfterCents;
        merchant[i] = p.merchant;
        payee[i] = p.payee;
        device[i] = p.device;
        card[i] = p.card;
        ip[i] = p.ip;
        latE6[i] = p.latE6;
        lonE6[i] = p.lonE6;
        distanceCentiKm[i] = p.distanceCentiKm;
        minutesSinceLast[i] = p.minutesSinceLast;
        countLast24h[i] = p.countLast24h;
        scoreCenti[i] = p.scoreCenti;
        type[i] = p.type;
        channel[i] = p.channel;
        entry[i] = p.entry;
        installments[i] = p.installments;
        status[i] = p.status;
        reason[i] = p.reason;
        fraud[i] = p.fraud;
        flags[i] = p.flags;
    }
}

} // namespace ledgerloom
