#include "core/dataset/realism/value_counts.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ledgerloom {

namespace {

/// Half the sum of all differences, among the values that have a target.
void holdBeside(RealismTable& table, std::span<const RealismTarget> targets,
                const std::function<std::uint64_t(const RealismValue&)>& rowsOf) {
    double weights = 0;
    for (const RealismTarget& target : targets)
        weights += target.weight;
    double rows = 0;
    for (RealismValue& value : table.values) {
        const auto target = std::ranges::find(targets, value.value, &RealismTarget::value);
        if (target == targets.end())
            continue;
        value.target = target->weight / weights;
        rows += static_cast<double>(rowsOf(value));
    }
    if (targets.empty() || rows <= 0)
        return;
    double apart = 0;
    for (const RealismTarget& target : targets) {
        const auto found = std::ranges::find(table.values, target.value, &RealismValue::value);
        const double share = found == table.values.end() ? 0 : static_cast<double>(rowsOf(*found)) / rows;
        apart += std::abs(share - target.weight / weights);
    }
    table.variation = apart / 2;
}

} // namespace

std::uint64_t RealismTable::rows() const {
    std::uint64_t sum = 0;
    for (const RealismValue& value : values)
        sum += value.rows;
    return sum;
}

void ValueCounts::add(std::string_view value, bool fraud, std::uint64_t rows) {
    auto found = m_counts.find(value);
    if (found == m_counts.end()) {
        const std::string_view name = m_counts.size() < most ? value : std::string_view("(other)");
        found = m_counts.try_emplace(std::string(name)).first;
    }
    found->second[0] += rows;
    found->second[1] += fraud ? rows : 0;
}

RealismTable ValueCounts::table(std::string title, std::span<const RealismTarget> targets, bool inOrder) const {
    RealismTable table{.title = std::move(title), .values = {}, .variation = {}};
    for (const auto& [value, counts] : m_counts)
        table.values.push_back({value, counts[0], counts[1], {}});
    if (!inOrder)
        std::ranges::stable_sort(table.values, std::ranges::greater(), &RealismValue::rows);
    holdBeside(table, targets, [](const RealismValue& value) { return value.rows; });
    return table;
}

RealismTable ValueCounts::fraudTable(std::string title, std::span<const RealismTarget> targets) const {
    RealismTable table{.title = std::move(title), .values = {}, .variation = {}};
    for (const auto& [value, counts] : m_counts)
        if (counts[1] > 0)
            table.values.push_back({value, counts[1], counts[1], {}});
    std::ranges::stable_sort(table.values, std::ranges::greater(), &RealismValue::rows);
    holdBeside(table, targets, [](const RealismValue& value) { return value.fraudRows; });
    return table;
}

double ValueCounts::area() const {
    std::vector<std::array<std::uint64_t, 2>> byRate;
    for (const auto& [value, counts] : m_counts)
        byRate.push_back({counts[0] - counts[1], counts[1]});
    std::ranges::sort(byRate, [](const auto& a, const auto& b) {
        return static_cast<double>(a[1]) * static_cast<double>(b[0] + b[1]) <
               static_cast<double>(b[1]) * static_cast<double>(a[0] + a[1]);
    });
    return areaOf(byRate);
}

double areaOf(std::span<const std::array<std::uint64_t, 2>> ascending) {
    double honest = 0;
    double fraud = 0;
    double above = 0; // pairs in which the fraudulent row scores higher, equal ones half
    for (const auto& [good, bad] : ascending) {
        above += static_cast<double>(bad) * (honest + static_cast<double>(good) / 2);
        honest += static_cast<double>(good);
        fraud += static_cast<double>(bad);
    }
    return honest > 0 && fraud > 0 ? above / (honest * fraud) : 0.5;
}

} // namespace ledgerloom
