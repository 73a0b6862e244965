#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ledgerloom {

/// Quantiles of any number of values in some ten kilobytes: levels of samples, each half as dense as the one before
/// (a KLL sketch, Karnin, Lang and Liberty 2016, with alternating instead of random halves, so that the same values
/// give the same answer). The rank of an answer is right within 1 % of the values; exact up to 1,024 of them. One
/// thread.
class QuantileSketch {
public:
    void add(double value);
    std::uint64_t count() const { return m_count; }
    /// The value below which `share` (0 to 1) of the values lie; 0 without values.
    double quantile(double share) const;
    /// Whether nothing was thinned out yet.
    bool exact() const { return m_levels.size() <= 1; }

private:
    static constexpr std::size_t capacity = 1'024; ///< values of a level
    void compact(std::size_t level);

    std::vector<std::vector<double>> m_levels; ///< a value of level n stands for 2^n
    std::vector<bool> m_odd;                   ///< which half was kept last
    std::uint64_t m_count = 0;
};

} // namespace ledgerloom
