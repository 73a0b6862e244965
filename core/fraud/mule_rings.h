#pragma once

#include "core/behaviour/calendar.h"
#include "core/behaviour/credit.h"
#include "core/population/population.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ledgerloom {

/// One transfer of a ring; places are those of its members.
struct RingTransfer {
    static constexpr std::uint32_t outside = UINT32_MAX;

    std::uint32_t payer = 0;
    std::uint32_t receiver = outside; ///< a place, or outside of the dataset: a company that takes the money on
    std::int64_t timeUs = 0;          ///< Brasilia time
    std::int64_t amountCents = 0;
};

/// Rings of customers that pass on stolen money: chains, fans in and out, cycles, scatter and gather, within hours,
/// each member keeping a little. Rings and members are pure functions of the seed, so both ends of every transfer find
/// it alone. Who is a mule lives an honest life as well. Immutable, so safe from any thread.
class MuleRings {
public:
    static constexpr std::uint32_t places = 10; ///< members of a ring, at most

    MuleRings(const Population& population, const Calendar& calendar);

    std::uint64_t count() const { return m_count; }
    /// Rings of so many customers, at most.
    static std::uint64_t mostOf(std::uint64_t customers);

    struct Membership {
        std::uint64_t ring = 0;
        std::uint32_t place = 0;
    };
    /// Empty for nearly everybody. A member of a small ring may have a place that no transfer uses.
    std::optional<Membership> of(std::uint64_t customer) const;
    /// The customer at a place of a ring.
    std::uint64_t memberAt(std::uint64_t ring, std::uint32_t place) const;
    /// All transfers of a ring in the order of time; 102 at most.
    std::vector<RingTransfer> transfers(std::uint64_t ring) const;
    /// Appends what comes into the account of a member: from other members, and from victims outside of the dataset
    /// what it sends beyond that, so that nobody sends more than has come in.
    void incoming(const Membership& member, std::vector<Credit>& out) const;
    std::uint64_t keyOfRing(std::uint64_t ring) const;

    // Of a ring by its key.

    /// Companies outside of the dataset that take the money on, and the key of one.
    static constexpr std::uint64_t companies = 2;
    static std::uint64_t companyKey(std::uint64_t ringKey, std::uint64_t which);
    /// Every third ring runs its accounts from one device, another one every so many days, as banks learn to know it.
    static bool hasOneDevice(std::uint64_t ringKey);
    static constexpr std::int32_t daysOfDevice = 25;

private:
    struct Round;
    /// Rings whose transfers are about so many rows.
    std::uint64_t countFor(std::uint64_t rows) const;
    void addRound(const Round& round, std::vector<RingTransfer>& out) const;

    const Population& m_population;
    const Calendar& m_calendar;
    Permutation m_places;      ///< ring * places + place -> customer
    std::uint64_t m_count = 0; ///< rings
};

} // namespace ledgerloom
