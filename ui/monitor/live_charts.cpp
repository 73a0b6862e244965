#include "ui/monitor/live_charts.h"

#include "ui/monitor/human.h"
#include "ui/monitor/plot_view.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/theme_colors.h"
#include "ui/style/tone_label.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::size_t samplesAtOnce = 8192;
constexpr std::size_t mostEvents = 10'000;
constexpr qint64 describeEveryMs = 5'000;
constexpr std::int64_t minuteUs = 60'000'000;
constexpr int tenMinutes = 10;
constexpr int oneHour = 60;
constexpr int everything = 0;

QToolButton* spanButton(const QString& text, const QString& toolTip) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

bool over(RunState state) {
    return state == RunState::finished || state == RunState::failed || state == RunState::cancelled;
}

} // namespace

LiveCharts::LiveCharts(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, spacing::tight, 0, spacing::tight);
    column->setSpacing(0);
    column->addLayout(makeControls());
    addPlot(m_plots[0], memoryContent, describeMemory, 24);
    addPlot(m_plots[1], growthContent, describeGrowth, 19);
    addPlot(m_plots[2], throughputContent, describeThroughput, 22);
    m_plots[0].view->setMarkLane(true);
    m_plots[2].view->setTimeLabels(true);
    connect(m_plots[0].view, &PlotView::resized, this, &LiveCharts::redraw);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Light);
}

LiveCharts::~LiveCharts() = default;

QHBoxLayout* LiveCharts::makeControls() {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(spacing::medium, 0, spacing::medium, 0);
    row->setSpacing(spacing::hair);
    m_timeNote = new ToneLabel(Tone::muted);
    m_timeNote->setFont(captionFont());
    row->addWidget(m_timeNote, 1);
    m_limits = new QCheckBox(tr("Show &limits"));
    m_limits->setToolTip(tr("Scale the memory chart so that the soft and hard limit are on it"));
    row->addWidget(m_limits);
    row->addSpacing(spacing::large);
    m_spans = new QButtonGroup(this);
    m_spans->addButton(spanButton(tr("10 min"), tr("Show the last ten minutes")), tenMinutes);
    m_spans->addButton(spanButton(tr("1 h"), tr("Show the last hour")), oneHour);
    m_spans->addButton(spanButton(tr("All"), tr("Show the whole run")), everything);
    m_spans->button(tenMinutes)->setChecked(true);
    for (QAbstractButton* button : m_spans->buttons()) {
        row->addWidget(button);
    }
    connect(m_limits, &QAbstractButton::toggled, this, &LiveCharts::redraw);
    connect(m_spans, &QButtonGroup::idClicked, this, &LiveCharts::redraw);
    return row;
}

void LiveCharts::addPlot(Plot& plot, PlotContent (*content)(const PlotInput&, const PlotContent&),
                         QString (*describe)(const PlotInput&), int stretch) {
    plot = {new PlotView(m_points), content, describe};
    static_cast<QVBoxLayout*>(layout())->addWidget(plot.view, stretch);
    connect(plot.view, &PlotView::hovered, this, [this](qint64 bucket) { setCursorBucket(bucket); });
    connect(plot.view, &PlotView::left, this, [this] { setCursorBucket({}); });
    connect(plot.view, &PlotView::markActivated, this, &LiveCharts::eventActivated);
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
    const std::int64_t most = m_spans->checkedId() * minuteUs;
    const bool moved = m_points.update(m_history, fittingWindow(m_history.newestUs(), most),
                                       PlotView::bucketsFor(m_plots[0].view->width()));
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
    const TimeFrame& frame = m_points.frame();
    const QString newest = over(m_snapshot.state) ? tr("end") : tr("now");
    const Scale scale = timeScale(frame.windowUs, m_plots[0].view->plotRect().width(), newest);
    if (scale != m_timeScale) {
        m_timeScale = scale;
        for (const Plot& plot : m_plots) {
            plot.view->setTimeScale(scale);
        }
    }
    QString note;
    if (m_cursor && frame.valid()) {
        note = tr("%1 after the start").arg(human::duration(static_cast<double>(frame.timeOf(*m_cursor)) / 1e6));
    }
    if (note != m_timeNote->text()) {
        m_timeNote->setText(note);
    }
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
    const Stretch* newest = m_history.empty() ? nullptr : &m_history.stretches().back();
    return {m_points,
            m_snapshot,
            themeColors(palette()),
            pointed ? &pointed->stretch : newest,
            m_limits->isChecked(),
            m_growthThreshold,
            view.plotRect().height()};
}

void LiveCharts::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void LiveCharts::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_spans) {
        redraw();
    }
}

} // namespace ledgerloom
