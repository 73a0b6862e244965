#include "core/base/civil_time.h"

#include "core/base/text.h"

namespace ledgerloom {

static_assert(daysFromCivil({2025, 7, 1}) == 20'270);
static_assert(civilFromDays(20'453) == CivilDate{2025, 12, 31});

namespace {

Error badDate(std::string_view text, const std::string& why) {
    return {ErrorCode::badInput,
            quotedText(text) + " is not a date: " + why + ". Write it as YYYY-MM-DD, for example 2025-07-01."};
}

bool hasDateShape(std::string_view text) {
    if (text.size() != 10)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 4 || i == 7;
        if (dash ? text[i] != '-' : (text[i] < '0' || text[i] > '9'))
            return false;
    }
    return true;
}

std::int32_t digits(std::string_view text) {
    std::int32_t value = 0;
    for (const char c : text)
        value = value * 10 + (c - '0');
    return value;
}

void putDigits(char* end, std::int64_t value, int count) {
    for (int i = 0; i < count; ++i) {
        *--end = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

void putDate(char* out, std::int32_t days) {
    const CivilDate date = civilFromDays(days);
    putDigits(out + 4, date.year, 4);
    out[4] = '-';
    putDigits(out + 7, date.month, 2);
    out[7] = '-';
    putDigits(out + 10, date.day, 2);
}

} // namespace

Result<std::int32_t> parseDate(std::string_view text) {
    if (!hasDateShape(text))
        return badDate(text, "it has another form");
    const CivilDate date{digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2))};
    if (date.month < 1 || date.month > 12)
        return badDate(text, "there is no month " + std::string(text.substr(5, 2)));
    if (date.day < 1 || date.day > daysInMonth(date.year, date.month))
        return badDate(text, "that month has " + std::to_string(daysInMonth(date.year, date.month)) + " days");
    const std::int32_t days = daysFromCivil(date);
    if (days < earliestDate || days > latestDate)
        return badDate(text, "it is before 1990-01-01 or after 2100-12-31");
    return days;
}

std::string formatDate(std::int32_t days) {
    std::string text(10, ' ');
    putDate(text.data(), days);
    return text;
}

std::string formatTimestamp(std::int64_t micros) {
    std::int64_t days = micros / microsPerDay;
    if (micros % microsPerDay < 0)
        --days;
    const std::int64_t inDay = micros - days * microsPerDay;
    const std::int64_t seconds = inDay / microsPerSecond;
    std::string text = "0000-00-00T00:00:00.000000";
    char* out = text.data();
    putDate(out, static_cast<std::int32_t>(days));
    putDigits(out + 13, seconds / 3600, 2);
    putDigits(out + 16, seconds / 60 % 60, 2);
    putDigits(out + 19, seconds % 60, 2);
    putDigits(out + 26, inDay % microsPerSecond, 6);
    return text;
}

} // namespace ledgerloom
