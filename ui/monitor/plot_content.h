#pragma once

#include "core/run/engine.h"
#include "ui/monitor/point_window.h"
#include "ui/monitor/scale.h"
#include "ui/monitor/series.h"

#include <QColor>
#include <QString>

#include <optional>
#include <vector>

namespace ledgerloom {

struct ThemeColors;

/// One curve.
struct Trace {
    Measure measure = Measure::process;
    QColor color;        ///< invalid: each sample by its recorded level
    bool filled = false; ///< the area between the curve and zero
    bool rightAxis = false;
};

/// A horizontal line with its name, on the left axis.
struct Guide {
    double value = 0;
    QColor color;
    Qt::PenStyle pen = Qt::SolidLine;
    QString label;
    QColor textColor;
    bool labelBelow = false;

    bool operator==(const Guide&) const = default;
};

/// A tinted stretch of the left axis.
struct Band {
    double low = 0;
    double high = 0;
    QColor color;

    bool operator==(const Band&) const = default;
};

struct LegendEntry {
    QColor color;
    bool filled = false;
    QString name;
    QString value;

    bool operator==(const LegendEntry&) const = default;
};

/// Everything a plot shows beside the samples themselves. A plain value.
struct PlotContent {
    QString title;
    std::vector<LegendEntry> legend;
    QString notice; ///< what must be said about the scale; may be empty
    Scale left;
    std::optional<Scale> right;
    std::vector<Guide> guides;
    std::vector<Band> bands;
    std::vector<Trace> traces;
};

/// What a plot's content is made from.
struct PlotInput {
    const PointWindow& points;
    const Snapshot& snapshot;
    const ThemeColors& colors;
    const Stretch* shown = nullptr; ///< whose values the legend names: under the cursor or the newest
    bool showLimits = false;
    quint64 growthThreshold = 0; ///< bytes a second
    int plotHeight = 100;        ///< pixels
    SeriesChoice series = {};
};

// `before` is the content shown until now: its scales stay while they fit. `process / limit` decides whether limits
// are on the scale: always with showLimits, else from half of the limit on.
PlotContent memoryContent(const PlotInput& input, const PlotContent& before);
PlotContent growthContent(const PlotInput& input, const PlotContent& before);
PlotContent throughputContent(const PlotInput& input, const PlotContent& before);

/// One sentence or two for screen readers, whole in itself.
QString describeMemory(const PlotInput& input);
QString describeGrowth(const PlotInput& input);
QString describeThroughput(const PlotInput& input);

/// Least and greatest value of a measure in the window; not known without points.
Extent extentOf(const PointWindow& points, Measure measure);

/// Steps of an axis that a plot of this height has room for.
int intervalsFor(int plotHeight);

} // namespace ledgerloom
