#include "core/population/population.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::uint64_t deviceNumberSpace = 1'000'000'000'000; // twelve digits
constexpr std::uint64_t accountNumberSpace = 499'000'000;      // customers have the lower half of nine digits
constexpr std::uint64_t taxNumberSpace = 100'000'000;          // eight digits before the region's
constexpr std::int32_t stillInUse = 1'000'000;

/// One behaviour that is the weighted mean of all profiles.
Profile averageProfile(const std::vector<Profile>& profiles) {
    Profile mean;
    std::uint64_t total = 0;
    for (const Profile& p : profiles)
        total += p.weight;
    const auto add = [total](std::uint32_t Profile::*member, Profile& to, const std::vector<Profile>& from) {
        std::uint64_t sum = 0;
        for (const Profile& p : from)
            sum += p.*member * p.weight;
        to.*member = static_cast<std::uint32_t>((sum + total / 2) / total);
    };
    for (const auto member :
         {&Profile::ageMin, &Profile::ageMax, &Profile::incomeMinPermille, &Profile::incomeMaxPermille,
          &Profile::monthlyMin, &Profile::monthlyMax, &Profile::weekendPermille, &Profile::devicesMin,
          &Profile::devicesMax, &Profile::contactsMin, &Profile::contactsMax, &Profile::favouritesMin,
          &Profile::favouritesMax, &Profile::ticketPermille, &Profile::pixToOwnAccountsPermille})
        add(member, mean, profiles);
    for (const Profile& p : profiles) {
        for (std::size_t i = 0; i < mean.types.size(); ++i)
            mean.types[i] += p.types[i] * p.weight;
        for (std::size_t i = 0; i < mean.channels.size(); ++i)
            mean.channels[i] += p.channels[i] * p.weight;
        for (std::size_t i = 0; i < mean.deviceKinds.size(); ++i)
            mean.deviceKinds[i] += p.deviceKinds[i] * p.weight;
        for (std::size_t i = 0; i < mean.hours.size(); ++i) {
            mean.hours[i] += p.hours[i] * p.weight;
            mean.weekendHours[i] += p.weekendHours[i] * p.weight;
        }
        for (const auto& [category, weight] : p.categories)
            mean.categories.emplace_back(category, weight * p.weight);
    }
    mean.weight = 1;
    return mean;
}

template <class List, class Weight> AliasTable choiceOf(const List& list, Weight weight) {
    std::vector<std::uint64_t> weights;
    weights.reserve(list.size());
    for (const auto& item : list)
        weights.push_back(weight(item));
    return AliasTable(weights);
}

/// Draws from a customer's key: profile and payments a month; then home, work, two of age, account, sex, bank; then
/// money, which is asked for alone, too.
constexpr std::uint64_t drawsOfActivity = 2;
constexpr std::uint64_t drawsBeforeMoney = drawsOfActivity + 9;

/// The stream of a key after some draws, which are a counter's.
constexpr Rng rngAfter(std::uint64_t key, std::uint64_t draws) {
    return Rng(key + draws * goldenGamma);
}

PixKeyType keyTypeOf(std::string_view name) {
    return static_cast<PixKeyType>(std::ranges::find(pixKeyTypeNames, name) - pixKeyTypeNames.begin());
}

} // namespace

