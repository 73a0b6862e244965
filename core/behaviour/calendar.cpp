#include "core/behaviour/calendar.h"

namespace ledgerloom {

namespace {

/// How much is spent on a day over an ordinary one, per mille. Wages are due by the fifth working day of a month, so
/// the week after it is the strongest; many firms pay an advance on the 20th; December has Christmas and the
/// thirteenth salary. (Assumption: no public daily curve was found.)
std::uint64_t seasonPermille(std::int32_t day) {
    const CivilDate date = civilFromDays(day);
    std::uint64_t permille = 1000;
    if (date.day >= 5 && date.day <= 10)
        permille = 1250;
    else if (date.day == 20 || date.day == 21)
        permille = 1100;
    else if (date.day >= 26)
        permille = 930;
    return date.month == 12 ? permille * 1180 / 1000 : permille;
}

} // namespace

Calendar::Calendar(const Population& population)
    : m_firstDay(population.plan().startDate), m_lastDay(population.plan().endDate) {
    for (const Profile& profile : population.profiles()) {
        std::vector<std::uint64_t> days;
        for (std::int32_t day = m_firstDay; day <= m_lastDay; ++day)
            days.push_back(seasonPermille(day) * (isWeekend(day) ? profile.weekendPermille : 1000));
        m_days.emplace_back(days);
        m_hours.emplace_back(profile.hours);
        m_weekendHours.emplace_back(profile.weekendHours);
    }
}

std::int64_t Calendar::pickTime(std::uint8_t profile, std::int32_t day, std::int32_t minutesFromBrasilia,
                                Rng& rng) const {
    const AliasTable& hours = isWeekend(day) ? m_weekendHours[profile] : m_hours[profile];
    const std::int64_t hour = hours.pick(rng);
    const std::int64_t local = hour * microsPerHour + static_cast<std::int64_t>(rng.below(microsPerHour));
    std::int64_t brasilia = local - minutesFromBrasilia * microsPerMinute;
    // West of Brasilia the last hours of a day are the next one there: keep the day, so that the range holds.
    if (brasilia >= microsPerDay)
        brasilia -= microsPerDay;
    return day * microsPerDay + brasilia;
}

} // namespace ledgerloom
