#include "core/behaviour/habits.h"

#include <algorithm>

namespace ledgerloom {

void Habits::load(const Population& population, const Calendar& calendar, std::uint64_t index) {
    loadAlone(population, calendar, index);
    for (std::uint32_t slot = 0; slot < customer.contactCount; ++slot)
        contacts[slot] = population.contactOf(customer, slot);
    contactEntries.fill(noEntry);
}

void Habits::loadAlone(const Population& population, const Calendar& calendar, std::uint64_t index) {
    customer = population.customer(index);
    lineKeys = {keyOf(customer.key, EntityKind::device, 101), keyOf(customer.key, EntityKind::device, 100)};
    deviceEntries.fill(noEntry);
    cardEntries.fill(noEntry);
    loadFavourites(population);
    loadTrip(population, calendar);
}

void Habits::loadFavourites(const Population& population) {
    Rng rng(keyOf(customer.key, EntityKind::ordinary, 1));
    const Profile& profile = population.profiles()[customer.profile];
    const Reference& reference = population.reference();
    const std::int64_t count = rng.between(profile.favouritesMin, profile.favouritesMax);
    favourites.clear();
    // Every preferred category has one favourite before any has two.
    for (std::int64_t i = 0; i < count; ++i) {
        const std::uint32_t category =
            profile.categories[static_cast<std::size_t>(i) % profile.categories.size()].first;
        const MerchantCategory& kind = reference.categories[category];
        const std::uint32_t local = population.places().merchantsIn(customer.cell.city, category);
        const bool national = local == 0 || (kind.national > 0 && rng.chancePermille(kind.onlinePermille));
        if (national && kind.national == 0)
            continue;
        favourites.push_back({category, rng.below32(national ? kind.national : local), national, noEntry, noEntry});
    }
}

void Habits::loadTrip(const Population& population, const Calendar& calendar) {
    // One trip in fourteen months on average, of two to nine days (assumption).
    constexpr std::int64_t daysBetweenTrips = 430;
    Rng rng(keyOf(customer.key, EntityKind::ordinary, 2));
    const std::int64_t start = rng.between(0, daysBetweenTrips - 1);
    tripFrom = calendar.firstDay() + static_cast<std::int32_t>(start);
    tripTo = -1;
    if (tripFrom > calendar.lastDay())
        return;
    tripTo = tripFrom + static_cast<std::int32_t>(rng.between(1, 8));
    tripCell = population.places().cellOf(rng.below(population.plan().customers));
}

std::uint32_t Habits::deviceOn(std::int32_t day, bool desktop) const {
    std::uint32_t found = customer.deviceCount;
    for (std::uint32_t i = 0; i < customer.deviceCount; ++i) {
        const Device& device = customer.devices[i];
        if (day < device.firstUse || day >= device.lastUse)
            continue;
        if ((device.kind == static_cast<std::uint8_t>(DeviceKind::desktop)) == desktop)
            return i;
        found = std::min(found, i);
    }
    return found < customer.deviceCount ? found : 0;
}

} // namespace ledgerloom
