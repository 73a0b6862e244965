#include "core/order/ordered_row.h"

namespace ledgerloom {

namespace {

/// Index of a copy of `entry` in `list`, or that there is none.
template <class List> std::uint32_t placed(bool there, List& list, const typename List::value_type& entry) {
    return there ? Dictionary::add(list, entry) : noEntry;
}

} // namespace

void OrderedRow::take(const Batch& batch, std::size_t i) {
    timeUs = batch.timeUs[i];
    customer = batch.customer[i];
    amountCents = batch.amountCents[i];
    sumLast24hCents = batch.sumLast24hCents[i];
    balanceAfterCents = batch.balanceAfterCents[i];
    sequence = batch.sequence[i];
    session = batch.session[i];
    ip = batch.ip[i];
    latE6 = batch.latE6[i];
    lonE6 = batch.lonE6[i];
    distanceCentiKm = batch.distanceCentiKm[i];
    minutesSinceLast = batch.minutesSinceLast[i];
    countLast24h = batch.countLast24h[i];
    scoreCenti = batch.scoreCenti[i];
    type = batch.type[i];
    channel = batch.channel[i];
    entry = batch.entry[i];
    installments = batch.installments[i];
    status = batch.status[i];
    reason = batch.reason[i];
    fraud = batch.fraud[i];
    flags = batch.flags[i];
    parts = 0;
    const Dictionary& dictionary = *batch.dictionary;
    if (batch.merchant[i] != noEntry) {
        parts |= hasMerchant;
        merchant = dictionary.merchants[batch.merchant[i]];
    }
    if (batch.payee[i] != noEntry) {
        parts |= hasPayee;
        payee = dictionary.payees[batch.payee[i]];
    }
    if (batch.device[i] != noEntry) {
        parts |= hasDevice;
        device = dictionary.devices[batch.device[i]];
    }
    if (batch.card[i] != noEntry) {
        parts |= hasCard;
        const PaymentCard& card = dictionary.cards[batch.card[i]];
        cardHash = card.hash;
        cardBrand = card.brand;
        cardCredit = card.credit ? 1 : 0;
    }
}

void OrderedRow::appendTo(Batch& batch, Dictionary& dictionary) const {
    const std::size_t i = batch.rows++;
    batch.timeUs[i] = timeUs;
    batch.customer[i] = customer;
    batch.amountCents[i] = amountCents;
    batch.sumLast24hCents[i] = sumLast24hCents;
    batch.balanceAfterCents[i] = balanceAfterCents;
    batch.sequence[i] = sequence;
    batch.session[i] = session;
    batch.ip[i] = ip;
    batch.latE6[i] = latE6;
    batch.lonE6[i] = lonE6;
    batch.distanceCentiKm[i] = distanceCentiKm;
    batch.minutesSinceLast[i] = minutesSinceLast;
    batch.countLast24h[i] = countLast24h;
    batch.scoreCenti[i] = scoreCenti;
    batch.type[i] = type;
    batch.channel[i] = channel;
    batch.entry[i] = entry;
    batch.installments[i] = installments;
    batch.status[i] = status;
    batch.reason[i] = reason;
    batch.fraud[i] = fraud;
    batch.flags[i] = flags;
    batch.merchant[i] = placed(has(hasMerchant), dictionary.merchants, merchant);
    batch.payee[i] = placed(has(hasPayee), dictionary.payees, payee);
    batch.device[i] = placed(has(hasDevice), dictionary.devices, device);
    const PaymentCard card{.hash = cardHash, .brand = cardBrand, .credit = cardCredit != 0};
    batch.card[i] = placed(has(hasCard), dictionary.cards, card);
}

} // namespace ledgerloom
