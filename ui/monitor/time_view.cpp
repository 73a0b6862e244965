#include "ui/monitor/time_view.h"

#include "ui/monitor/time_frame.h"

#include <algorithm>

namespace ledgerloom {

void TimeView::follow(std::int64_t mostUs) {
    m_mostUs = mostUs;
    m_heldUs.reset();
    m_zoom.reset();
}

void TimeView::hold(bool held, std::int64_t newestUs) {
    m_zoom.reset();
    m_heldUs = held ? std::optional(newestUs) : std::nullopt;
}

void TimeView::zoomTo(const TimeRange& range) {
    const std::int64_t length = std::max(shortestUs, range.lengthUs());
    const std::int64_t middle = range.fromUs + range.lengthUs() / 2;
    const std::int64_t from = std::max<std::int64_t>(0, middle - length / 2);
    m_zoom = {from, from + length};
}

void TimeView::zoomAround(std::int64_t centreUs, double factor, std::int64_t newestUs) {
    const TimeRange before = shown(newestUs);
    const auto scaled = [&](std::int64_t us) {
        return centreUs + static_cast<std::int64_t>(static_cast<double>(us - centreUs) * factor);
    };
    const TimeRange wanted{scaled(before.fromUs), scaled(before.toUs)};
    // Out to where the newest part begins again, but for the width of a bucket.
    const std::int64_t followed = fittingWindow(newestUs, m_mostUs);
    if (factor > 1 && wanted.toUs + followed / 50 >= newestUs && wanted.lengthUs() + followed / 50 >= followed) {
        follow(m_mostUs);
    } else {
        zoomTo({std::max<std::int64_t>(0, wanted.fromUs), std::min(wanted.toUs, std::max(newestUs, shortestUs))});
    }
}

TimeRange TimeView::shown(std::int64_t newestUs) const {
    if (m_zoom) {
        return *m_zoom;
    }
    const std::int64_t end = m_heldUs.value_or(newestUs);
    return {end - fittingWindow(end, m_mostUs), end};
}

} // namespace ledgerloom
