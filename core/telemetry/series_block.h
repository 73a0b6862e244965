#pragma once

#include "core/telemetry/sample.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// Samples that follow one another in few bytes: times as differences of differences, which are mostly nothing; levels
/// by how often each comes in a row; every other value in 16 bits of the range that it has in the block, or in none
/// where it stays the same. What was empty stays empty, times and levels are exact, and a value comes back within
/// seriesErrorBound() of what it was. 24 hours at 10 a second come to some 16 MB, where they take 63 as they are.
/// Pure functions; any thread.
constexpr std::size_t mostSamplesOfBlock = 512;

/// At most mostSamplesOfBlock samples, in the order of time.
std::string packSamples(std::span<const Sample> samples);
/// Nothing where these are no bytes of packSamples(), whatever else they are.
std::optional<std::vector<Sample>> unpackSamples(std::string_view bytes);

/// How far a value may be from what it was, in a block whose values go from `low` to `high`: half of a 65,534th of
/// that, and what a double rounds off.
double seriesErrorBound(double low, double high);

/// What packing has come to.
struct SeriesStats {
    std::uint64_t samples = 0;
    std::uint64_t bytes = 0;

    /// Of a sample as it is: nine values and its time of eight bytes each, and its level of one.
    static constexpr std::uint64_t plainBytes = 8 * 9 + 1;
    /// How many times smaller; 0 before the first sample.
    double ratio() const {
        return bytes == 0 ? 0 : static_cast<double>(samples * plainBytes) / static_cast<double>(bytes);
    }
};

} // namespace ledgerloom
