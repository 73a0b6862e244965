#include "core/dataset/realism/baseline.h"

#include "core/base/random.h"
#include "core/dataset/realism/value_counts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::size_t mostSampled = 100'000; ///< of each kind

} // namespace

std::uint64_t Baseline::memoryBytes() {
    constexpr std::uint64_t scores = 2 * mostSampled * sizeof(std::pair<double, bool>);
    return 2 * mostSampled * sizeof(Row) + scores + features * bins * sizeof(std::array<std::uint64_t, 2>);
}

Baseline::Baseline() : m_counts(features * bins) {
    for (Sample& sample : m_judged)
        sample.rows.reserve(mostSampled);
}

void Baseline::learn(const Row& row, bool fraud) {
    for (std::size_t feature = 0; feature < features; ++feature)
        ++m_counts[feature * bins + row[feature]][fraud ? 1 : 0];
    ++m_learned[fraud ? 1 : 0];
}

void Baseline::Sample::add(const Row& row) {
    ++seen;
    if (rows.size() < mostSampled) {
        rows.push_back(row);
        return;
    }
    // The n-th row stays with the chance that every row has.
    const std::uint64_t place = scaleTo(mix64(seen), seen);
    if (place < mostSampled)
        rows[place] = row;
}

void Baseline::judge(const Row& row, bool fraud) {
    m_judged[fraud ? 1 : 0].add(row);
}

double Baseline::score(const Row& row) const {
    double odds = 0;
    for (std::size_t feature = 0; feature < features; ++feature) {
        const auto& [honest, fraud] = m_counts[feature * bins + row[feature]];
        // A bin that was seldom seen says little: as if each kind had been there once more in its share.
        const double amongFraud = (static_cast<double>(fraud) + 1) / (static_cast<double>(m_learned[1]) + bins);
        const double amongHonest = (static_cast<double>(honest) + 1) / (static_cast<double>(m_learned[0]) + bins);
        odds += std::log(amongFraud / amongHonest);
    }
    return odds;
}

double Baseline::area() const {
    std::vector<std::pair<double, bool>> scores;
    for (const bool fraud : {false, true})
        for (const Row& row : m_judged[fraud ? 1 : 0].rows)
            scores.emplace_back(score(row), fraud);
    std::ranges::sort(scores);
    std::vector<std::array<std::uint64_t, 2>> ascending;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (i == 0 || scores[i].first != scores[i - 1].first)
            ascending.push_back({0, 0});
        ++ascending.back()[scores[i].second ? 1 : 0];
    }
    return areaOf(ascending);
}

} // namespace ledgerloom
