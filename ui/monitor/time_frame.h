#pragma once

#include <cstdint>

namespace ledgerloom {

/// The stretch of time the charts show, cut into buckets of fixed places in absolute time: a bucket's samples never
/// change with scrolling, so the curve shifts without shimmering.
struct TimeFrame {
    /// Width of a bucket on screen, in device-independent pixels. Half the points of one a pixel, at no visible loss.
    static constexpr int bucketPixels = 2;

    std::int64_t windowUs = 0;
    int buckets = 0;         ///< in the window
    std::int64_t newest = 0; ///< number of the bucket at the right edge

    bool operator==(const TimeFrame&) const = default;
    bool valid() const { return windowUs > 0 && buckets > 0; }

    std::int64_t bucketOf(std::int64_t elapsedUs) const;
    std::int64_t oldest() const { return newest - buckets + 1; }
    /// Centre of a bucket, in pixels from the left edge of the plot.
    double x(std::int64_t bucket) const;
    /// Bucket at a place, not checked against the window.
    std::int64_t bucketAt(double x) const;
    /// Middle of a bucket's time, microseconds since the run started.
    std::int64_t timeOf(std::int64_t bucket) const;
};

/// Least of the window lengths people count in that holds `elapsedUs`: 10 s, 30 s, 1 min, ... 10 min, ... 1 h, 2 h ...
/// At most `mostUs` (0 = no bound): a run of seconds would be a sliver at the edge of an hour.
std::int64_t fittingWindow(std::int64_t elapsedUs, std::int64_t mostUs);

} // namespace ledgerloom
