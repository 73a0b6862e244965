#include "core/importing/values.h"

#include "core/base/civil_time.h"
#include "core/base/text.h"
#include "core/population/names.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace ledgerloom {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::optional<std::uint64_t> number(std::string_view digits) {
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = problem == std::errc{} && end == digits.data() + digits.size();
    return whole && std::ranges::all_of(digits, isDigit) ? std::optional(value) : std::nullopt;
}

/// All digits, when nothing but these marks stands between them.
std::optional<std::string> digitsWithout(std::string_view text, std::string_view marks) {
    std::string digits;
    for (const char c : text) {
        if (isDigit(c))
            digits += c;
        else if (marks.find(c) == std::string_view::npos)
            return std::nullopt;
    }
    return digits;
}

/// "1.234" or "1,234,567": groups of three after the first.
bool isGrouped(std::string_view whole, char mark) {
    std::size_t at = whole.find(mark);
    if (at == std::string_view::npos)
        return true;
    if (at == 0 || at > 3)
        return false;
    for (; at != std::string_view::npos; at = whole.find(mark, at + 1))
        if (at + 4 > whole.size() || (at + 4 < whole.size() && whole[at + 4] != mark))
            return false;
    return true;
}

constexpr std::uint64_t mostReais = 1'000'000'000;

/// "1e+05", as writers of binary numbers spell round ones.
std::optional<std::uint64_t> readScientific(std::string_view text) {
    double reais = -1;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), reais);
    if (problem != std::errc{} || end != text.data() + text.size() || !(reais >= 0) ||
        reais > static_cast<double>(mostReais))
        return std::nullopt;
    return static_cast<std::uint64_t>(std::llround(reais * 100));
}

/// An amount in its three parts; a mark between groups of three is left in `whole`.
struct MoneyParts {
    std::string_view whole;
    std::string_view cents;
    char group = '.';
};

std::optional<MoneyParts> splitMoney(std::string_view text) {
    const std::size_t mark = text.find_last_of(".,");
    if (mark == std::string_view::npos)
        return MoneyParts{text, {}, '.'};
    const char other = text[mark] == '.' ? ',' : '.';
    const bool alone = text.find(other) == std::string_view::npos;
    if (alone && text.find(text[mark]) != mark)
        return MoneyParts{text, {}, text[mark]}; // several of one kind: all of them group
    if (alone && mark <= 3 && text.size() - mark == 4)
        return std::nullopt; // "1.234" is a thousand to one reader and one to another
    return MoneyParts{text.substr(0, mark), text.substr(mark + 1), other};
}

} // namespace

std::optional<std::uint64_t> readMoney(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with("R$"))
        text = trimmed(text.substr(2));
    if (text.find_first_of("eE") != std::string_view::npos)
        return readScientific(text);
    const auto parts = splitMoney(text);
    if (!parts || !isGrouped(parts->whole, parts->group) || !std::ranges::all_of(parts->cents, isDigit))
        return std::nullopt;
    const auto digits = digitsWithout(parts->whole, std::string_view(&parts->group, 1));
    const auto reais = digits ? number(*digits) : std::nullopt;
    if (!reais || *reais > mostReais)
        return std::nullopt;
    const auto digit = [cents = parts->cents](std::size_t i) {
        return i < cents.size() ? static_cast<std::uint64_t>(cents[i] - '0') : std::uint64_t{0};
    };
    return *reais * 100 + digit(0) * 10 + digit(1) + (digit(2) >= 5 ? 1 : 0);
}

std::optional<std::int32_t> readBirthDate(std::string_view text) {
    text = trimmed(text);
    std::string iso(text.substr(0, 10));
    if (iso.size() == 10 && iso[2] == '/' && iso[5] == '/')
        iso = iso.substr(6, 4) + '-' + iso.substr(3, 2) + '-' + iso.substr(0, 2);
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-' || (text.size() > 10 && text[10] != ' ' && text[10] != 'T'))
        return std::nullopt;
    const auto year = number(std::string_view(iso).substr(0, 4));
    const auto month = number(std::string_view(iso).substr(5, 2));
    const auto day = number(std::string_view(iso).substr(8, 2));
    if (!year || !month || !day || *year < 1900 || *year > 2100 || *month < 1 || *month > 12 || *day < 1)
        return std::nullopt;
    const CivilDate date{static_cast<std::int32_t>(*year), static_cast<std::int32_t>(*month),
                         static_cast<std::int32_t>(*day)};
    const std::int32_t days = daysFromCivil(date);
    const CivilDate back = civilFromDays(days); // 31 April is some day of May
    return back.month == date.month && back.day == date.day ? std::optional(days) : std::nullopt;
}

std::optional<std::uint64_t> readCpf(std::string_view text) {
    const auto digits = digitsWithout(trimmed(text), ".-/ ");
    if (!digits || digits->size() > 11 || digits->size() < 3)
        return std::nullopt;
    return number(*digits);
}

std::optional<std::uint64_t> readPhone(std::string_view text) {
    auto digits = digitsWithout(trimmed(text), "+-().  ");
    if (!digits)
        return std::nullopt;
    if (digits->size() > 11 && digits->starts_with("55"))
        digits->erase(0, 2);
    if (digits->starts_with('0'))
        digits->erase(0, 1);
    const auto phone = digits->size() == 10 || digits->size() == 11 ? number(*digits) : std::nullopt;
    const bool isMobile = phone && *phone >= firstMobileNumber;
    return phone && (isMobile || *phone < 10'000'000'000) && *phone >= firstMobileNumber / 10 ? phone : std::nullopt;
}

std::optional<std::uint32_t> readWhole(std::string_view text, std::uint32_t most) {
    text = trimmed(text);
    const std::size_t point = text.find('.');
    if (point != std::string_view::npos && text.substr(point + 1).find_first_not_of('0') == std::string_view::npos)
        text = text.substr(0, point);
    const auto value = number(text);
    return value && *value <= most ? std::optional(static_cast<std::uint32_t>(*value)) : std::nullopt;
}

} // namespace ledgerloom
