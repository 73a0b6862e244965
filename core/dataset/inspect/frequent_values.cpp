#include "core/dataset/inspect/frequent_values.h"

#include "core/base/hashing.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace ledgerloom {

FrequentValues::FrequentValues(std::size_t mostDifferent)
    : m_most(mostDifferent), m_slots(std::bit_ceil(2 * mostDifferent)) {
    m_held.reserve(m_most);
}

bool FrequentValues::add(std::string_view text, bool fraud) {
    text = text.substr(0, longestText);
    return add(text, hashText(text), fraud);
}

bool FrequentValues::add(std::string_view text, std::uint64_t hash, bool fraud) {
    const std::size_t mask = m_slots.size() - 1;
    const auto tag = static_cast<std::uint32_t>(hash >> 32U);
    for (std::size_t i = hash & mask; m_slots[i].place != 0; i = (i + 1) & mask) {
        if (m_slots[i].tag != tag)
            continue;
        Held& held = m_held[m_slots[i].place - 1];
        if (held.size == text.size() && std::memcmp(held.text.data(), text.data(), text.size()) == 0) {
            ++held.rows;
            held.fraudRows += fraud ? 1 : 0;
            return false;
        }
    }
    if (m_held.size() >= m_most)
        purge();
    Held& held = m_held.emplace_back();
    held.rows = 1;
    held.fraudRows = fraud ? 1 : 0;
    held.hash = hash;
    held.size = static_cast<std::uint32_t>(text.size());
    std::copy(text.begin(), text.end(), held.text.begin());
    put(hash, static_cast<std::uint32_t>(m_held.size()));
    return true;
}

void FrequentValues::put(std::uint64_t hash, std::uint32_t place) {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t i = hash & mask;
    while (m_slots[i].place != 0)
        i = (i + 1) & mask;
    m_slots[i] = {static_cast<std::uint32_t>(hash >> 32U), place};
}

void FrequentValues::purge() {
    std::vector<std::uint64_t> counts;
    counts.reserve(m_held.size());
    for (const Held& held : m_held)
        counts.push_back(held.rows);
    const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
    std::nth_element(counts.begin(), middle, counts.end());
    const std::uint64_t off = *middle;
    m_missing += off;
    std::erase_if(m_held, [off](const Held& held) { return held.rows <= off; });
    std::fill(m_slots.begin(), m_slots.end(), Slot());
    std::uint32_t place = 0;
    for (Held& held : m_held) {
        held.rows -= off;
        held.fraudRows = std::min(held.fraudRows, held.rows);
        put(held.hash, ++place);
    }
}

std::vector<FrequentValues::Value> FrequentValues::top(std::size_t most) const {
    std::vector<Value> values;
    values.reserve(m_held.size());
    for (const Held& held : m_held)
        values.push_back({std::string(held.text.data(), held.size), held.rows, held.fraudRows});
    std::sort(values.begin(), values.end(),
              [](const Value& a, const Value& b) { return a.rows != b.rows ? a.rows > b.rows : a.text < b.text; });
    values.resize(std::min(values.size(), most));
    return values;
}

} // namespace ledgerloom
