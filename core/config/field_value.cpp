#include "core/config/field_value.h"

#include "core/base/civil_time.h"
#include "core/base/nearest.h"
#include "core/base/text.h"
#include "core/base/units.h"
#include "core/config/scenario_weights.h"
#include "core/config/store_uri.h"

#include <algorithm>
#include <charconv>

namespace ledgerloom {

namespace {

constexpr std::size_t longestPath = 4096;

/// A soft limit in bytes is bounded like the memory limit itself.
constexpr std::uint64_t leastSoftBytes = 1ull << 20;
constexpr std::uint64_t mostSoftBytes = 1ull << 44;

Error refused(const Field& field, const std::string& why) {
    return {ErrorCode::badInput, why + " Allowed: " + field.allowedText() + "."};
}

Result<std::uint64_t> readInteger(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || problem != std::errc{} || end != text.data() + text.size())
        return Error{ErrorCode::badInput, quotedText(text) + " is not a whole number."};
    return value;
}

Result<std::uint64_t> readFlag(std::string_view text) {
    const std::string word = lowerCase(text);
    if (word == "true" || word == "yes" || word == "on" || word == "1")
        return std::uint64_t{1};
    if (word == "false" || word == "no" || word == "off" || word == "0")
        return std::uint64_t{0};
    return Error{ErrorCode::badInput, quotedText(text) + " is neither true nor false."};
}

Result<std::uint64_t> readChoice(const Field& field, std::string_view text) {
    const std::string word = lowerCase(text);
    const auto found = std::ranges::find(field.choices, std::string_view(word));
    if (found != field.choices.end())
        return static_cast<std::uint64_t>(found - field.choices.begin());
    const std::string near = nearestName(word, field.choices);
    return Error{ErrorCode::badInput,
                 quotedText(text) + " is not known" + (near.empty() ? "." : ", did you mean " + near + "?")};
}

Result<std::uint64_t> readDate(std::string_view text) {
    const auto days = parseDate(text);
    return days ? Result<std::uint64_t>(static_cast<std::uint64_t>(*days)) : Result<std::uint64_t>(days.error());
}

Result<std::uint64_t> readMilliseconds(std::string_view text) {
    const auto micros = parseDuration(text, 1000);
    if (!micros)
        return micros.error();
    return (*micros + 500) / 1000;
}

Result<std::uint64_t> readSeconds(std::string_view text) {
    const auto micros = parseDuration(text, 1'000'000);
    if (!micros)
        return micros.error();
    return (*micros + 999'999) / 1'000'000;
}

/// In the largest unit that has no rest: "24h", "90s".
std::string writeSeconds(std::uint64_t number) {
    if (number > 0 && number % 3600 == 0)
        return std::to_string(number / 3600) + "h";
    return number > 0 && number % 60 == 0 ? std::to_string(number / 60) + "m" : std::to_string(number) + "s";
}

Result<std::uint64_t> readRate(std::string_view text) {
    const auto ppb = parseRate(text);
    return ppb ? Result<std::uint64_t>(std::uint64_t{*ppb}) : Result<std::uint64_t>(ppb.error());
}

Result<std::uint64_t> readNumber(const Field& field, std::string_view text) {
    switch (field.kind) {
    case FieldKind::flag:
        return readFlag(text);
    case FieldKind::count:
        return parseCount(text);
    case FieldKind::size:
        return parseSize(text);
    case FieldKind::speed:
        return parseRatePerSecond(text);
    case FieldKind::rate:
        return readRate(text);
    case FieldKind::milliseconds:
        return readMilliseconds(text);
    case FieldKind::seconds:
        return readSeconds(text);
    case FieldKind::date:
        return readDate(text);
    case FieldKind::choice:
        return readChoice(field, text);
    default:
        return readInteger(text);
    }
}

Result<NumberValue> readSoftLimit(std::string_view text) {
    const auto limit = parsePercentOrSize(text);
    if (!limit)
        return limit.error();
    return limit->permille ? NumberValue{*limit->permille, false} : NumberValue{limit->bytes, true};
}

bool isPort(std::string_view text) {
    std::uint32_t port = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), port);
    return problem == std::errc{} && end == text.data() + text.size() && port <= 65'535;
}

} // namespace

bool takesJsonNumber(const Field& field) {
    using enum FieldKind;
    return field.kind == integer || field.kind == count || field.kind == size || field.kind == speed ||
           field.kind == rate || field.kind == milliseconds || field.kind == seconds;
}

bool inRange(const Field& field, NumberValue value) {
    if (value.isBytes)
        return value.number >= leastSoftBytes && value.number <= mostSoftBytes;
    if (value.number == 0 && !field.zeroWord.empty())
        return true;
    return value.number >= field.least && value.number <= field.most;
}