Population::Population(const Plan& plan, const Reference& reference)
    : m_plan(plan),
      m_customerKey(keyOf(plan.seed, EntityKind::customer)),
      m_merchantKey(keyOf(plan.seed, EntityKind::merchant)),
      m_payeeKey(keyOf(plan.seed, EntityKind::payee)),
      m_reference(reference),
      m_profiles(plan.profiles ? reference.profiles : std::vector{averageProfile(reference.profiles)}),
      m_places(reference, plan.seed, plan.customers,
               plan.importedCustomers ? plan.importedCustomers->cityStart() : std::span<const std::uint64_t>{}),
      m_names(reference),
      m_deviceNumbers(keyOf(plan.seed, EntityKind::deviceNumber), deviceNumberSpace),
      m_accountNumbers(keyOf(plan.seed, EntityKind::accountNumber), accountNumberSpace),
      m_taxNumbers(keyOf(plan.seed, EntityKind::taxNumber), taxNumberSpace),
      m_profileChoice(choiceOf(m_profiles, [](const Profile& p) { return p.weight; })),
      m_bankChoice(choiceOf(reference.banks, [](const Bank& b) { return b.weight; })),
      m_brandChoice(weightsOf(reference.brands)),
      m_keyTypeChoice(weightsOf(reference.keyTypes)),
      m_professionChoice(choiceOf(reference.professions, [](const Profession& p) { return p.weight; })) {
    for (const WeightedText& keyType : reference.keyTypes)
        m_keyTypes.push_back(keyTypeOf(keyType.text));
    for (std::size_t kind = 0; kind < deviceKindCount; ++kind) {
        std::vector<std::uint64_t> weights;
        for (std::size_t i = 0; i < reference.deviceModels.size(); ++i)
            if (reference.deviceModels[i].kind == kind) {
                m_modelsOfKind[kind].push_back(static_cast<std::uint16_t>(i));
                weights.push_back(reference.deviceModels[i].weight);
            }
        m_modelChoice[kind] = AliasTable(weights);
    }
    for (std::size_t kind = 0; kind < m_ipOfKind.size(); ++kind) {
        std::vector<std::uint64_t> weights;
        for (std::size_t i = 0; i < reference.ipRanges.size(); ++i)
            if (reference.ipRanges[i].kind == kind) {
                m_ipOfKind[kind].push_back(static_cast<std::uint16_t>(i));
                weights.push_back(reference.ipRanges[i].weight);
            }
        m_ipChoice[kind] = AliasTable(weights);
    }
    for (const Profile& profile : m_profiles)
        m_kindChoice.emplace_back(profile.deviceKinds);
    for (std::uint32_t slot = 0; slot < maxContacts; ++slot) {
        m_farPayers[slot] = Permutation(keyOf(plan.seed, EntityKind::contact, slot, 1), plan.customers);
        m_farReceivers[slot] = Permutation(keyOf(plan.seed, EntityKind::contact, slot, 2), plan.customers);
    }
}

std::optional<ImportedCustomer> Population::imported(std::uint64_t index) const {
    if (!m_plan.importedCustomers)
        return std::nullopt;
    return m_plan.importedCustomers->at(m_places.importedAt(m_places.positionOf(index)));
}

std::uint8_t Population::profileOf(std::uint64_t index, Rng& rng) const {
    const auto drawn = static_cast<std::uint8_t>(m_profileChoice.pick(rng));
    if (!m_plan.importedCustomers || !m_plan.profiles)
        return drawn;
    const std::uint8_t given = imported(index)->record.profile;
    return given == CustomerRecord::noChoice ? drawn : given;
}

std::uint32_t Population::monthlyPayments(std::uint64_t index) const {
    Rng rng(combineKeys(m_customerKey, index));
    const Profile& profile = m_profiles[profileOf(index, rng)];
    return static_cast<std::uint32_t>(rng.between(profile.monthlyMin, profile.monthlyMax));
}

Payer Population::activityOf(std::uint64_t index, std::uint64_t position) const {
    Payer payer;
    payer.index = index;
    payer.position = position;
    payer.key = combineKeys(m_customerKey, index);
    Rng rng(payer.key);
    payer.profile = profileOf(index, rng);
    const Profile& profile = m_profiles[payer.profile];
    payer.monthlyPayments = static_cast<std::uint32_t>(rng.between(profile.monthlyMin, profile.monthlyMax));
    Rng contactRng(keyOf(payer.key, EntityKind::contact));
    payer.contactCount = static_cast<std::uint8_t>(
        std::min<std::int64_t>(contactRng.between(profile.contactsMin, profile.contactsMax), maxContacts));
    return payer;
}

