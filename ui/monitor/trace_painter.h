#pragma once

#include "ui/monitor/plot_content.h"

#include <QRectF>

class QPainter;

namespace ledgerloom {

/// Where a trace is drawn.
struct TracePlace {
    QRectF plot;    ///< the plot area; its width is the frame's buckets
    QRectF exposed; ///< only what touches this is drawn
    double low = 0; ///< values at the lower and upper edge
    double high = 1;

    double y(double value) const { return plot.bottom() - (value - low) / (high - low) * plot.height(); }
};

/// Draws one curve: a line through the middle of each bucket, a veil from its least to its greatest value, and the
/// filled area to zero where the trace has one. Broken where the value is not known; its colour changes with the
/// level where the trace has none of its own.
///
/// The line is one pixel wide and does not zigzag between the extremes: the rasteriser would have to sort thousands of
/// edges a scan line, and noisy values took twice as long.
void paintTrace(QPainter& painter, const PointWindow& points, const Trace& trace, const TracePlace& place,
                const ThemeColors& colors);

} // namespace ledgerloom
