#include "ui/monitor/human.h"
#include "ui/monitor/plot_content.h"
#include "ui/style/theme_colors.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ledgerloom {

namespace {

constexpr double headroom = 1.08;
// Rows are of nearly one size, so on full scales both curves would be one: bytes keep to the lower part of the plot.
constexpr double bytesHeadroom = 1.75;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::ThroughputPlot)
};

double newest(const PlotInput& input, Measure measure) {
    return input.shown ? static_cast<double>((*input.shown)[measure].high) : std::numeric_limits<double>::quiet_NaN();
}

double peak(const PlotInput& input, Measure measure) {
    const Extent extent = extentOf(input.points, measure);
    return extent.known() ? std::max(0.0, static_cast<double>(extent.high)) * headroom : 0.0;
}

} // namespace

PlotContent throughputContent(const PlotInput& input, const PlotContent& before) {
    PlotContent content;
    content.title = Text::tr("Throughput");
    const int most = std::min(intervalsFor(input.plotHeight), 4);
    const double rows = peak(input, Measure::rows);
    const double bytes = peak(input, Measure::bytes) * bytesHeadroom;
    content.left =
        stillFits(before.left, 0, rows) && before.left.intervals() <= most ? before.left : rowsScale(rows, most);
    const int intervals = content.left.intervals();
    content.right = before.right && stillFits(*before.right, 0, bytes) && before.right->intervals() == intervals
                        ? *before.right
                        : speedScale(bytes, intervals);
    // The axes stay when a curve is switched off, so that the other one does not jump.
    if (input.series.shows(Measure::rows)) {
        content.traces.push_back({Measure::rows, input.colors.series1, true, false});
        content.legend.push_back(
            {input.colors.series1, true, Text::tr("rows (left)"), human::rows(newest(input, Measure::rows))});
    }
    if (input.series.shows(Measure::bytes)) {
        content.traces.push_back({Measure::bytes, input.colors.series2, false, true});
        content.legend.push_back(
            {input.colors.series2, false, Text::tr("bytes (right)"), human::bytes(newest(input, Measure::bytes))});
    }
    return content;
}

QString describeThroughput(const PlotInput& input) {
    const Extent rows = extentOf(input.points, Measure::rows);
    if (!rows.known()) {
        return Text::tr("Throughput: not available.");
    }
    return Text::tr("Throughput: %1 and %2, between %3 and %4 in the time shown.")
        .arg(human::rows(newest(input, Measure::rows)), human::bytes(newest(input, Measure::bytes)),
             human::rows(static_cast<double>(rows.low)), human::rows(static_cast<double>(rows.high)));
}

} // namespace ledgerloom
