#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// The values that come most often, with their counts, in memory that does not grow: when too many different ones were
/// seen, the median count is taken off all and what has none left is forgotten (Misra and Gries 1982, as Apache
/// DataSketches purges). Counts are then too low by missing() at most; exact until then. One thread.
class FrequentValues {
public:
    struct Value {
        std::string text;
        std::uint64_t rows = 0;
        std::uint64_t fraudRows = 0;
    };

    explicit FrequentValues(std::size_t mostDifferent);

    /// Longer ones are told apart by their beginning only: they are texts for people, not categories. False where the
    /// value was held already.
    bool add(std::string_view text, bool fraud);
    /// `text` is no longer than longestText; `hash` is any good one of it, always the same.
    bool add(std::string_view text, std::uint64_t hash, bool fraud);
    /// Brings where a value with this hash may be held into the cache, then what is held there: columns are so many
    /// that each one's values have left it when its next rows come.
    void fetchPlace(std::uint64_t hash) const { __builtin_prefetch(&m_slots[hash & (m_slots.size() - 1)]); }
    void fetchHeld(std::uint64_t hash) const {
        const std::uint32_t place = m_slots[hash & (m_slots.size() - 1)].place;
        __builtin_prefetch(m_held.data() + (place == 0 ? m_held.size() : place - 1));
    }
    /// Most frequent first, equal ones by text; at most `most`.
    std::vector<Value> top(std::size_t most) const;
    std::uint64_t missing() const { return m_missing; }
    bool exact() const { return m_missing == 0; }
    std::size_t different() const { return m_held.size(); }

    /// Bytes that one holds, texts of up to `longestText` included.
    static constexpr std::size_t longestText = 64;
    static std::uint64_t memoryBytes(std::size_t mostDifferent) { return mostDifferent * (longestText + 96); }

private:
    struct Held {
        std::uint64_t rows = 0;
        std::uint64_t fraudRows = 0;
        std::uint64_t hash = 0;
        std::uint32_t size = 0;
        std::array<char, longestText> text{};
    };
    /// Where a value may be held: the upper half of its hash and its place in m_held from 1; 0 is empty.
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t place = 0;
    };
    void put(std::uint64_t hash, std::uint32_t place);
    void purge();

    std::size_t m_most;
    std::vector<Held> m_held;
    std::vector<Slot> m_slots; ///< a power of two, half of them empty at least
    std::uint64_t m_missing = 0;
};

} // namespace ledgerloom
