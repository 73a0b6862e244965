#include "ui/monitor/point_window.h"

#include <algorithm>

namespace ledgerloom {

bool PointWindow::update(const SampleHistory& history, std::int64_t windowUs, int buckets, std::int64_t endUs) {
    const TimeFrame before = m_frame;
    if (windowUs != m_frame.windowUs || buckets != m_frame.buckets || endUs < m_takenUs) {
        clear();
        m_frame = {windowUs, buckets, 0};
    }
    if (!m_frame.valid() || history.empty()) {
        return m_frame != before;
    }
    m_frame.newest = m_frame.bucketOf(endUs);
    const auto& stretches = history.stretches();
    const auto after = [&stretches](std::int64_t us) {
        return std::upper_bound(stretches.begin(), stretches.end(), us,
                                [](std::int64_t time, const Stretch& stretch) { return time < stretch.toUs; });
    };
    // One bucket before the window: the line comes in from there.
    const std::int64_t fromUs = std::max(m_takenUs, endUs - m_frame.windowUs - m_frame.windowUs / m_frame.buckets - 1);
    std::for_each(after(fromUs), after(endUs), [this](const Stretch& stretch) { add(stretch); });
    m_takenUs = endUs;
    dropOld();
    return m_frame != before;
}

void PointWindow::clear() {
    m_points.clear();
    m_frame = {};
    m_takenUs = -1;
}

const Point* PointWindow::at(std::int64_t bucket) const {
    const auto after = std::upper_bound(m_points.begin(), m_points.end(), bucket,
                                        [](std::int64_t wanted, const Point& point) { return wanted < point.bucket; });
    return after == m_points.begin() ? nullptr : &*std::prev(after);
}

void PointWindow::add(const Stretch& stretch) {
    const std::int64_t bucket = m_frame.bucketOf(stretch.toUs);
    if (!m_points.empty() && m_points.back().bucket == bucket) {
        m_points.back().stretch.include(stretch);
    } else {
        m_points.push_back({bucket, stretch});
    }
}

void PointWindow::dropOld() {
    // One point beyond the left edge stays: the line comes in from there.
    const auto inside = std::lower_bound(m_points.begin(), m_points.end(), m_frame.oldest(),
                                         [](const Point& point, std::int64_t oldest) { return point.bucket < oldest; });
    if (inside - m_points.begin() > 1) {
        m_points.erase(m_points.begin(), inside - 1);
    }
}

} // namespace ledgerloom
