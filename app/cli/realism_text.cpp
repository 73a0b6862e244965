#include "app/cli/realism_text.h"

#include "core/base/units.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t widestBar = 24;
constexpr std::size_t shownValues = 30;

std::string left(const std::string& text, std::size_t width) {
    return text.size() < width ? text + std::string(width - text.size(), ' ') : text + ' ';
}

std::string right(const std::string& text, std::size_t width) {
    return text.size() < width ? std::string(width - text.size(), ' ') + text : ' ' + text;
}

std::string percent(double share) {
    return formatFixed(100 * share, 2) + "%";
}

std::string shareOf(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? "-" : percent(static_cast<double>(part) / static_cast<double>(whole));
}

bool hasFraudOfItsOwn(const RealismTable& table) {
    return std::ranges::any_of(table.values, [](const auto& value) { return value.fraudRows != value.rows; }) &&
           std::ranges::any_of(table.values, [](const auto& value) { return value.fraudRows > 0; });
}

std::string tableText(const RealismTable& table) {
    const bool targets = table.variation.has_value();
    const bool fraud = hasFraudOfItsOwn(table);
    std::string text = "\n  " + left(table.title, 26) + right("rows", 14) + right("share", 9) +
                       (targets ? right("target", 9) : "") + (fraud ? right("fraud", 9) : "") + "\n";
    std::uint64_t most = 1;
    std::uint64_t withTarget = 0;
    for (const RealismValue& value : table.values) {
        most = std::max(most, value.rows);
        withTarget += value.target ? value.rows : 0;
    }
    const std::uint64_t whole = targets ? withTarget : table.rows();
    for (std::size_t i = 0; i < std::min(table.values.size(), shownValues); ++i) {
        const RealismValue& value = table.values[i];
        text += "    " + left(value.value, 24) + right(formatCount(value.rows), 14);
        text += right(targets && !value.target ? "" : shareOf(value.rows, whole), 9);
        if (targets)
            text += right(value.target ? percent(*value.target) : "", 9);
        if (fraud)
            text += right(shareOf(value.fraudRows, value.rows), 9);
        text += "  " + std::string(static_cast<std::size_t>(value.rows * widestBar / most), '#') + "\n";
    }
    if (table.values.size() > shownValues)
        text += "    and " + formatCount(table.values.size() - shownValues) + " more\n";
    if (targets)
        text += "    total variation from the targets " + formatFixed(*table.variation, 3) + "\n";
    return text;
}

std::string wanted(const RealismFigure& figure) {
    const auto bound = [](double value) { return formatFixed(value, value == 0 ? 0 : 3); };
    if (!figure.isJudged())
        return "";
    if (figure.least && figure.most)
        return bound(*figure.least) + " to " + bound(*figure.most);
    return figure.least ? "at least " + bound(*figure.least) : "at most " + bound(figure.most.value_or(0));
}

} // namespace

std::string realismText(const RealismReport& report) {
    std::string text = formatCount(report.rows) + " payments, " + formatCount(report.fraudRows) + " fraudulent (" +
                       shareOf(report.fraudRows, report.rows) + ")\n\n";
    for (const RealismFigure& figure : report.figures)
        text += std::string(!figure.isJudged() ? "        "
                            : figure.isGood()  ? "  ok    "
                                               : "  MISS  ") +
                left(figure.name, 66) + right(formatFixed(figure.measured, 3), 7) + "  " + wanted(figure) + "\n";
    for (const RealismTable& table : report.tables)
        text += tableText(table);
    for (const std::string& note : report.notes)
        text += "\n  note: " + note + "\n";
    return text;
}

std::string realismJson(const RealismReport& report) {
    Json json{{"rows", report.rows}, {"fraud_rows", report.fraudRows}, {"figures", Json::array()}};
    for (const RealismFigure& figure : report.figures) {
        Json entry{{"name", figure.name}, {"measured", figure.measured}};
        if (figure.least)
            entry["least"] = *figure.least;
        if (figure.most)
            entry["most"] = *figure.most;
        if (figure.isJudged())
            entry["ok"] = figure.isGood();
        json["figures"].push_back(std::move(entry));
    }
    json["tables"] = Json::array();
    for (const RealismTable& table : report.tables) {
        Json entry{{"title", table.title}, {"values", Json::array()}};
        for (const RealismValue& value : table.values) {
            Json one{{"value", value.value}, {"rows", value.rows}, {"fraud_rows", value.fraudRows}};
            if (value.target)
                one["target"] = *value.target;
            entry["values"].push_back(std::move(one));
        }
        if (table.variation)
            entry["variation"] = *table.variation;
        json["tables"].push_back(std::move(entry));
    }
    json["notes"] = report.notes;
    return json.dump(2) + "\n";
}

} // namespace ledgerloom
