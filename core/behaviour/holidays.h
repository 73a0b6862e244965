#pragma once

#include <cstdint>

namespace ledgerloom {

/// Easter Sunday of a year, 1583 to 4099, in days since 1970-01-01.
std::int32_t easterSunday(std::int32_t year);

/// A national holiday of Brazil or a day on which its banks are closed as on one (Carnival's Monday and Tuesday, Corpus
/// Christi): laws 662/1949, 6.802/1980, 14.759/2023 and the national council's resolution 4.880/2020. Days are counted
/// since 1970-01-01.
bool isHoliday(std::int32_t day);

/// Neither a weekend nor a holiday: banks settle transfers (TED), and wages are paid.
bool isBankDay(std::int32_t day);

/// The day after November's fourth Thursday, on which shops sell off.
bool isBlackFriday(std::int32_t day);

/// From Carnival's Friday to Ash Wednesday.
bool isCarnival(std::int32_t day);

} // namespace ledgerloom
