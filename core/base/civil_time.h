#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ledgerloom {

/// A day of the proleptic Gregorian calendar.
struct CivilDate {
    std::int32_t year = 1970;
    std::int32_t month = 1; ///< 1 .. 12
    std::int32_t day = 1;   ///< 1 .. 31

    bool operator==(const CivilDate&) const = default;
};

inline constexpr std::int64_t microsPerSecond = 1'000'000;
inline constexpr std::int64_t microsPerDay = 86'400 * microsPerSecond;

constexpr bool isLeapYear(std::int32_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// `month` in 1 .. 12.
constexpr std::int32_t daysInMonth(std::int32_t year, std::int32_t month) {
    constexpr std::int32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeapYear(year) ? 29 : days[month - 1];
}

/// Days since 1970-01-01 of a valid date. Years are counted from March, so that the leap day ends one; an era is
/// the calendar's period of 400 years.
constexpr std::int32_t daysFromCivil(CivilDate date) {
    const std::int32_t year = date.month <= 2 ? date.year - 1 : date.year;
    const std::int32_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int32_t yearOfEra = year - era * 400;
    const std::int32_t monthFromMarch = (date.month + 9) % 12;
    const std::int32_t dayOfYear = (153 * monthFromMarch + 2) / 5 + date.day - 1;
    const std::int32_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146'097 + dayOfEra - 719'468;
}

/// The inverse of daysFromCivil().
constexpr CivilDate civilFromDays(std::int32_t days) {
    const std::int32_t shifted = days + 719'468;
    const std::int32_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    const std::int32_t dayOfEra = shifted - era * 146'097;
    const std::int32_t yearOfEra = (dayOfEra - dayOfEra / 1'460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int32_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int32_t monthFromMarch = (5 * dayOfYear + 2) / 153;
    const std::int32_t month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    const std::int32_t year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return {year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1};
}

/// 0 = Monday .. 6 = Sunday.
constexpr std::int32_t weekday(std::int32_t days) {
    return ((days + 3) % 7 + 7) % 7;
}

/// Months since 1970-01 of the month that `days` lies in.
constexpr std::int32_t monthIndex(std::int32_t days) {
    const CivilDate date = civilFromDays(days);
    return (date.year - 1970) * 12 + date.month - 1;
}

/// First day of the month with that monthIndex().
constexpr std::int32_t firstDayOfMonth(std::int32_t index) {
    const std::int32_t year = (index >= 0 ? index : index - 11) / 12;
    return daysFromCivil({1970 + year, index - year * 12 + 1, 1});
}

/// The same day `months` later, or the last day of that month where it is shorter.
constexpr std::int32_t addMonths(std::int32_t days, std::int32_t months) {
    const std::int32_t first = firstDayOfMonth(monthIndex(days) + months);
    const CivilDate target = civilFromDays(first);
    const std::int32_t day = civilFromDays(days).day;
    const std::int32_t last = daysInMonth(target.year, target.month);
    return first + (day < last ? day : last) - 1;
}

/// Strictly "YYYY-MM-DD", a day that exists, from 1990-01-01 to 2100-12-31. Days since 1970-01-01, or badInput.
Result<std::int32_t> parseDate(std::string_view text);

/// "YYYY-MM-DD"; years 0 to 9999.
std::string formatDate(std::int32_t days);

/// "YYYY-MM-DDTHH:MM:SS.ffffff" of microseconds since 1970-01-01 00:00, in whatever zone they are counted.
std::string formatTimestamp(std::int64_t micros);

inline constexpr std::int32_t earliestDate = daysFromCivil({1990, 1, 1});
inline constexpr std::int32_t latestDate = daysFromCivil({2100, 12, 31});

} // namespace ledgerloom
