#include "core/telemetry/eta.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::int64_t leastElapsedUs = 1'000'000;
constexpr double leastDoubt = 0.05;

} // namespace

std::optional<Eta> estimateEta(std::uint64_t done, std::uint64_t total, std::int64_t elapsedUs,
                               double recentPerSecond) {
    if (total > 0 && done >= total) {
        return Eta{};
    }
    if (done == 0 || elapsedUs < leastElapsedUs || !(recentPerSecond > 0)) {
        return std::nullopt;
    }
    const double wholePerSecond = static_cast<double>(done) * 1e6 / static_cast<double>(elapsedUs);
    const auto left = static_cast<double>(total - done);
    const double fast = std::max(recentPerSecond, wholePerSecond);
    const double slow = std::min(recentPerSecond, wholePerSecond);
    return Eta{left / fast * (1 - leastDoubt), left / slow * (1 + leastDoubt)};
}

} // namespace ledgerloom
