#include "core/dataset/inspect/frequent_values.h"

#include <algorithm>

namespace ledgerloom {

void FrequentValues::add(std::string_view text, bool fraud) {
    // Longer ones are told apart by their beginning only: they are texts for people, not categories.
    text = text.substr(0, longestText);
    auto found = m_counts.find(text);
    if (found == m_counts.end()) {
        if (m_counts.size() >= m_most)
            purge();
        found = m_counts.emplace(std::string(text), Count()).first;
    }
    ++found->second.rows;
    found->second.fraudRows += fraud ? 1 : 0;
}

void FrequentValues::purge() {
    std::vector<std::uint64_t> counts;
    counts.reserve(m_counts.size());
    for (const auto& [text, count] : m_counts)
        counts.push_back(count.rows);
    const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
    std::nth_element(counts.begin(), middle, counts.end());
    const std::uint64_t off = *middle;
    m_missing += off;
    for (auto at = m_counts.begin(); at != m_counts.end();) {
        if (at->second.rows <= off) {
            at = m_counts.erase(at);
            continue;
        }
        at->second.rows -= off;
        at->second.fraudRows = std::min(at->second.fraudRows, at->second.rows);
        ++at;
    }
}

std::vector<FrequentValues::Value> FrequentValues::top(std::size_t most) const {
    std::vector<Value> values;
    for (const auto& [text, count] : m_counts)
        values.push_back({text, count.rows, count.fraudRows});
    std::sort(values.begin(), values.end(),
              [](const Value& a, const Value& b) { return a.rows != b.rows ? a.rows > b.rows : a.text < b.text; });
    values.resize(std::min(values.size(), most));
    return values;
}

} // namespace ledgerloom
