#pragma once

#include "core/base/alias_table.h"
#include "core/base/civil_time.h"
#include "core/population/population.h"

#include <cstdint>
#include <vector>

namespace ledgerloom {

inline constexpr std::int64_t microsPerMinute = 60 * microsPerSecond;
inline constexpr std::int64_t microsPerHour = 60 * microsPerMinute;

/// When payments happen: days by weekday, pay day and season, hours by profile. Days are counted since 1970-01-01 in
/// Brasilia time. Immutable after construction, so safe from any thread.
class Calendar {
public:
    explicit Calendar(const Population& population);

    std::int32_t firstDay() const { return m_firstDay; }
    std::int32_t lastDay() const { return m_lastDay; }
    std::int64_t beginUs() const { return m_firstDay * microsPerDay; }
    std::int64_t endUs() const { return (m_lastDay + 1) * microsPerDay; }

    /// A day of the range as `profile` spends over it.
    std::int32_t pickDay(std::uint8_t profile, Rng& rng) const {
        return m_firstDay + static_cast<std::int32_t>(m_days[profile].pick(rng));
    }
    /// Neither a weekend nor a holiday (holidays.h), at once for days in the range or near it.
    bool isBankDay(std::int32_t day) const {
        const auto at = static_cast<std::uint64_t>(std::int64_t{day} - m_firstDay + daysAround);
        return at < m_bankDays.size() ? m_bankDays[at] != 0 : isFarBankDay(day);
    }
    /// The bank day itself, or the next one; the one before.
    std::int32_t bankDayFrom(std::int32_t day) const;
    std::int32_t bankDayUntil(std::int32_t day) const;
    /// A moment of `day` by the profile's hours, which go by the customer's own time zone.
    std::int64_t pickTime(std::uint8_t profile, std::int32_t day, std::int32_t minutesFromBrasilia, Rng& rng) const;

private:
    static constexpr std::int32_t daysAround = 64; ///< of the range, that bills and wages may lie in
    static bool isFarBankDay(std::int32_t day);

    std::int32_t m_firstDay;
    std::int32_t m_lastDay;
    std::vector<std::uint8_t> m_bankDays; ///< from some weeks before the range to some after it
    std::vector<AliasTable> m_days;       ///< by profile
    std::vector<AliasTable> m_hours;      ///< by profile, then weekends and holidays before bank days
};

/// Saturday or Sunday.
constexpr bool isWeekend(std::int32_t day) {
    return weekday(day) >= 5;
}

} // namespace ledgerloom
