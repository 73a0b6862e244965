#pragma once

#include <cstdint>
#include <optional>

namespace ledgerloom {

/// Seconds left.
struct Eta {
    double lowSeconds = 0;
    double highSeconds = 0;
};

/// When the work will be done, as a range: at the better and at the worse of the recent speed and the whole run's,
/// and never narrower than 5 % to either side, since nothing is more exact than that. Empty in the first second,
/// before anything is done, and while nothing moves: then nobody knows.
std::optional<Eta> estimateEta(std::uint64_t done, std::uint64_t total, std::int64_t elapsedUs, double recentPerSecond);

} // namespace ledgerloom
