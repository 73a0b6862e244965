#pragma once

#include "core/behaviour/calendar.h"
#include "core/behaviour/dictionary.h"
#include "core/behaviour/payment.h"
#include "core/population/population.h"

#include <array>
#include <cstdint>
#include <vector>

namespace ledgerloom {

/// A merchant a customer goes back to.
struct Favourite {
    std::uint32_t category = 0;
    std::uint32_t which = 0;
    bool national = false;
    std::uint32_t entry = noEntry;      ///< in the dictionary's merchants, once a row has needed it
    std::uint32_t payeeEntry = noEntry; ///< its account, likewise
};

/// Everything one customer does again and again, for the customer that is being made; reused from one to the next.
struct Habits {
    Customer customer;
    std::vector<Favourite> favourites;
    std::array<std::uint64_t, Population::maxContacts> contacts{};         ///< customers' indices
    std::array<std::uint32_t, Population::maxContacts> contactEntries{};   ///< in the dictionary's payees
    std::array<std::uint64_t, Population::maxContacts> contactReceivers{}; ///< Payment::receiver of those
    std::array<std::uint32_t, Customer::maxDevices> deviceEntries{};
    std::array<std::uint32_t, Customer::maxCards> cardEntries{};
    /// Keys of the lines that addresses come from: the carrier's by day, the broadband one by quarter.
    std::array<std::uint64_t, 2> lineKeys{};
    Cell tripCell;
    std::int32_t tripFrom = 0; ///< first and last day away; empty when tripTo < tripFrom
    std::int32_t tripTo = -1;

    void load(const Population& population, const Calendar& calendar, std::uint64_t index);
    /// Without contacts: enough to draw everyday payments.
    void loadAlone(const Population& population, const Calendar& calendar, std::uint64_t index);

    bool awayOn(std::int32_t day) const { return (day >= tripFrom) & (day <= tripTo); }
    /// The own device of that kind in use on a day, else the first in use.
    std::uint32_t deviceOn(std::int32_t day, bool desktop) const;

private:
    void loadFavourites(const Population& population);
    void loadTrip(const Population& population, const Calendar& calendar);
};

} // namespace ledgerloom