Result<NumberValue> readNumberValue(const Field& field, std::string_view text) {
    if (!field.zeroWord.empty() && lowerCase(text) == field.zeroWord)
        return NumberValue{};
    const auto named = std::ranges::find(field.names, std::string_view(lowerCase(text)), &NamedNumber::name);
    if (named != field.names.end())
        return NumberValue{named->number};
    const auto plain = [&]() -> Result<NumberValue> {
        const auto number = readNumber(field, text);
        return number ? Result<NumberValue>(NumberValue{*number}) : Result<NumberValue>(number.error());
    };
    auto value = field.kind == FieldKind::softLimit ? readSoftLimit(text) : plain();
    if (!value)
        return refused(field, value.error().message);
    const bool bareZero = value->number == 0 && !field.zeroWord.empty();
    if (bareZero || !inRange(field, *value))
        return refused(field, quotedText(text) + " is out of range.");
    return value;
}

namespace {

bool isMaster(std::string_view text) {
    constexpr std::string_view scheme = "spark://";
    if (text.starts_with(scheme)) {
        const std::size_t colon = text.rfind(':');
        return colon > scheme.size() && isPort(text.substr(colon + 1));
    }
    return text == "yarn" || text == "local" || text.starts_with("local[") || text.starts_with("k8s://");
}

} // namespace

Result<std::string> readTextValue(const Field& field, std::string_view text) {
    if (text.empty())
        return std::string();
    // Before anything that quotes the text: an address may hold a secret.
    if (field.name == "output" && isAddress(text)) {
        if (const auto uri = parseStoreUri(text); !uri)
            return uri.error();
    }
    if (field.kind == FieldKind::weights) {
        const auto weights = parseScenarioWeights(text);
        return weights ? Result<std::string>(scenarioWeightsText(*weights)) : refused(field, weights.error().message);
    }
    if (text.size() > longestPath)
        return refused(field, quotedText(text) + " is longer than 4096 bytes.");
    if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
        return refused(field, quotedText(text) + " holds a control character.");
    if (field.kind == FieldKind::cluster && !isMaster(text))
        return refused(field, quotedText(text) + " is no Spark master.");
    if (field.kind == FieldKind::address) {
        const std::size_t colon = text.rfind(':');
        if (!isPort(colon == std::string_view::npos ? text : text.substr(colon + 1)))
            return refused(field, quotedText(text) + " is not an address.");
    }
    return std::string(text);
}

std::string writeNumber(const Field& field, std::uint64_t number, bool isBytes) {
    using enum FieldKind;
    if (isBytes)
        return exactSize(number);
    if (number == 0 && !field.zeroWord.empty())
        return std::string(field.zeroWord);
    switch (field.kind) {
    case flag:
        return number != 0 ? "true" : "false";
    case count:
        return exactCount(number);
    case size:
        return exactSize(number);
    case speed:
        return exactSize(number) + "/s";
    case rate:
        return exactRate(static_cast<std::uint32_t>(number));
    case softLimit:
        return exactRate(static_cast<std::uint32_t>(number * 1'000'000));
    case milliseconds:
        return std::to_string(number) + "ms";
    case seconds:
        return writeSeconds(number);
    case date:
        return formatDate(static_cast<std::int32_t>(number));
    case choice:
        return number < field.choices.size() ? std::string(field.choices[number]) : std::string();
    default:
        return std::to_string(number);
    }
}

std::string Field::allowedText() const {
    std::string word = zeroWord.empty() ? "" : ", or " + std::string(zeroWord);
    for (const NamedNumber& named : names)
        word += (&named == &names.front() ? ", or " : ", ") + std::string(named.name) + " (" +
                writeNumber(*this, named.number, false) + ")";
    switch (kind) {
    case FieldKind::flag:
        return "true or false";
    case FieldKind::path:
    case FieldKind::file:
        return "a path of at most 4096 bytes without control characters";
    case FieldKind::weights: {
        std::string all;
        for (const std::string_view scenario : scenarioNames)
            all += (all.empty() ? "" : ", ") + std::string(scenario);
        return "SCENARIO=WEIGHT, with commas between them, weights 0 to 100 where 1 is as usual; scenarios are " + all;
    }
    case FieldKind::address:
        return "HOST:PORT, for example 127.0.0.1:9090, or a port alone for this machine; port 0 takes any free one";
    case FieldKind::cluster:
        return "spark://HOST:PORT (or several, as spark://HOST:PORT,HOST:PORT), yarn, k8s://..., or local[N]";
    case FieldKind::softLimit:
        return writeNumber(*this, least, false) + " to " + writeNumber(*this, most, false) +
               " of the memory limit, or a size from " + exactSize(leastSoftBytes) + " to " + exactSize(mostSoftBytes);
    case FieldKind::choice: {
        std::string all(choices.front());
        for (std::size_t i = 1; i < choices.size(); ++i)
            all += (i + 1 == choices.size() ? " or " : ", ") + std::string(choices[i]);
        return all;
    }
    default:
        return writeNumber(*this, least, false) + " to " + writeNumber(*this, most, false) + word;
    }
}

} // namespace ledgerloom
