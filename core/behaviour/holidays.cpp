#include "core/behaviour/holidays.h"

#include "core/base/civil_time.h"
#include "core/behaviour/calendar.h"

#include <algorithm>
#include <array>

namespace ledgerloom {

namespace {

struct FixedHoliday {
    std::int32_t month;
    std::int32_t day;
    std::int32_t since; ///< first year
};

constexpr std::array<FixedHoliday, 9> fixedHolidays{{{1, 1, 1950},
                                                     {4, 21, 1950},
                                                     {5, 1, 1950},
                                                     {9, 7, 1950},
                                                     {10, 12, 1980},
                                                     {11, 2, 1950},
                                                     {11, 15, 1950},
                                                     {11, 20, 2024},
                                                     {12, 25, 1950}}};

// Days from Easter Sunday.
constexpr std::int32_t carnivalMonday = -48;
constexpr std::int32_t carnivalTuesday = -47;
constexpr std::int32_t goodFriday = -2;
constexpr std::int32_t corpusChristi = 60;

std::int32_t fromEaster(std::int32_t day) {
    return day - easterSunday(civilFromDays(day).year);
}

} // namespace

/// The anonymous Gregorian algorithm (Meeus, Jones, Butcher).
std::int32_t easterSunday(std::int32_t year) {
    const std::int32_t golden = year % 19;
    const std::int32_t century = year / 100;
    const std::int32_t ofCentury = year % 100;
    const std::int32_t moon = (century + 8) / 25;
    const std::int32_t epact = (19 * golden + century - century / 4 - (century - moon + 1) / 3 + 15) % 30;
    const std::int32_t weekdays = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
    const std::int32_t late = (golden + 11 * epact + 22 * weekdays) / 451;
    const std::int32_t sum = epact + weekdays - 7 * late + 114;
    return daysFromCivil({year, sum / 31, sum % 31 + 1});
}

bool isHoliday(std::int32_t day) {
    const CivilDate date = civilFromDays(day);
    const bool fixed = std::ranges::any_of(fixedHolidays, [&](const FixedHoliday& holiday) {
        return date.month == holiday.month && date.day == holiday.day && date.year >= holiday.since;
    });
    const std::int32_t since = fromEaster(day);
    return fixed || since == carnivalMonday || since == carnivalTuesday || since == goodFriday ||
           since == corpusChristi;
}

bool isBankDay(std::int32_t day) {
    return !isWeekend(day) && !isHoliday(day);
}

bool isBlackFriday(std::int32_t day) {
    const CivilDate date = civilFromDays(day);
    return date.month == 11 && weekday(day) == 4 && date.day >= 23 && date.day <= 29;
}

bool isCarnival(std::int32_t day) {
    const std::int32_t since = fromEaster(day);
    return since >= -51 && since <= -46;
}

} // namespace ledgerloom
