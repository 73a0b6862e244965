#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ledgerloom {

/// Quantiles of any number of values in some ten kilobytes: levels of samples, each half as dense as the one before
/// (a KLL sketch, Karnin, Lang and Liberty 2016, with alternating instead of random halves, so that the same values
/// give the same answer). Of more than a quarter of a million values one of 2, 4, ... that follow one another is taken,
/// by a hash of their place, so that 131,072 at least are: the rank of an answer moves by some 0.1 %. Right within 1 %
/// of the values; exact up to 1,024 of them. One thread.
class QuantileSketch {
public:
    void add(double value) {
        ++m_count;
        if (m_at == m_pick)
            take(value);
        if (++m_at == m_group)
            nextGroup();
    }
    std::uint64_t count() const { return m_count; }
    /// The value below which `share` (0 to 1) of the values lie; 0 without values.
    double quantile(double share) const;
    /// Whether nothing was thinned out yet.
    bool exact() const { return m_levels.size() <= 1; }

private:
    static constexpr std::size_t capacity = 1'024; ///< values of a level
    static constexpr unsigned takenBits = 17;      ///< so many are taken before fewer are
    void take(double value);
    void nextGroup();
    void compact(std::size_t level);

    std::vector<std::vector<double>> m_levels; ///< a value of level n stands for 2^n
    std::vector<bool> m_odd;                   ///< which half was kept last
    std::uint64_t m_count = 0;
    std::uint64_t m_groups = 0;
    std::uint64_t m_group = 1; ///< values of which one is taken: 2^m_level
    std::uint64_t m_pick = 0;  ///< which of them
    std::uint64_t m_at = 0;    ///< how many of them were seen
    std::size_t m_level = 0;   ///< that what is taken goes to
};

} // namespace ledgerloom
