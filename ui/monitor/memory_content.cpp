#include "ui/monitor/human.h"
#include "ui/monitor/plot_content.h"
#include "ui/style/theme_colors.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ledgerloom {

namespace {

constexpr double warningShare = 0.7; // of the hard limit: where the guard's WARNING begins
constexpr double limitsFromShare = 0.5;
constexpr double headroom = 1.08;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::MemoryPlot)
};

double orZero(float value) {
    return std::isfinite(value) ? static_cast<double>(value) : 0.0;
}

std::optional<std::uint64_t> newest(const PlotInput& input, Measure measure) {
    if (!input.shown || !(*input.shown)[measure].known()) {
        return {};
    }
    return static_cast<std::uint64_t>((*input.shown)[measure].high);
}

double peakOf(const PlotInput& input, Measure measure) {
    return orZero(extentOf(input.points, measure).high);
}

double peak(const PlotInput& input) {
    // With both switched off the axis stays as it was.
    const bool process = input.series.shows(Measure::process) || !input.series.shows(Measure::reserved);
    return std::max(process ? peakOf(input, Measure::process) : 0.0,
                    input.series.shows(Measure::reserved) ? peakOf(input, Measure::reserved) : 0.0);
}

bool limitsShown(const PlotInput& input) {
    const auto limit = static_cast<double>(input.snapshot.memoryLimitBytes);
    return limit > 0 && (input.showLimits || peak(input) >= limitsFromShare * limit);
}

void addLimits(const PlotInput& input, PlotContent& content) {
    const auto hard = static_cast<double>(input.snapshot.memoryLimitBytes);
    const auto soft = static_cast<double>(input.snapshot.softLimitBytes);
    const ThemeColors& colors = input.colors;
    const double warning = std::min(warningShare * hard, soft > 0 ? soft : hard);
    const double critical = soft > 0 ? soft : hard;
    content.bands = {{warning, critical, colors.level(1).tint},
                     {critical, hard, colors.level(2).tint},
                     {hard, content.left.high, colors.level(3).tint}};
    if (soft > 0 && soft < hard) {
        content.guides.push_back({soft, colors.level(2).solid, Qt::DashLine,
                                  Text::tr("soft limit %1").arg(human::memory(input.snapshot.softLimitBytes)),
                                  colors.level(2).text, true});
    }
    content.guides.push_back({hard, colors.level(3).solid, Qt::SolidLine,
                              Text::tr("hard limit %1").arg(human::memory(input.snapshot.memoryLimitBytes)),
                              colors.level(3).text, false});
}

QString offScaleNotice(const PlotInput& input) {
    const auto used = newest(input, Measure::process);
    const QString limit = human::memory(input.snapshot.memoryLimitBytes);
    if (!used) {
        return Text::tr("limit %1 is off scale").arg(limit);
    }
    return Text::tr("limit %1 is off scale; using %2")
        .arg(limit, human::percent(static_cast<double>(*used), static_cast<double>(input.snapshot.memoryLimitBytes)));
}

void addTrace(const PlotInput& input, PlotContent& content, const Trace& trace, const QColor& color,
              const QString& name) {
    if (input.series.shows(trace.measure)) {
        content.traces.push_back(trace);
        content.legend.push_back({color, trace.filled, name, human::memory(newest(input, trace.measure))});
    }
}

/// What the machine has left is mostly many times what a run takes: it has the right axis.
void addMachine(const PlotInput& input, PlotContent& content, const PlotContent& before) {
    double top = 0;
    for (const Measure measure : {Measure::available, Measure::disk}) {
        top = input.series.shows(measure) ? std::max(top, peakOf(input, measure)) : top;
    }
    if (!input.series.shows(Measure::available) && !input.series.shows(Measure::disk)) {
        return;
    }
    const int intervals = content.left.intervals();
    content.right =
        before.right && stillFits(*before.right, 0, top * headroom) && before.right->intervals() == intervals
            ? *before.right
            : sharedMemoryScale(top * headroom, intervals);
    addTrace(input, content, {Measure::available, input.colors.series1, false, true}, input.colors.series1,
             Text::tr("available"));
    addTrace(input, content, {Measure::disk, input.colors.series2, false, true}, input.colors.series2,
             Text::tr("free disk"));
}

} // namespace

PlotContent memoryContent(const PlotInput& input, const PlotContent& before) {
    PlotContent content;
    content.title = Text::tr("Memory");
    const bool limits = limitsShown(input);
    const double top =
        std::max(peak(input), limits ? static_cast<double>(input.snapshot.memoryLimitBytes) : 0.0) * headroom;
    const int intervals = intervalsFor(input.plotHeight);
    content.left = stillFits(before.left, 0, top) && before.left.intervals() <= intervals ? before.left
                                                                                          : memoryScale(top, intervals);
    if (limits) {
        addLimits(input, content);
    } else if (input.snapshot.memoryLimitBytes > 0) {
        content.notice = offScaleNotice(input);
    }
    const std::uint8_t level = input.shown ? input.shown->level : std::uint8_t{0};
    const bool cluster = input.snapshot.onCluster;
    addTrace(input, content, {Measure::process, {}, true, false}, input.colors.level(level).solid,
             cluster ? Text::tr("cluster sum") : Text::tr("process"));
    addTrace(input, content, {Measure::reserved, input.colors.muted, false, false}, input.colors.muted,
             cluster ? Text::tr("worst executor") : Text::tr("reserved"));
    if (cluster) {
        return content;
    }
    addTrace(input, content, {Measure::arrow, input.colors.limit, false, false}, input.colors.limit, Text::tr("Arrow"));
    addMachine(input, content, before);
    return content;
}

QString describeMemory(const PlotInput& input) {
    const Extent process = extentOf(input.points, Measure::process);
    if (!process.known()) {
        return Text::tr("Memory: not available.");
    }
    const auto used = newest(input, Measure::process);
    if (input.snapshot.onCluster) {
        return Text::tr("Memory: the executors of the cluster use %1 of %2 together, between %3 and %4 in the time "
                        "shown; the worst of them %5. Level %6.")
            .arg(human::memory(used), human::memory(input.snapshot.memoryLimitBytes),
                 human::memory(static_cast<std::uint64_t>(process.low)),
                 human::memory(static_cast<std::uint64_t>(process.high)),
                 human::memory(newest(input, Measure::reserved)), human::levelWord(input.snapshot.level));
    }
    const QString machine =
        Text::tr("The system has %1 available, the disk %2 free.")
            .arg(human::memory(newest(input, Measure::available)), human::memory(newest(input, Measure::disk)));
    return Text::tr("Memory: the process uses %1 of %2, between %3 and %4 in the time shown; %5 reserved. Level %6.")
               .arg(human::memory(used), human::memory(input.snapshot.memoryLimitBytes),
                    human::memory(static_cast<std::uint64_t>(process.low)),
                    human::memory(static_cast<std::uint64_t>(process.high)),
                    human::memory(newest(input, Measure::reserved)), human::levelWord(input.snapshot.level)) +
           QLatin1Char(' ') + machine;
}

} // namespace ledgerloom
