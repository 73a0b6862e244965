#include "ui/monitor/live_charts.h"

#include "ui/monitor/chart_controls.h"
#include "ui/monitor/human.h"
#include "ui/monitor/plot_view.h"
#include "ui/monitor/range_summary.h"
#include "ui/style/spacing.h"
#include "ui/style/theme_colors.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::size_t samplesAtOnce = 8192;
constexpr std::size_t mostEvents = 10'000;
constexpr qint64 describeEveryMs = 5'000;
constexpr std::int64_t minuteUs = 60'000'000;

bool over(RunState state) {
    return state == RunState::finished || state == RunState::failed || state == RunState::cancelled;
}

} // namespace

LiveCharts::LiveCharts(QWidget* parent) : QWidget(parent), m_controls(new ChartControls(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, spacing::tight, 0, spacing::tight);
    column->setSpacing(0);
    column->addWidget(m_controls);
    addPlot(m_plots[0], memoryContent, describeMemory, 24);
    addPlot(m_plots[1], growthContent, describeGrowth, 19);
    addPlot(m_plots[2], throughputContent, describeThroughput, 22);
    m_plots[0].view->setMarkLane(true);
    m_plots[2].view->setTimeLabels(true);
    connect(m_plots[0].view, &PlotView::resized, this, &LiveCharts::redraw);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Light);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Charts: left and right move the cursor, with Shift they select; up and "
                         "down go to the events"));
    connectControls();
}

LiveCharts::~LiveCharts() = default;

void LiveCharts::addPlot(Plot& plot, PlotContent (*content)(const PlotInput&, const PlotContent&),
                         QString (*describe)(const PlotInput&), int stretch) {
    plot = {new PlotView(m_points), content, describe};
    static_cast<QVBoxLayout*>(layout())->addWidget(plot.view, stretch);
    connect(plot.view, &PlotView::hovered, this, [this](qint64 bucket) { setCursorBucket(bucket); });
    connect(plot.view, &PlotView::left, this, [this] { setCursorBucket({}); });
    connect(plot.view, &PlotView::markActivated, this, &LiveCharts::eventActivated);
    connect(plot.view, &PlotView::selecting, this, &LiveCharts::select);
    connect(plot.view, &PlotView::wheelTurned, this, [this](qint64 bucket, int steps) {
        m_view.zoomAround(m_points.frame().timeOf(bucket), steps > 0 ? 0.5 : 2.0, m_history.newestUs());
        redraw();
    });
}

void LiveCharts::setSource(std::shared_ptr<const RunSource> source) {
    m_source = std::move(source);
    m_history.clear();
    m_points.clear();
    m_events.clear();
    m_snapshot = {};
    m_lastSample = 0;
    m_lastEvent = 0;
    m_eventsChanged = true;
    m_cursor.reset();
    m_selection.reset();
    m_view.follow(m_controls->minutes() * minuteUs);
    m_sinceDescribed.invalidate();
    refresh();
}

void LiveCharts::setGrowthThreshold(quint64 bytesPerSecond) {
    m_growthThreshold = bytesPerSecond;
    redraw();
}

void LiveCharts::refresh() {
    if (m_source && isVisible()) {
        takeNew();
        redraw();
    }
}

void LiveCharts::takeNew() {
    m_snapshot = m_source->snapshot();
    m_history.append(m_source->samplesSince(m_lastSample, samplesAtOnce));
    m_lastSample = m_snapshot.samplesRecorded;
    m_controls->setOnCluster(m_snapshot.onCluster);
    if (m_snapshot.lastEvent == m_lastEvent) {
        return;
    }
    for (Event& event : m_source->eventsSince(m_lastEvent)) {
        m_lastEvent = std::max(m_lastEvent, event.sequence);
        m_events.push_back(std::move(event));
        m_eventsChanged = true;
    }
    if (m_events.size() > mostEvents) {
        m_events.erase(m_events.begin(), m_events.end() - mostEvents);
    }
}

void LiveCharts::redraw() {
    const TimeRange shown = m_view.shown(m_history.newestUs());
    const bool moved =
        m_points.update(m_history, shown.lengthUs(), PlotView::bucketsFor(m_plots[0].view->width()), shown.toUs);
    m_controls->setHeld(!m_view.isLive());
    redrawTime();
    const bool marksChanged = moved || m_eventsChanged;
    const std::vector<Mark> marks = marksChanged ? marksOf(m_events, m_points.frame()) : std::vector<Mark>();
    m_eventsChanged = false;
    for (Plot& plot : m_plots) {
        plot.view->setContent(plot.content(input(*plot.view), plot.view->content()), moved);
        if (marksChanged) {
            plot.view->setMarks(marks);
        }
    }
    updateDescriptions();
}

void LiveCharts::redrawTime() {
    const TimeRange shown = m_view.shown(m_history.newestUs());
    const int width = m_plots[0].view->plotRect().width();
    const QString newest = over(m_snapshot.state) ? tr("end") : tr("now");
    const Scale scale = m_view.isLive() ? timeScale(shown.lengthUs(), width, newest)
                                        : timeScaleSinceStart(shown.lengthUs(), shown.toUs, width);
    if (scale != m_timeScale) {
        m_timeScale = scale;
        for (const Plot& plot : m_plots) {
            plot.view->setTimeScale(scale);
        }
    }
    showSelection();
    updateNote();
}

void LiveCharts::updateNote() {
    QString note;
    QString whole;
    if (m_selection) {
        const RangeSummary summary = summaryOf(m_history, *m_selection);
        note = shortSummary(summary);
        whole = summaryText(summary);
    } else if (m_cursor && m_points.frame().valid()) {
        note = whole = cursorText();
    } else if (!m_view.isLive()) {
        note = over(m_snapshot.state) ? QString() : tr("The view is held; the run goes on");
    }
    m_controls->setNote(note, whole);
}

void LiveCharts::updateDescriptions() {
    if (m_sinceDescribed.isValid() && m_sinceDescribed.elapsed() < describeEveryMs) {
        return;
    }
    m_sinceDescribed.start();
    for (const Plot& plot : m_plots) {
        plot.view->setAccessibleName(plot.view->content().title);
        plot.view->setAccessibleDescription(plot.describe(input(*plot.view)));
    }
}

void LiveCharts::setCursorBucket(std::optional<std::int64_t> bucket) {
    if (bucket == m_cursor) {
        return;
    }
    m_cursor = bucket;
    for (const Plot& plot : m_plots) {
        plot.view->setCursorBucket(bucket);
    }
    redraw();
}

PlotInput LiveCharts::input(const PlotView& view) const {
    const Point* pointed = m_cursor ? m_points.at(*m_cursor) : nullptr;
    const Stretch* newest = m_points.points().empty() ? nullptr : &m_points.points().back().stretch;
    if (m_view.isLive() && !m_history.empty()) {
        newest = &m_history.stretches().back();
    }
    return {m_points,
            m_snapshot,
            themeColors(palette()),
            pointed ? &pointed->stretch : newest,
            m_controls->limitsShown(),
            m_growthThreshold,
            view.plotRect().height(),
            m_controls->series()};
}

void LiveCharts::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void LiveCharts::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        redraw();
    }
}

} // namespace ledgerloom
