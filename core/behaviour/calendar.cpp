#include "core/behaviour/calendar.h"

#include "core/behaviour/holidays.h"

namespace ledgerloom {

namespace {

/// What shops sell over an ordinary day, per mille: Black Friday and the days about it, the days before Christmas, the
/// streets of Carnival. (Assumption: no public daily curve was found.)
std::uint64_t occasionPermille(std::int32_t day, CivilDate date) {
    if (isBlackFriday(day))
        return 1800;
    if (isBlackFriday(day + 1) || isBlackFriday(day - 1) || isBlackFriday(day - 2))
        return 1300;
    if (date.month == 12 && date.day >= 18 && date.day <= 24)
        return 1250;
    if (date.month == 12 && date.day == 25)
        return 650;
    return isCarnival(day) ? 1080 : 1000;
}

/// How much is spent on a day over an ordinary one, per mille. Wages are due by the fifth working day of a month, so
/// the week after it is the strongest; many firms pay an advance on the 20th; December has Christmas and the
/// thirteenth salary. (Assumption, likewise.)
std::uint64_t seasonPermille(std::int32_t day) {
    const CivilDate date = civilFromDays(day);
    std::uint64_t permille = 1000;
    if (date.day >= 5 && date.day <= 10)
        permille = 1250;
    else if (date.day == 20 || date.day == 21)
        permille = 1100;
    else if (date.day >= 26)
        permille = 930;
    permille = permille * occasionPermille(day, date) / 1000;
    return date.month == 12 ? permille * 1180 / 1000 : permille;
}

} // namespace

Calendar::Calendar(const Population& population)
    : m_firstDay(population.plan().startDate), m_lastDay(population.plan().endDate) {
    for (std::int32_t day = m_firstDay - daysAround; day <= m_lastDay + daysAround; ++day)
        m_bankDays.push_back(ledgerloom::isBankDay(day) ? 1 : 0);
    for (const Profile& profile : population.profiles()) {
        std::vector<std::uint64_t> days;
        for (std::int32_t day = m_firstDay; day <= m_lastDay; ++day)
            days.push_back(seasonPermille(day) * (isBankDay(day) ? 1000 : profile.weekendPermille));
        m_days.emplace_back(days);
        m_hours.emplace_back(profile.weekendHours);
        m_hours.emplace_back(profile.hours);
    }
}

bool Calendar::isFarBankDay(std::int32_t day) {
    return ledgerloom::isBankDay(day);
}

std::int32_t Calendar::bankDayFrom(std::int32_t day) const {
    while (!isBankDay(day))
        ++day;
    return day;
}

std::int32_t Calendar::bankDayUntil(std::int32_t day) const {
    while (!isBankDay(day))
        --day;
    return day;
}

std::int64_t Calendar::pickTime(std::uint8_t profile, std::int32_t day, std::int32_t minutesFromBrasilia,
                                Rng& rng) const {
    const AliasTable& hours = m_hours[std::size_t{2} * profile + (isBankDay(day) ? 1 : 0)];
    const std::int64_t hour = hours.pick(rng);
    const std::int64_t local = hour * microsPerHour + static_cast<std::int64_t>(rng.below(microsPerHour));
    std::int64_t brasilia = local - minutesFromBrasilia * microsPerMinute;
    // West of Brasilia the last hours of a day are the next one there: keep the day, so that the range holds.
    if (brasilia >= microsPerDay)
        brasilia -= microsPerDay;
    return day * microsPerDay + brasilia;
}

} // namespace ledgerloom
