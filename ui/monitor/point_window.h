#pragma once

#include "ui/monitor/sample_history.h"
#include "ui/monitor/time_frame.h"

#include <cstdint>
#include <vector>

namespace ledgerloom {

/// All samples of one bucket.
struct Point {
    std::int64_t bucket = 0;
    Stretch stretch;
};

/// The history decimated to what a plot can show: one point a bucket that has samples, with their least and greatest
/// values. Follows the history by what is new; begins anew when the frame's scale changes. Not thread-safe.
class PointWindow {
public:
    /// Shows the `windowUs` of `history` before `endUs` in so many buckets. Returns true when more than the newest
    /// bucket changed.
    bool update(const SampleHistory& history, std::int64_t windowUs, int buckets, std::int64_t endUs);
    void clear();

    const TimeFrame& frame() const { return m_frame; }
    /// Oldest first.
    const std::vector<Point>& points() const { return m_points; }
    /// The point of a bucket, or the last one before it; null when there is none.
    const Point* at(std::int64_t bucket) const;

private:
    void add(const Stretch& stretch);
    void dropOld();

    TimeFrame m_frame;
    std::vector<Point> m_points;
    std::int64_t m_takenUs = -1; ///< everything up to here is in m_points
};

} // namespace ledgerloom
