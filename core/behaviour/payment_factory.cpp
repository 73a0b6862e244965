#include "core/behaviour/payment_factory.h"

#include "core/base/hashing.h"

namespace ledgerloom {

namespace {

/// A position fix is off by some ten metres.
std::int32_t jitter(std::uint64_t bits) {
    return static_cast<std::int32_t>(bits % 401) - 200;
}

constexpr std::int32_t freshDays = 7;
constexpr std::int32_t daysPerLine = 90; ///< a broadband line keeps its address for about a quarter (assumption)

std::int32_t dayOf(const Payment& payment) {
    return static_cast<std::int32_t>(payment.timeUs / microsPerDay);
}

} // namespace

std::uint64_t keyReceiver(const Payee& payee) {
    return hashText(payee.key());
}

std::uint64_t PaymentFactory::accountReceiver(const Payee& payee) {
    return keyOf(payee.account, payee.bank);
}

std::uint32_t PaymentFactory::deviceEntry(std::uint32_t device) {
    std::uint32_t& entry = m_habits.deviceEntries[device];
    if (entry == noEntry)
        entry = Dictionary::add(m_dictionary.devices, m_habits.customer.devices[device].number);
    return entry;
}

std::uint32_t PaymentFactory::cardEntry(std::uint32_t card) {
    std::uint32_t& entry = m_habits.cardEntries[card];
    if (entry == noEntry && !onlyDraws())
        entry = Dictionary::add(m_dictionary.cards, m_habits.customer.cards[card]);
    return entry;
}

void PaymentFactory::personPlace(Payment& payment, bool desktop, Rng& rng) {
    // Location is off on one phone in nine, and most desktops do not give it (assumption).
    const std::uint64_t bits = rng.next();
    if ((bits & 0xffU) < (desktop ? 150U : 28U))
        return;
    const Customer& c = m_habits.customer;
    const std::int32_t day = dayOf(payment);
    // One condition, chosen by without a branch: hours are as good as random.
    const std::int64_t inDay = payment.timeUs - day * microsPerDay;
    const bool atWork =
        (inDay >= 9 * microsPerHour) & (inDay < 18 * microsPerHour) & !isWeekend(day) & (((bits >> 8U) & 0xffU) < 150);
    const GeoPoint* usual[] = {&c.home, &c.work};
    GeoPoint place = *usual[atWork ? 1 : 0];
    if (m_habits.awayOn(day))
        place = {m_habits.tripCell.latE6, m_habits.tripCell.lonE6};
    payment.latE6 = place.latE6 + jitter((bits >> 16U) & 0xffffU);
    payment.lonE6 = place.lonE6 + jitter((bits >> 32U) & 0xffffU);
}

void PaymentFactory::fromOwnDevice(Payment& payment, Channel channel, Rng& rng) {
    const Customer& c = m_habits.customer;
    const std::int32_t day = dayOf(payment);
    const bool web = channel == Channel::webBanking;
    const std::uint32_t device = m_habits.deviceOn(day, web);
    const bool desktop = c.devices[device].kind == static_cast<std::uint8_t>(DeviceKind::desktop);
    if (onlyDraws()) {
        for (int draws = desktop ? 1 : 2; draws > 0; --draws)
            (void)rng.next();
        return;
    }
    payment.channel = channel;
    payment.device = deviceEntry(device);
    payment.setIf(day - c.devices[device].firstUse <= freshDays, Payment::freshDevice);
    // At home the broadband line, elsewhere the carrier's address of the day.
    const std::uint64_t bits = desktop ? 0 : rng.next() & 0xffU;
    const bool athome = bits < 150;
    const std::int32_t quarter = (day + static_cast<std::int32_t>(c.key % daysPerLine)) / daysPerLine;
    const std::int32_t period = day + (quarter - day) * std::int32_t{athome};
    const std::uint64_t line = combineKeys(m_habits.lineKeys[athome ? 1 : 0], static_cast<std::uint64_t>(period));
    payment.ip = m_population.ipAddress(line, athome ? IpKind::broadband : IpKind::mobile);
    personPlace(payment, desktop, rng);
}

void PaymentFactory::fromStrangeDevice(Payment& payment, Channel channel, std::uint64_t deviceNumber, std::uint32_t ip,
                                       bool fresh) {
    payment.channel = channel;
    payment.device = Dictionary::add(m_dictionary.devices, deviceNumber);
    payment.ip = ip;
    if (fresh)
        payment.set(Payment::freshDevice);
}

void PaymentFactory::followTime(Payment& payment) {
    const Customer& c = m_habits.customer;
    const std::int32_t day = dayOf(payment);
    for (std::uint32_t i = 0; i < c.deviceCount && payment.device != noEntry; ++i) {
        const Device& device = c.devices[i];
        if (m_habits.deviceEntries[i] != payment.device || (day >= device.firstUse && day < device.lastUse))
            continue;
        const bool desktop = device.kind == static_cast<std::uint8_t>(DeviceKind::desktop);
        payment.device = deviceEntry(m_habits.deviceOn(day, desktop));
        return;
    }
}

void PaymentFactory::atBank(Payment& payment, Channel channel, Rng& rng) {
    payment.channel = channel;
    const Cell& cell = m_habits.awayOn(dayOf(payment)) ? m_habits.tripCell : m_habits.customer.cell;
    payment.latE6 = cell.latE6 + jitter(rng.next());
    payment.lonE6 = cell.lonE6 + jitter(rng.next());
}

void PaymentFactory::toPayee(Payment& payment, const Payee& payee) {
    payment.payee = Dictionary::add(m_dictionary.payees, payee);
    payment.receiver = payment.type == PaymentType::pix ? keyReceiver(payee) : accountReceiver(payee);
}

void PaymentFactory::toContact(Payment& payment, std::uint32_t slot) {
    std::uint32_t& entry = m_habits.contactEntries[slot];
    if (entry == noEntry) {
        const Customer receiver = m_population.accountHolder(m_habits.contacts[slot]);
        const Payee payee = m_population.customerPayee(receiver, m_habits.customer.key + slot);
        entry = Dictionary::add(m_dictionary.payees, payee);
        m_habits.contactReceivers[slot] = keyReceiver(payee);
    }
    payment.payee = entry;
    payment.receiver = m_habits.contactReceivers[slot];
}

Merchant PaymentFactory::favouriteMerchant(const Favourite& f) const {
    return f.national ? m_population.nationalMerchant(f.category, f.which)
                      : m_population.localMerchant(m_habits.customer.cell, f.category, f.which);
}

void PaymentFactory::toFavourite(Payment& payment, std::size_t favourite) {
    Favourite& f = m_habits.favourites[favourite];
    if (f.entry == noEntry)
        f.entry = Dictionary::add(m_dictionary.merchants, favouriteMerchant(f));
    payment.merchant = f.entry;
    payment.receiver = m_dictionary.merchants[f.entry].number;
    if (payment.type != PaymentType::pix)
        return;
    if (f.payeeEntry == noEntry)
        f.payeeEntry =
            Dictionary::add(m_dictionary.payees, m_population.merchantPayee(m_dictionary.merchants[f.entry].number));
    payment.payee = f.payeeEntry;
    payment.receiver = keyReceiver(m_dictionary.payees[f.payeeEntry]);
}

void PaymentFactory::toMerchant(Payment& payment, const Merchant& merchant) {
    payment.merchant = Dictionary::add(m_dictionary.merchants, merchant);
    payment.receiver = merchant.number;
    if (payment.type == PaymentType::pix)
        toPayee(payment, m_population.merchantPayee(merchant.number));
    else if (payment.type == PaymentType::boleto)
        toPayee(payment, Payee::withoutKey(m_population.merchantAccount(merchant.number), PayeeOrigin::merchant));
}

void PaymentFactory::merchantPlace(Payment& payment) {
    if (onlyDraws())
        return;
    const Merchant& merchant = m_dictionary.merchants[payment.merchant];
    payment.latE6 = merchant.latE6;
    payment.lonE6 = merchant.lonE6;
}

void PaymentFactory::cardPresent(Payment& payment, std::uint32_t card, Rng& rng) {
    payment.card = cardEntry(card);
    payment.channel = Channel::none;
    // Chip and contactless share what is present; a stripe is read where a chip fails.
    const std::uint32_t entry = rng.below32(1000);
    payment.entry = entry < 400 ? CardEntry::chip : entry < 985 ? CardEntry::contactless : CardEntry::magneticStripe;
    merchantPlace(payment);
}

void PaymentFactory::cardOnline(Payment& payment, std::uint32_t card, Rng& rng) {
    const bool web = (rng.next() & 0xffU) < 77;
    fromOwnDevice(payment, web ? Channel::webBanking : Channel::mobileApp, rng);
    // Half of the shops give the bank no device, only an address.
    if ((rng.next() & 1U) != 0) {
        payment.device = noEntry;
        payment.latE6 = noPlace;
        payment.lonE6 = noPlace;
        payment.flags = 0;
    }
    payment.card = cardEntry(card);
    payment.entry = CardEntry::keyed;
    payment.set(Payment::cvvChecked);
    if (!rng.chancePermille(18))
        payment.set(Payment::cvvMatches);
    payment.set(Payment::threeDsAsked);
    if (rng.chancePermille(620))
        payment.set(Payment::threeDsPassed);
}

} // namespace ledgerloom
