#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
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

    explicit FrequentValues(std::size_t mostDifferent) : m_most(mostDifferent) {}

    void add(std::string_view text, bool fraud);
    /// Most frequent first, equal ones by text; at most `most`.
    std::vector<Value> top(std::size_t most) const;
    std::uint64_t missing() const { return m_missing; }
    bool exact() const { return m_missing == 0; }
    std::size_t different() const { return m_counts.size(); }

    /// Bytes that one holds, texts of up to `longestText` included.
    static constexpr std::size_t longestText = 64;
    static std::uint64_t memoryBytes(std::size_t mostDifferent) { return mostDifferent * (longestText + 96); }

private:
    struct Count {
        std::uint64_t rows = 0;
        std::uint64_t fraudRows = 0;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    void purge();

    std::size_t m_most;
    std::unordered_map<std::string, Count, Hash, std::equal_to<>> m_counts;
    std::uint64_t m_missing = 0;
};

} // namespace ledgerloom
