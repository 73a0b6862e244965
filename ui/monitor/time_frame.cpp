#include "ui/monitor/time_frame.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ledgerloom {

std::int64_t TimeFrame::bucketOf(std::int64_t elapsedUs) const {
    // Multiplied before divided, in double: the window need not be a whole number of microseconds a bucket.
    return static_cast<std::int64_t>(
        std::floor(static_cast<double>(elapsedUs) * buckets / static_cast<double>(windowUs)));
}

double TimeFrame::x(std::int64_t bucket) const {
    return static_cast<double>(bucket - oldest()) * bucketPixels + bucketPixels / 2.0;
}

std::int64_t TimeFrame::bucketAt(double x) const {
    return oldest() + static_cast<std::int64_t>(std::floor(x / bucketPixels));
}

std::int64_t TimeFrame::timeOf(std::int64_t bucket) const {
    return std::llround((static_cast<double>(bucket) + 0.5) * static_cast<double>(windowUs) / buckets);
}

std::int64_t fittingWindow(std::int64_t elapsedUs, std::int64_t mostUs) {
    constexpr std::int64_t second = 1'000'000;
    constexpr std::array<std::int64_t, 17> lengths{
        10 * second,    30 * second,    60 * second,     120 * second,    300 * second,   600 * second,
        1200 * second,  1800 * second,  3600 * second,   7200 * second,   10800 * second, 21600 * second,
        43200 * second, 86400 * second, 172800 * second, 345600 * second, 604800 * second};
    const auto fitting = std::lower_bound(lengths.begin(), lengths.end(), elapsedUs);
    std::int64_t window = fitting == lengths.end() ? lengths.back() : *fitting;
    while (window < elapsedUs) {
        window *= 2;
    }
    return mostUs > 0 ? std::min(window, mostUs) : window;
}

} // namespace ledgerloom
