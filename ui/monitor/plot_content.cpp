#include "ui/monitor/plot_content.h"

#include <algorithm>

namespace ledgerloom {

Extent extentOf(const PointWindow& points, Measure measure) {
    Extent extent;
    for (const Point& point : points.points()) {
        extent.include(point.stretch[measure]);
    }
    return extent;
}

int intervalsFor(int plotHeight) {
    constexpr int pixelsPerInterval = 20;
    return std::clamp(plotHeight / pixelsPerInterval, 2, 5);
}

} // namespace ledgerloom
