#include "core/base/units.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace ledgerloom {

namespace {

struct NamedUnit {
    std::string_view name;
    std::uint64_t factor;
};

constexpr std::array decimalUnits{
    NamedUnit{"PB", 1'000'000'000'000'000},
    NamedUnit{"TB", 1'000'000'000'000},
    NamedUnit{"GB", 1'000'000'000},
    NamedUnit{"MB", 1'000'000},
    NamedUnit{"KB", 1'000},
};
constexpr std::array binaryUnits{
    NamedUnit{"PiB", 1ull << 50}, NamedUnit{"TiB", 1ull << 40}, NamedUnit{"GiB", 1ull << 30},
    NamedUnit{"MiB", 1ull << 20}, NamedUnit{"KiB", 1ull << 10},
};
constexpr std::array countUnits{
    NamedUnit{"T", 1'000'000'000'000},
    NamedUnit{"B", 1'000'000'000},
    NamedUnit{"M", 1'000'000},
    NamedUnit{"K", 1'000},
};

/// value / 10^decimals, with the trailing zeros if `keepZeros`.
std::string pointed(std::uint64_t value, std::size_t decimals, bool keepZeros) {
    std::string text = std::to_string(value);
    if (decimals == 0)
        return text;
    if (text.size() <= decimals)
        text.insert(0, decimals + 1 - text.size(), '0');
    text.insert(text.size() - decimals, 1, '.');
    if (!keepZeros) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text;
}

/// bytes / factor in whole and thousandths, each exact: no 64-bit overflow on the way.
std::uint64_t milli(std::uint64_t bytes, std::uint64_t factor) {
    const std::uint64_t rest = bytes % factor;
    const std::uint64_t fraction = factor > 1'000'000'000'000'000 ? rest / (factor / 1000) : rest * 1000 / factor;
    return bytes / factor * 1000 + fraction;
}

/// Three significant digits of thousandths: 12345 -> "12.3".
std::string threeDigits(std::uint64_t thousandths, bool keepZeros) {
    if (thousandths < 9'995)
        return pointed((thousandths + 5) / 10, 2, keepZeros);
    if (thousandths < 99'950)
        return pointed((thousandths + 50) / 100, 1, keepZeros);
    return std::to_string((thousandths + 500) / 1000);
}

std::string sizeText(std::uint64_t bytes, SizeStyle style, bool keepZeros) {
    const auto& units = style == SizeStyle::decimal ? decimalUnits : binaryUnits;
    const auto unit = std::ranges::find_if(units, [bytes](const NamedUnit& u) { return bytes >= u.factor; });
    if (unit == units.end())
        return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
    return threeDigits(milli(bytes, unit->factor), keepZeros) + " " + std::string(unit->name);
}

/// The text in one unit if two decimals say it exactly and it is at least 1 of them; else empty.
std::string exactIn(std::uint64_t value, const NamedUnit& unit) {
    const std::uint64_t rest = value % unit.factor;
    if (value < unit.factor || rest * 100 % unit.factor != 0)
        return {};
    return pointed(value / unit.factor * 100 + rest * 100 / unit.factor, 2, false) + std::string(unit.name);
}

template <class Units> std::string shortest(std::uint64_t value, const Units& units) {
    std::string best;
    for (const NamedUnit& unit : units) {
        const std::string text = exactIn(value, unit);
        if (!text.empty() && (best.empty() || text.size() < best.size()))
            best = text;
    }
    return best;
}

/// The shorter one; the first where they are as long as each other or the second is empty.
std::string shorter(const std::string& first, const std::string& second) {
    return first.empty() || (!second.empty() && second.size() < first.size()) ? second : first;
}

bool exactlyShown(std::uint64_t bytes, SizeStyle style) {
    auto text = sizeText(bytes, style, false);
    const auto read = parseSize(text);
    return read && *read == bytes;
}

} // namespace

std::string formatSize(std::uint64_t bytes, SizeStyle style) {
    return sizeText(bytes, style, true);
}

std::string exactSize(std::uint64_t bytes) {
    return shorter(shorter(shortest(bytes, decimalUnits), shortest(bytes, binaryUnits)), std::to_string(bytes));
}

std::string describeSize(std::uint64_t bytes) {
    std::string decimal = sizeText(bytes, SizeStyle::decimal, false);
    const std::string binary = sizeText(bytes, SizeStyle::binary, false);
    if (bytes < 1000)
        return decimal;
    if (exactlyShown(bytes, SizeStyle::decimal))
        return decimal + " = " + binary;
    if (exactlyShown(bytes, SizeStyle::binary))
        return binary + " = " + decimal;
    return formatCount(bytes) + " bytes = " + decimal + " = " + binary;
}

std::string formatCount(std::uint64_t count) {
    std::string text = std::to_string(count);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

std::string counted(std::uint64_t count, std::string_view noun) {
    return formatCount(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string exactCount(std::uint64_t count) {
    return shorter(shortest(count, countUnits), std::to_string(count));
}

std::string exactRate(std::uint32_t ppb) {
    return pointed(ppb, 7, false) + "%";
}

std::string formatDuration(std::uint64_t micros) {
    const std::uint64_t seconds = micros / 1'000'000 + (micros % 1'000'000 >= 500'000 ? 1 : 0);
    const auto two = [](std::uint64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    const std::uint64_t hours = seconds / 3600 % 24;
    const std::string days = seconds >= 86'400 ? std::to_string(seconds / 86'400) + " d " : "";
    const std::string tail = two(seconds % 60);
    if (hours == 0 && days.empty())
        return std::to_string(seconds / 60) + ":" + tail;
    return days + std::to_string(hours) + ":" + two(seconds / 60 % 60) + ":" + tail;
}

std::string formatFixed(double value, int decimals) {
    constexpr double most = 9e12;
    const double kept = std::isfinite(value) ? std::clamp(value, -most, most) : 0;
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), kept, std::chars_format::fixed,
                                   std::clamp(decimals, 0, 6));
    return {buffer.data(), end.ptr};
}

} // namespace ledgerloom
