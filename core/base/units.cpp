#include "core/base/units.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

namespace ledgerloom {

namespace {

/// Wide enough for a mantissa of 18 digits times any unit.
__extension__ using Wide = unsigned __int128;

struct Unit {
    std::string_view name; ///< lower case
    std::uint64_t factor;
};

constexpr std::uint64_t kibi = 1024;
constexpr std::array sizeUnits{
    Unit{"", 1},
    Unit{"b", 1},
    Unit{"byte", 1},
    Unit{"bytes", 1},
    Unit{"k", kibi},
    Unit{"kib", kibi},
    Unit{"kb", 1'000},
    Unit{"m", kibi* kibi},
    Unit{"mib", kibi* kibi},
    Unit{"mb", 1'000'000},
    Unit{"g", kibi* kibi* kibi},
    Unit{"gib", kibi* kibi* kibi},
    Unit{"gb", 1'000'000'000},
    Unit{"t", kibi* kibi* kibi* kibi},
    Unit{"tib", kibi* kibi* kibi* kibi},
    Unit{"tb", 1'000'000'000'000},
    Unit{"p", kibi* kibi* kibi* kibi* kibi},
    Unit{"pib", kibi* kibi* kibi* kibi* kibi},
    Unit{"pb", 1'000'000'000'000'000},
};
constexpr std::array countUnits{
    Unit{"", 1},
    Unit{"k", 1'000},
    Unit{"m", 1'000'000},
    Unit{"b", 1'000'000'000},
    Unit{"g", 1'000'000'000},
    Unit{"t", 1'000'000'000'000},
};
constexpr std::array durationUnits{
    Unit{"us", 1},         Unit{"ms", 1'000},       Unit{"s", 1'000'000},     Unit{"sec", 1'000'000},
    Unit{"m", 60'000'000}, Unit{"min", 60'000'000}, Unit{"h", 3'600'000'000}, Unit{"d", 86'400'000'000},
};

/// "12.5 GB" taken apart: 125, one decimal, "gb".
struct Decimal {
    std::uint64_t mantissa = 0;
    std::uint64_t scale = 1; ///< 10 ^ decimals
    std::string unit;
};

struct Kind {
    std::string_view noun;     ///< "a size"
    std::string_view examples; ///< "50GB, 1.5GiB or a plain number of bytes"
};
constexpr Kind sizeKind{"a size", "50GB, 1.5GiB or a plain number of bytes"};
constexpr Kind countKind{"a count", "250000, 10M or 1.5B"};
constexpr Kind rateKind{"a rate", "0.5% or 0.005"};
constexpr Kind durationKind{"a duration", "100ms, 30s, 5m or 1h"};

Error bad(std::string_view text, const Kind& kind, const std::string& why) {
    return {ErrorCode::badInput, quotedText(text) + " is not " + std::string(kind.noun) + ": " + why +
                                     ". Write for example " + std::string(kind.examples) + "."};
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Why `text` does not begin with a number, for people.
std::string noNumber(std::string_view text) {
    if (text.empty())
        return "it is empty";
    if (text.front() == '-')
        return "it is negative";
    return "it does not begin with a digit";
}

Result<Decimal> takeApart(std::string_view whole, const Kind& kind) {
    constexpr std::size_t mostDigits = 18;
    const std::string_view text = trimmed(whole);
    if (text.empty() || !isDigit(text.front()))
        return bad(whole, kind, noNumber(text));
    Decimal result;
    std::size_t at = 0;
    std::size_t digits = 0;
    bool afterPoint = false;
    for (; at < text.size() && (isDigit(text[at]) || (text[at] == '.' && !afterPoint)); ++at) {
        if (text[at] == '.') {
            afterPoint = true;
            continue;
        }
        digits += result.mantissa > 0 || text[at] != '0' ? 1u : 0u;
        result.scale *= afterPoint ? 10 : 1;
        if (digits > mostDigits || result.scale > 1'000'000'000'000'000'000)
            return bad(whole, kind, "it has more than 18 digits");
        result.mantissa = result.mantissa * 10 + static_cast<std::uint64_t>(text[at] - '0');
    }
    if (text[at - 1] == '.')
        return bad(whole, kind, "digits are missing after the point");
    if (at < text.size() && (text[at] == ',' || text[at] == '_' || text[at] == '\''))
        return bad(whole, kind, "separators between digits are not read; the decimal mark is a point");
    result.unit = lowerCase(trimmed(text.substr(at)));
    return result;
}

/// mantissa * factor / scale, rounded to the nearest whole; empty where it does not fit 64 bits.
std::optional<std::uint64_t> scaled(const Decimal& number, std::uint64_t factor) {
    const Wide value = (Wide{number.mantissa} * factor + number.scale / 2) / number.scale;
    if (value > std::numeric_limits<std::uint64_t>::max())
        return std::nullopt;
    return static_cast<std::uint64_t>(value);
}

Result<std::uint64_t> inUnits(std::string_view whole, const Decimal& number, std::span<const Unit> units,
                              const Kind& kind) {
    const auto unit = std::ranges::find(units, std::string_view(number.unit), &Unit::name);
    if (unit == units.end())
        return bad(whole, kind, "the unit " + quotedText(number.unit) + " is not known");
    if (unit->factor == 1 && number.mantissa % number.scale != 0)
        return bad(whole, kind, "it is not a whole number");
    const auto value = scaled(number, unit->factor);
    if (!value)
        return bad(whole, kind, "it is too large");
    return *value;
}

} // namespace

Result<std::uint64_t> parseSize(std::string_view text) {
    const auto number = takeApart(text, sizeKind);
    return number ? inUnits(text, *number, sizeUnits, sizeKind) : Result<std::uint64_t>(number.error());
}

Result<std::uint64_t> parseCount(std::string_view text) {
    const auto number = takeApart(text, countKind);
    return number ? inUnits(text, *number, countUnits, countKind) : Result<std::uint64_t>(number.error());
}

Result<std::uint32_t> parseRate(std::string_view text) {
    constexpr std::uint64_t one = 1'000'000'000;
    const auto number = takeApart(text, rateKind);
    if (!number)
        return number.error();
    if (!number->unit.empty() && number->unit != "%")
        return bad(text, rateKind, "the unit " + quotedText(number->unit) + " is not known");
    const bool percent = number->unit == "%";
    const auto value = scaled(*number, percent ? one / 100 : one);
    if (value && *value <= one)
        return static_cast<std::uint32_t>(*value);
    if (percent)
        return bad(text, rateKind, "it is over 100%");
    const std::string plain(trimmed(text));
    return bad(text, rateKind, "a bare number is a share and cannot be over 1; did you mean " + plain + "%");
}

Result<PercentOrSize> parsePercentOrSize(std::string_view text) {
    const std::string_view inner = trimmed(text);
    if (!inner.ends_with('%')) {
        const auto bytes = parseSize(text);
        return bytes ? Result<PercentOrSize>(PercentOrSize{{}, *bytes}) : Result<PercentOrSize>(bytes.error());
    }
    const auto ppb = parseRate(text);
    if (!ppb)
        return ppb.error();
    return PercentOrSize{(*ppb + 500'000) / 1'000'000, 0};
}

Result<std::uint64_t> parseDuration(std::string_view text, std::uint64_t bareUnitUs) {
    const auto number = takeApart(text, durationKind);
    if (!number)
        return number.error();
    if (!number->unit.empty())
        return inUnits(text, *number, durationUnits, durationKind);
    if (bareUnitUs == 0)
        return bad(text, durationKind, "its unit is missing");
    const auto value = scaled(*number, bareUnitUs);
    return value ? Result<std::uint64_t>(*value) : bad(text, durationKind, "it is too large");
}

Result<std::uint64_t> parseRatePerSecond(std::string_view text) {
    std::string_view size = trimmed(text);
    if (size.ends_with("/s") || size.ends_with("/S"))
        size.remove_suffix(2);
    return parseSize(size);
}

} // namespace ledgerloom
