#include "core/behaviour/ordinary.h"

#include <algorithm>
#include <array>

namespace ledgerloom {

namespace {

constexpr std::uint32_t toMerchantsPermille = 575; ///< of ordinary Pix, so that 42 % of all Pix go to businesses
constexpr std::uint32_t favouritePermille = 760;
constexpr std::uint32_t oncePermille = 900; ///< of strangers who are paid once and never again (assumption)
/// Of Pix to businesses, those where the payer's bank sees an account alone and no merchant (assumption).
constexpr std::uint32_t bareAccountPermille = 550;
/// Of those, sellers who are met once: at a market, at the door, by an advertisement (assumption).
constexpr std::uint32_t sellerOncePermille = 750;
/// Of boletos that are no monthly bill, those that a collecting company puts its own account behind (assumption).
constexpr std::uint32_t collectedPermille = 400;
constexpr std::uint64_t collectorsPerMerchant = 300;

constexpr std::int64_t usualIncomeCents = 400'000; ///< that the amounts to own accounts are for
constexpr std::int64_t mostIncomeCents = 2'000'000;
constexpr std::int64_t mostToOwnCents = 8'000'000;

/// By night an account pays R$ 1,000 at most; who needs more waits for the day.
void waitForTheDay(Payment& payment) {
    const std::int64_t hour = payment.timeUs % microsPerDay / microsPerHour;
    if (payment.amountCents > 100'000 && (hour >= 20 || hour < 6))
        payment.timeUs += (hour >= 20 ? -9 : 9) * microsPerHour;
}

/// Shelf prices end in 90, 99 or nothing.
std::int64_t shelfPrice(std::int64_t cents, std::uint64_t bits) {
    constexpr std::array<std::uint8_t, 8> belowReais{0, 0, 0, 10, 10, 1, 0, 0};
    const std::uint64_t kind = bits & 7U;
    // Without a branch: which kind is random.
    const bool shelved = (kind >= 3) & (cents >= 300);
    return cents - (cents % 100 + belowReais[kind]) * std::int64_t{shelved};
}

} // namespace

Ordinary::Ordinary(const Population& population, const Calendar& calendar)
    : m_population(population),
      m_calendar(calendar),
      m_personAmounts(population.reference().personAmounts),
      m_ownAmounts(population.reference().ownAmounts) {
    const Reference& reference = population.reference();
    for (const Profile& profile : population.profiles())
        m_rates.push_back(makeRates(profile));
    for (const MerchantCategory& category : reference.categories)
        m_purchase.emplace_back(category.medianCents, category.sigmaPermille, category.minCents, category.maxCents);
    std::vector<std::uint64_t> weights;
    for (const auto& [number, weight] : reference.installments)
        weights.push_back(weight);
    m_installments = AliasTable(weights);
    m_cashCategory = reference.categoryIndex("6011");
    m_telecomCategory = reference.categoryIndex("4814");
    m_marketplaceCategory = reference.categoryIndex("5262");
    for (const char* code : {"6300", "6513", "8211", "8299", "9311", "6012"})
        m_billerCategories.push_back(reference.categoryIndex(code));
}

std::int64_t Ordinary::purchaseAmount(const Customer& c, std::uint32_t category, Rng& rng) const {
    const MerchantCategory& kind = m_population.reference().categories[category];
    const std::int64_t ticket = m_population.profiles()[c.profile].ticketPermille;
    const std::uint64_t bits = rng.next();
    const std::int64_t cents = m_purchase[category].draw(bits) * ticket / 1000;
    return std::clamp(shelfPrice(cents, bits), kind.minCents, kind.maxCents);
}

Channel Ordinary::channel(const Customer& c, Rng& rng) const {
    return static_cast<Channel>(m_rates[c.profile].channel.pick(rng));
}

void Ordinary::throughChannel(Payment& payment, PaymentFactory& factory, Rng& rng) const {
    const Channel chosen = channel(factory.habits().customer, rng);
    if (chosen == Channel::atm || chosen == Channel::branch)
        factory.atBank(payment, chosen, rng);
    else
        factory.fromOwnDevice(payment, chosen, rng);
}

void Ordinary::make(Payment& payment, PaymentFactory& factory, Rng& rng) const {
    const Customer& c = factory.habits().customer;
    const std::int32_t day = m_calendar.pickDay(c.profile, rng);
    payment.timeUs = m_calendar.pickTime(c.profile, day, c.minutesFromBrasilia, rng);
    const auto drawn = static_cast<PaymentType>(m_rates[c.profile].ordinaryType.pick(rng));
    const bool cardless = (drawn == PaymentType::creditCard) & (c.cardCount < 2);
    payment.type = cardless ? PaymentType::pix : drawn;
    switch (payment.type) {
    case PaymentType::creditCard:
    case PaymentType::debitCard:
        card(payment, factory, rng);
        break;
    case PaymentType::boleto:
        boleto(payment, factory, rng);
        break;
    case PaymentType::ted:
        wire(payment, factory, rng);
        break;
    case PaymentType::withdrawal:
        withdrawal(payment, factory, rng);
        break;
    case PaymentType::mobileTopUp:
        topUp(payment, factory, rng);
        break;
    default:
        pix(payment, factory, rng);
    }
}

template <class Has> std::uint32_t Ordinary::categoryWith(const Customer& customer, Rng& rng, const Has& has) const {
    const Profile& profile = m_population.profiles()[customer.profile];
    const AliasTable& categories = m_rates[customer.profile].category;
    // Some categories are only at hand, some only online: a few tries find one of the kind wanted.
    std::uint32_t category = profile.categories[categories.pick(rng)].first;
    for (int attempt = 0; attempt < 3 && !has(category); ++attempt)
        category = profile.categories[categories.pick(rng)].first;
    return category;
}

Merchant Ordinary::merchantOnline(const Customer& customer, Rng& rng) const {
    const auto nationalIn = [this](std::uint32_t category) {
        return m_population.reference().categories[category].national;
    };
    std::uint32_t category =
        categoryWith(customer, rng, [&](std::uint32_t candidate) { return nationalIn(candidate) > 0; });
    if (nationalIn(category) == 0)
        category = m_marketplaceCategory;
    return m_population.nationalMerchant(category, rng.below32(nationalIn(category)));
}

Merchant Ordinary::merchantIn(const Cell& cell, const Customer& customer, Rng& rng) const {
    const auto localIn = [&](std::uint32_t category) { return m_population.places().merchantsIn(cell.city, category); };
    std::uint32_t category =
        categoryWith(customer, rng, [&](std::uint32_t candidate) { return localIn(candidate) > 0; });
    if (localIn(category) == 0)
        category = m_cashCategory;
    return m_population.localMerchant(cell, category, rng.below32(localIn(category)));
}

Ordinary::Shop Ordinary::shop(std::int64_t timeUs, const Habits& habits, bool online, Rng& rng) const {
    const auto day = static_cast<std::int32_t>(timeUs / microsPerDay);
    const bool away = habits.awayOn(day);
    if (!habits.favourites.empty() && (!away || online) && rng.chancePermille(favouritePermille)) {
        const std::size_t number = rng.below(habits.favourites.size());
        const Favourite& favourite = habits.favourites[number];
        if (favourite.national == online)
            return {favourite.category, favourite.which, online, number};
    }
    const Cell& cell = away ? habits.tripCell : habits.customer.cell;
    const auto localIn = [&](std::uint32_t category) { return m_population.places().merchantsIn(cell.city, category); };
    const auto nationalIn = [&](std::uint32_t category) {
        return m_population.reference().categories[category].national;
    };
    const std::uint32_t category = categoryWith(habits.customer, rng, [&](std::uint32_t candidate) {
        return (online ? nationalIn(candidate) : localIn(candidate)) > 0;
    });
    const std::uint32_t local = localIn(category);
    // Every category has one or the other (tst_reference).
    const bool national = nationalIn(category) > 0 && (local == 0 || online);
    const std::uint32_t which = rng.below32(national ? nationalIn(category) : local);
    return {category, which, national, Shop::notFavourite, &cell};
}

void Ordinary::toShop(Payment& payment, PaymentFactory& factory, const Shop& shop) const {
    if (factory.onlyDraws())
        return;
    if (shop.favourite != Shop::notFavourite)
        factory.toFavourite(payment, shop.favourite);
    else
        factory.toMerchant(payment, shop.national ? m_population.nationalMerchant(shop.category, shop.which)
                                                  : m_population.localMerchant(*shop.cell, shop.category, shop.which));
}

void Ordinary::toShopsAccount(Payment& payment, PaymentFactory& factory, const Shop& shop) const {
    if (factory.onlyDraws())
        return;
    if (shop.favourite != Shop::notFavourite) {
        factory.toFavourite(payment, shop.favourite);
        payment.merchant = noEntry;
        return;
    }
    const Places& places = m_population.places();
    factory.toPayee(payment, m_population.merchantPayee(
                                 shop.national ? places.nationalMerchant(shop.category, shop.which)
                                               : places.localMerchant(*shop.cell, shop.category, shop.which)));
}

void Ordinary::card(Payment& payment, PaymentFactory& factory, Rng& rng) const {
    const Customer& c = factory.habits().customer;
    const bool credit = payment.type == PaymentType::creditCard;
    const std::uint32_t card = credit ? 1 + (c.cardCount > 2 ? rng.below32(2) : 0) : 0;
    const bool online = rng.chancePermille(credit ? 400 : 60);
    const Shop chosen = shop(payment.timeUs, factory.habits(), online, rng);
    toShop(payment, factory, chosen);
    payment.amountCents = purchaseAmount(c, chosen.category, rng);
    if (chosen.national)
        factory.cardOnline(payment, card, rng);
    else
        factory.cardPresent(payment, card, rng);
    // Small tickets are paid at once; the smallest instalment is some twenty reais.
    payment.installments = 1;
    if (credit && payment.amountCents >= 8'000) {
        const std::uint32_t number = m_population.reference().installments[m_installments.pick(rng)].first;
        payment.installments = static_cast<std::uint8_t>(std::min<std::int64_t>(number, payment.amountCents / 2'000));
    }
}

void Ordinary::pix(Payment& payment, PaymentFactory& factory, Rng& rng) const {
    const std::uint32_t own = m_rates[factory.habits().customer.profile].ownOfOrdinaryPixPermille;
    const std::uint32_t kind = rng.below32(1000);
    if (kind < toMerchantsPermille)
        pixToMerchant(payment, factory, rng);
    else if (kind < toMerchantsPermille + own)
        pixToOwnAccount(payment, factory, rng);
    else
        pixToStranger(payment, factory, rng);
}

void Ordinary::pixToMerchant(Payment& payment, PaymentFactory& factory, Rng& rng) const {
    const bool online = rng.chancePermille(300);
    const Shop chosen = shop(payment.timeUs, factory.habits(), online, rng);
    payment.amountCents = purchaseAmount(factory.habits().customer, chosen.category, rng);
    waitForTheDay(payment);
    factory.fromOwnDevice(payment, rng.chancePermille(60) ? Channel::webBanking : Channel::mobileApp, rng);
    if (!rng.chancePermille(bareAccountPermille))
        toShop(payment, factory, chosen);
    else if (!rng.chancePermille(sellerOncePermille))
        toShopsAccount(payment, factory, chosen);
    else {
        const std::uint64_t seller = keyOf(factory.habits().customer.key, EntityKind::payee, 2, rng.next());
        const bool company = rng.chancePermille(500);
        factory.toPayeeBy(payment, [&] { return m_population.outsidePayee(seller, company); });
    }
}

void Ordinary::pixToOwnAccount(Payment& payment, PaymentFactory& factory, Rng& rng) const {
    const Customer& c = factory.habits().customer;
    const std::int64_t byIncome = m_ownAmounts.draw(rng) * std::min(c.incomeCents, mostIncomeCents) / usualIncomeCents;
    payment.amountCents = std::clamp<std::int64_t>(byIncome / 1000 * 1000, 1'000, mostToOwnCents);
    waitForTheDay(payment);
    // One or two banks beside this one.
    const std::uint64_t which = rng.chancePermille(700) ? 0 : 1;
    factory.toPayeeBy(payment,
                      [&] { return m_population.outsidePayee(keyOf(c.key, EntityKind::payee, 1'000 + which), false); });
    throughChannel(payment, factory, rng);
}

std::uint64_t Ordinary::neighbourhoodStranger(std::uint64_t cell, std::uint64_t which) const {
    return keyOf(m_population.plan().seed, EntityKind::payee, cell, which);
}

void Ordinary::pixToStranger(Payment& payment, PaymentFactory& factory, Rng& rng) const {
    const Customer& c = factory.habits().customer;
    payment.amountCents = m_personAmounts.draw(rng);
    waitForTheDay(payment);
    const bool once = rng.chancePermille(oncePermille);
    const std::uint64_t which = once ? rng.next() : rng.below(strangersPerCell);
    if (factory.onlyDraws() && !once)
        factory.meet(static_cast<std::uint16_t>(which));
    factory.toPayeeBy(payment, [&] {
        Payee stranger = m_population.outsidePayee(
            once ? keyOf(c.key, EntityKind::payee, 1, which) : neighbourhoodStranger(c.cell.index, which), false);
        if (!once) {
            stranger.origin = PayeeOrigin::neighbourhood;
            stranger.which = static_cast<std::uint16_t>(which);
        }
        return stranger;
    });
    throughChannel(payment, factory, rng);
}

void Ordinary::boleto(Payment& payment, PaymentFactory& factory, Rng& rng) const {
    const std::uint32_t category = m_billerCategories[rng.below(m_billerCategories.size())];
    const std::uint32_t national = m_population.reference().categories[category].national;
    const std::uint32_t which = rng.below32(national);
    factory.toMerchantBy(payment, [&] { return m_population.nationalMerchant(category, which); });
    payment.amountCents = purchaseAmount(factory.habits().customer, category, rng);
    if (rng.chancePermille(collectedPermille)) {
        const std::uint64_t merchant = m_population.places().nationalMerchant(category, which);
        const std::uint64_t collector =
            keyOf(m_population.plan().seed, EntityKind::payee, 3, merchant, rng.below(collectorsPerMerchant));
        factory.toPayeeBy(
            payment, [&] { return Payee::withoutKey(m_population.outsideAccount(collector), PayeeOrigin::collector); });
    }
    throughChannel(payment, factory, rng);
}

void Ordinary::wire(Payment& payment, PaymentFactory& factory, Rng& rng) const {
    const Customer& c = factory.habits().customer;
    payment.amountCents = std::min<std::int64_t>(m_personAmounts.draw(rng) * 12 + 20'000, 8'000'000);
    // Three partners at a time: a landlord, a broker, a supplier. Wires settle on bank days in banking hours.
    auto day = static_cast<std::int32_t>(payment.timeUs / microsPerDay);
    if (const std::int32_t before = m_calendar.bankDayUntil(day); before >= m_calendar.firstDay())
        day = before;
    else if (const std::int32_t after = m_calendar.bankDayFrom(day); after <= m_calendar.lastDay())
        day = after;
    payment.timeUs = day * microsPerDay + rng.between(7 * microsPerHour, 17 * microsPerHour);
    const std::uint64_t partner = keyOf(c.key, EntityKind::payee, rng.below(3));
    factory.toPayeeBy(payment, [&] { return Payee::withoutKey(m_population.outsideAccount(partner)); });
    throughChannel(payment, factory, rng);
}

void Ordinary::withdrawal(Payment& payment, PaymentFactory& factory, Rng& rng) const {
    const Habits& habits = factory.habits();
    const bool away = habits.awayOn(static_cast<std::int32_t>(payment.timeUs / microsPerDay));
    const Cell& cell = away ? habits.tripCell : habits.customer.cell;
    const std::uint32_t machines = m_population.places().merchantsIn(cell.city, m_cashCategory);
    const std::uint32_t machine = rng.below32(machines);
    factory.toMerchantBy(payment, [&] { return m_population.localMerchant(cell, m_cashCategory, machine); });
    // Machines give notes of ten reais and more.
    payment.amountCents =
        std::max<std::int64_t>(2'000, purchaseAmount(habits.customer, m_cashCategory, rng) / 1000 * 1000);
    payment.channel = Channel::atm;
    factory.merchantPlace(payment);
}

void Ordinary::topUp(Payment& payment, PaymentFactory& factory, Rng& rng) const {
    constexpr std::int64_t amounts[] = {1'500, 2'000, 2'500, 3'000, 3'000, 4'000, 5'000, 10'000};
    const Customer& c = factory.habits().customer;
    const auto national = m_population.reference().categories[m_telecomCategory].national;
    const auto carrier = static_cast<std::uint32_t>(c.key % std::min<std::uint32_t>(national, 4));
    factory.toMerchantBy(payment, [&] { return m_population.nationalMerchant(m_telecomCategory, carrier); });
    payment.amountCents = amounts[rng.below(std::size(amounts))];
    throughChannel(payment, factory, rng);
}

} // namespace ledgerloom
