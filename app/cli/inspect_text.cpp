#include "app/cli/inspect_text.h"

#include "core/base/civil_time.h"
#include "core/base/text.h"
#include "core/base/units.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ledgerloom {

namespace {

constexpr std::size_t widestBar = 40;
constexpr std::size_t topShown = 5;
constexpr std::array<const char*, 7> dayNames{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

std::string padded(std::string text, std::size_t width) {
    // Signs of several bytes are one wide.
    const auto shown = static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    return text + std::string(shown < width ? width - shown : 1, ' ');
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? "-" : formatFixed(100.0 * static_cast<double>(part) / static_cast<double>(whole), 2) + "%";
}

std::string bar(std::uint64_t rows, std::uint64_t most) {
    return std::string(most == 0 ? 0 : static_cast<std::size_t>(rows * widestBar / most), '#');
}

std::string columnText(const ColumnSummary& column) {
    std::string text = "  " + padded(column.name, 34) + padded(column.type, 10);
    if (column.nulls > 0)
        text += "null " + percent(column.nulls, column.rows) + "  ";
    if (column.otherTypes > 0)
        text += formatCount(column.otherTypes) + " of other types  ";
    text += (column.differentExact ? "" : "~") + formatCount(column.different) + " different";
    if (!column.quantiles.empty()) {
        text += "\n      from " + column.least + " to " + column.most;
        if (column.mean)
            text += ", mean " + (std::isfinite(*column.mean) ? formatFixed(*column.mean, 2) : std::string("infinite"));
        text += "\n      1% 25% 50% 75% 99%: " + std::string(column.quantilesExact ? "" : "~");
        for (const std::string& quantile : column.quantiles)
            text += quantile + " ";
    }
    const bool telling = !column.top.empty() && column.top.front().rows > 1;
    for (std::size_t i = 0; telling && i < std::min(column.top.size(), topShown); ++i) {
        const ValueRows& value = column.top[i];
        text += (i == 0 ? "\n      " : "; ") + quotedText(value.value) + " " + (column.topMissing > 0 ? "~" : "") +
                percent(value.rows, column.rows);
    }
    return text + "\n";
}

std::string fraudText(const FraudBy& by) {
    std::string text = "\n  " + padded("by " + by.column, 36) + padded("rows", 16) + padded("fraud", 12) + "rate\n";
    for (const ValueRows& value : by.values)
        text += "    " + padded(value.value.substr(0, 32), 34) + padded(formatCount(value.rows), 16) +
                padded(formatCount(value.fraudRows), 12) + percent(value.fraudRows, value.rows) + "\n";
    if (by.missing > 0)
        text += "    there are more values; counts are too low by " + formatCount(by.missing) + " at most\n";
    return text;
}

/// By month, since days are too many for a screen; JSON has them.
std::string timeText(const TableSummary& table) {
    std::map<std::string, std::array<std::uint64_t, 2>> months;
    for (const auto& [day, rows] : table.days) {
        auto& month = months[formatDate(day).substr(0, 7)];
        month[0] += rows[0];
        month[1] += rows[1];
    }
    std::uint64_t most = 0;
    for (const auto& [name, rows] : months)
        most = std::max(most, rows[0]);
    const auto line = [&table](const std::string& name, const std::array<std::uint64_t, 2>& rows, std::uint64_t top) {
        return "    " + padded(name, 10) + padded(formatCount(rows[0]), 16) +
               (table.fraudRows ? padded(percent(rows[1], rows[0]), 9) : "") + bar(rows[0], top) + "\n";
    };
    std::string text = "\n  " + table.timeColumn + " by month, weekday and hour\n";
    for (const auto& [name, rows] : months)
        text += line(name, rows, most);
    const auto fuller = [](const auto& a, const auto& b) { return a[0] < b[0]; };
    for (std::size_t i = 0; i < table.weekdays.size(); ++i)
        text += line(dayNames[i], table.weekdays[i],
                     (*std::max_element(table.weekdays.begin(), table.weekdays.end(), fuller))[0]);
    for (std::size_t i = 0; i < table.hours.size(); ++i)
        text += line(std::to_string(i) + " h", table.hours[i],
                     (*std::max_element(table.hours.begin(), table.hours.end(), fuller))[0]);
    return text;
}

} // namespace

std::string inspectText(const std::vector<TableSummary>& tables) {
    std::string text;
    for (const TableSummary& table : tables) {
        text += (text.empty() ? "" : "\n") + table.table + ": " + counted(table.rows, "row") + " in " +
                counted(table.files, "file") + ", " + formatSize(table.bytes);
        if (table.fraudRows)
            text +=
                ", " + formatCount(*table.fraudRows) + " fraudulent (" + percent(*table.fraudRows, table.rows) + ")";
        if (table.badRows > 0)
            text += ", " + formatCount(table.badRows) + " that cannot be read";
        text += "\n";
        for (const ColumnSummary& column : table.columns)
            text += columnText(column);
        for (const FraudBy& by : table.fraudBy)
            text += fraudText(by);
        if (!table.days.empty())
            text += timeText(table);
        for (const std::string& note : table.notes)
            text += "  note: " + note + "\n";
    }
    return text;
}

} // namespace ledgerloom