void Population::fillMeans(Payer& payer) const {
    const City& city = m_reference.cities[m_places.cityOf(payer.position)];
    payer.minutesFromBrasilia = m_reference.states[city.state].minutesFromBrasilia;
    payer.incomeCents = moneyOf(payer.key, payer.profile).incomeCents;
    const std::optional<ImportedCustomer> given = imported(payer.index);
    if (given && given->record.incomeCents != CustomerRecord::noNumber)
        payer.incomeCents = static_cast<std::int64_t>(given->record.incomeCents);
}

Customer Population::customer(std::uint64_t index) const {
    Customer c = accountHolder(index);
    fillDevices(c, m_profiles[c.profile]);
    fillCards(c);
    return c;
}

Customer Population::accountHolder(std::uint64_t index) const {
    Customer c;
    const Payer activity = activityOf(index, m_places.positionOf(index));
    c.index = index;
    c.key = activity.key;
    c.position = activity.position;
    c.profile = activity.profile;
    c.monthlyPayments = activity.monthlyPayments;
    c.contactCount = activity.contactCount;
    const Profile& profile = m_profiles[c.profile];
    Rng rng(rngAfter(c.key, drawsOfActivity));

    c.cell = m_places.cellOf(c.position);
    const City& city = m_reference.cities[c.cell.city];
    c.state = city.state;
    c.minutesFromBrasilia = m_reference.states[c.state].minutesFromBrasilia;
    const GeoPoint centre{c.cell.latE6, c.cell.lonE6};
    c.home = pointNear(centre, 1200, rng);
    const auto commute = static_cast<std::int64_t>(std::min<std::uint32_t>(city.radiusM, 15'000));
    c.work = pointNear(centre, commute, rng);

    const std::int64_t age = rng.between(profile.ageMin, profile.ageMax);
    c.birthDate = m_plan.startDate - static_cast<std::int32_t>(age * 1461 / 4 + rng.between(2, 364));
    const std::optional<ImportedCustomer> given = imported(index);
    if (given && given->record.birthDate != CustomerRecord::noDate)
        c.birthDate = given->record.birthDate;
    // Adults only open accounts; the oldest accounts are from the last ten years. An imported minor has one since
    // yesterday.
    const std::int64_t adultDays = std::max<std::int64_t>(1, m_plan.startDate - c.birthDate - 18 * 1461 / 4 - 1);
    c.accountCreated =
        m_plan.startDate - static_cast<std::int32_t>(rng.between(1, std::min<std::int64_t>(adultDays, 3650)));
    c.feminine = rng.chancePermille(515); // women in the census of 2022: 51.5 %
    c.bank = static_cast<std::uint8_t>(m_bankChoice.pick(rng));
    const Money money = moneyOf(c.key, c.profile);
    c.profession = money.profession;
    c.incomeCents = money.incomeCents;
    if (given && given->record.bank != CustomerRecord::noChoice)
        c.bank = given->record.bank;
    if (given && given->record.incomeCents != CustomerRecord::noNumber)
        c.incomeCents = static_cast<std::int64_t>(given->record.incomeCents);
    return c;
}

Population::Money Population::moneyOf(std::uint64_t customerKey, std::uint8_t ofProfile) const {
    Rng rng(rngAfter(customerKey, drawsBeforeMoney));
    const Profile& profile = m_profiles[ofProfile];
    Money money;
    money.profession = static_cast<std::uint16_t>(m_professionChoice.pick(rng));
    const Profession& profession = m_reference.professions[money.profession];
    const std::int64_t base = rng.between(profession.incomeMinReais * 100, profession.incomeMaxReais * 100);
    const std::int64_t multiplier = rng.between(profile.incomeMinPermille, profile.incomeMaxPermille);
    constexpr std::int64_t minimumWageCents = 151'800; // R$ 1,518 since January 2025
    money.incomeCents = std::max(minimumWageCents, base * multiplier / 1000);
    return money;
}

Device Population::makeDevice(std::uint64_t number, DeviceKind kind, Rng& rng) const {
    Device device;
    device.number = number;
    device.kind = static_cast<std::uint8_t>(kind);
    device.model = m_modelsOfKind[indexOf(kind)][m_modelChoice[indexOf(kind)].pick(rng)];
    device.system = static_cast<std::uint8_t>(rng.below(m_reference.deviceModels[device.model].systems.size()));
    device.rooted = rng.chancePermille(kind == DeviceKind::desktop ? 2 : 25);
    device.lastUse = stillInUse;
    return device;
}

void Population::fillDevices(Customer& c, const Profile& profile) const {
    Rng rng(keyOf(c.key, EntityKind::device));
    const std::int64_t wanted = rng.between(profile.devicesMin, profile.devicesMax);
    for (std::int64_t k = 0; k < wanted; ++k) {
        // The first is a phone for nearly everybody; further ones as the profile has them.
        const DeviceKind kind = k == 0 && rng.chancePermille(970)
                                    ? DeviceKind::smartphone
                                    : static_cast<DeviceKind>(m_kindChoice[c.profile].pick(rng));
        Device device = makeDevice(deviceNumber(c.index * Customer::maxDevices + c.deviceCount), kind, rng);
        const std::int32_t oldest = std::min(900, m_plan.startDate - c.accountCreated);
        device.firstUse = m_plan.startDate - static_cast<std::int32_t>(rng.between(1, std::max(1, oldest)));
        device.trusted = m_plan.startDate - device.firstUse > 30 || rng.chancePermille(600);
        c.devices[c.deviceCount++] = device;
    }
    // A phone lasts about thirty months: whoever's turn falls into the range changes it on that day.
    constexpr std::int64_t phoneDays = 900;
    const std::int64_t due = rng.between(0, phoneDays);
    if (due > m_plan.endDate - m_plan.startDate || c.deviceCount == Customer::maxDevices)
        return;
    const auto day = m_plan.startDate + static_cast<std::int32_t>(due);
    c.devices[0].lastUse = day;
    Device phone = makeDevice(deviceNumber(c.index * Customer::maxDevices + c.deviceCount),
                              static_cast<DeviceKind>(c.devices[0].kind), rng);
    phone.firstUse = day;
    phone.trusted = rng.chancePermille(550);
    c.devices[c.deviceCount++] = phone;
}

void Population::fillCards(Customer& c) const {
    Rng rng(keyOf(c.key, EntityKind::card));
    const std::uint32_t creditCards = rng.chancePermille(920) ? (rng.chancePermille(280) ? 2 : 1) : 0;
    for (std::uint32_t k = 0; k <= creditCards; ++k)
        c.cards[c.cardCount++] = {rng.next(), static_cast<std::uint8_t>(m_brandChoice.pick(rng)), k > 0};
}

Device Population::crewDevice(std::uint64_t crew, std::uint32_t which, std::int32_t firstUse) const {
    Rng rng(keyOf(m_plan.seed, EntityKind::crew, crew, which));
    // Slots from the top of the space: no customer has them.
    const std::uint64_t slot = deviceNumberSpace - 1 - scaleTo(rng.next(), deviceNumberSpace / 4);
    Device device =
        makeDevice(deviceNumber(slot), rng.chancePermille(850) ? DeviceKind::smartphone : DeviceKind::desktop, rng);
    device.firstUse = firstUse;
    device.trusted = rng.chancePermille(450);
    return device;
}

std::uint32_t Population::ipAddress(std::uint64_t key, IpKind kind) const {
    Rng rng(key);
    const std::size_t k = indexOf(kind);
    const IpRange& range = m_reference.ipRanges[m_ipOfKind[k][m_ipChoice[k].pick(rng)]];
    return static_cast<std::uint32_t>(rng.between(range.from, range.to));
}

} // namespace ledgerloom
