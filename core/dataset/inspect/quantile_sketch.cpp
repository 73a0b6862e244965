#include "core/dataset/inspect/quantile_sketch.h"

#include "core/base/random.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace ledgerloom {

void QuantileSketch::take(double value) {
    while (m_levels.size() <= m_level) {
        m_levels.emplace_back().reserve(2 * capacity);
        m_odd.push_back(false);
    }
    m_levels[m_level].push_back(value);
    if (m_levels[m_level].size() > capacity)
        compact(m_level);
}

void QuantileSketch::nextGroup() {
    m_at = 0;
    const auto bits = static_cast<unsigned>(std::bit_width(m_count));
    m_level = bits > takenBits + 1 ? bits - takenBits - 1 : 0;
    m_group = std::uint64_t{1} << m_level;
    m_pick = mix64(++m_groups) & (m_group - 1);
}

void QuantileSketch::compact(std::size_t level) {
    if (level + 1 == m_levels.size()) {
        m_levels.emplace_back().reserve(2 * capacity);
        m_odd.push_back(false);
    }
    std::vector<double>& full = m_levels[level];
    std::vector<double>& above = m_levels[level + 1];
    std::sort(full.begin(), full.end());
    const std::size_t even = full.size() / 2 * 2;
    for (std::size_t i = m_odd[level] ? 1 : 0; i < even; i += 2)
        above.push_back(full[i]);
    m_odd[level] = !m_odd[level];
    full.erase(full.begin(), full.begin() + static_cast<std::ptrdiff_t>(even));
    if (above.size() > capacity)
        compact(level + 1);
}

double QuantileSketch::quantile(double share) const {
    std::vector<std::pair<double, std::uint64_t>> weighted;
    std::uint64_t sum = 0;
    for (std::size_t level = 0; level < m_levels.size(); ++level)
        for (const double value : m_levels[level]) {
            weighted.emplace_back(value, std::uint64_t{1} << level);
            sum += std::uint64_t{1} << level;
        }
    if (weighted.empty())
        return 0;
    std::sort(weighted.begin(), weighted.end());
    const double wanted = share * static_cast<double>(sum);
    double before = 0;
    for (const auto& [value, weight] : weighted) {
        before += static_cast<double>(weight);
        if (before >= wanted)
            return value;
    }
    return weighted.back().first;
}

} // namespace ledgerloom
