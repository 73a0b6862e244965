#include "core/config/scenario_weights.h"

#include "core/base/nearest.h"
#include "core/base/text.h"

#include <algorithm>
#include <charconv>

namespace ledgerloom {

namespace {

constexpr std::uint32_t mostWeight = 100'000;
constexpr std::size_t launderingAt = 9;

Error refused(const std::string& why) {
    return {ErrorCode::badInput, why};
}

/// "2", "0.5", "1.25" as per mille.
Result<std::uint32_t> parseWeight(std::string_view text) {
    const Error bad =
        refused(quotedText(text) + " is no weight: write 0 to 100 with at most three decimals, like 0.5.");
    const std::size_t dot = std::min(text.find('.'), text.size());
    std::uint32_t whole = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + dot, whole);
    if (problem != std::errc{} || end != text.data() + dot || whole > mostWeight)
        return bad;
    std::uint32_t permille = whole * 1'000;
    std::string_view decimals = text.substr(std::min(dot + 1, text.size()));
    if ((dot < text.size() && decimals.empty()) || decimals.size() > 3)
        return bad;
    for (std::uint32_t unit = 100; !decimals.empty(); unit /= 10, decimals.remove_prefix(1)) {
        if (decimals.front() < '0' || decimals.front() > '9')
            return bad;
        permille += unit * static_cast<std::uint32_t>(decimals.front() - '0');
    }
    return permille <= mostWeight ? Result<std::uint32_t>(permille) : Result<std::uint32_t>(bad);
}

Result<std::size_t> parseName(std::string_view text) {
    const std::string word = lowerCase(text);
    const auto found = std::ranges::find(scenarioNames, std::string_view(word));
    if (found != scenarioNames.end())
        return static_cast<std::size_t>(found - scenarioNames.begin());
    const std::string near = nearestName(word, scenarioNames);
    return refused(quotedText(text) + " is no scenario" + (near.empty() ? "." : ", did you mean " + near + "?"));
}

} // namespace

Result<ScenarioWeights> parseScenarioWeights(std::string_view text) {
    ScenarioWeights weights = usualScenarios;
    for (std::string_view rest = trimmed(text); !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const std::string_view one = rest.substr(0, comma);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
        const std::size_t equals = one.find('=');
        if (equals == std::string_view::npos)
            return refused(quotedText(trimmed(one)) + " says no weight: write SCENARIO=WEIGHT.");
        const auto name = parseName(trimmed(one.substr(0, equals)));
        if (!name)
            return name.error();
        const auto weight = parseWeight(trimmed(one.substr(equals + 1)));
        if (!weight)
            return weight.error();
        weights[*name] = *weight;
    }
    // Rings launder what others take, and cannot fill a block by themselves.
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (weights[i] > 0 && i != launderingAt)
            return weights;
    return refused("no scenario but laundering is left: give another one a weight above 0.");
}

std::string scenarioWeightsText(const ScenarioWeights& weights) {
    std::string text;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] == usualScenarios[i])
            continue;
        std::string decimals = std::to_string(1'000 + weights[i] % 1'000).substr(1);
        while (!decimals.empty() && decimals.back() == '0')
            decimals.pop_back();
        text += (text.empty() ? "" : ",") + std::string(scenarioNames[i]) + "=" + std::to_string(weights[i] / 1'000) +
                (decimals.empty() ? "" : "." + decimals);
    }
    return text;
}

} // namespace ledgerloom
