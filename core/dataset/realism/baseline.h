#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace ledgerloom {

/// A naive Bayes model over what a payment's row itself says, each as a number of a bin: amount, hour, type, channel,
/// merchant category. Learns from counts of all rows before the cut, and is judged on a sample of those after it.
/// Bounded memory; deterministic. One thread.
class Baseline {
public:
    static constexpr std::size_t features = 5;
    static constexpr std::size_t bins = 128;
    using Row = std::array<std::uint8_t, features>; ///< bins, below `bins`

    static std::uint64_t memoryBytes();

    Baseline();
    void learn(const Row& row, bool fraud);
    void judge(const Row& row, bool fraud);

    /// Area under the curve on the judged rows; 0.5 where either kind is missing.
    double area() const;

private:
    /// Keeps a uniform sample of the rows it was given.
    struct Sample {
        std::vector<Row> rows;
        std::uint64_t seen = 0;
        void add(const Row& row);
    };
    double score(const Row& row) const;

    std::vector<std::array<std::uint64_t, 2>> m_counts; ///< by feature and bin: honest, fraudulent
    std::array<std::uint64_t, 2> m_learned{};
    std::array<Sample, 2> m_judged; ///< honest, fraudulent
};

} // namespace ledgerloom
