#include "ui/monitor/human.h"
#include "ui/monitor/plot_content.h"
#include "ui/style/theme_colors.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ledgerloom {

namespace {

constexpr double headroom = 1.1;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::GrowthPlot)
};

double newest(const PlotInput& input) {
    return input.shown ? static_cast<double>((*input.shown)[Measure::growth].high)
                       : std::numeric_limits<double>::quiet_NaN();
}

void addThreshold(const PlotInput& input, PlotContent& content) {
    const auto threshold = static_cast<double>(input.growthThreshold);
    if (threshold <= 0 || threshold >= content.left.high) {
        return;
    }
    content.bands = {{threshold, content.left.high, input.colors.level(1).tint}};
    content.guides.push_back({threshold, input.colors.level(1).solid, Qt::DashLine,
                              Text::tr("workers slow down from %1").arg(human::growth(threshold)),
                              input.colors.level(1).text, false});
}

} // namespace

PlotContent growthContent(const PlotInput& input, const PlotContent& before) {
    PlotContent content;
    content.title = Text::tr("Growth rate, MiB/s");
    const Extent extent = extentOf(input.points, Measure::growth);
    const double low = extent.known() ? std::min(0.0, static_cast<double>(extent.low) * headroom) : 0.0;
    const double high = extent.known() ? std::max(0.0, static_cast<double>(extent.high) * headroom) : 0.0;
    const int intervals = intervalsFor(input.plotHeight);
    content.left = stillFits(before.left, low, high) && before.left.intervals() <= intervals
                       ? before.left
                       : growthScale(low, high, intervals);
    content.guides = {{0, input.colors.border, Qt::SolidLine, {}, {}, false}};
    addThreshold(input, content);
    content.traces = {{Measure::growth, {}, true, false}};
    const std::uint8_t level = input.shown ? input.shown->level : std::uint8_t{0};
    content.legend = {{input.colors.level(level).solid, true,
                       input.snapshot.onCluster ? Text::tr("cluster sum") : Text::tr("process"),
                       human::growth(newest(input))}};
    return content;
}

QString describeGrowth(const PlotInput& input) {
    const Extent extent = extentOf(input.points, Measure::growth);
    if (!extent.known()) {
        return Text::tr("Growth rate: not available.");
    }
    return Text::tr("Growth rate of memory: %1, between %2 and %3 in the time shown.")
        .arg(human::growth(newest(input)), human::growth(static_cast<double>(extent.low)),
             human::growth(static_cast<double>(extent.high)));
}

} // namespace ledgerloom
