// What is done with the view of the charts: cursor and selection, zoom, hold, and taking them out of the window.
#include "ui/monitor/chart_controls.h"
#include "ui/monitor/chart_table.h"
#include "ui/monitor/human.h"
#include "ui/monitor/live_charts.h"
#include "ui/monitor/plot_view.h"
#include "ui/monitor/sample_text.h"
#include "ui/style/language.h"
#include "ui/style/theme_colors.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QKeyEvent>
#include <QMessageBox>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::int64_t minuteUs = 60'000'000;
constexpr std::int64_t keyStep = 3; // buckets; with Ctrl more
constexpr std::int64_t wideKeyStep = 20;
constexpr double pictureScale = 2;

} // namespace

void LiveCharts::connectControls() {
    connect(m_controls, &ChartControls::limitsToggled, this, &LiveCharts::redraw);
    connect(m_controls, &ChartControls::seriesToggled, this, &LiveCharts::redraw);
    connect(m_controls, &ChartControls::spanChosen, this, &LiveCharts::follow);
    connect(m_controls, &ChartControls::zoomWanted, this, &LiveCharts::zoomToSelection);
    connect(m_controls, &ChartControls::holdToggled, this, [this](bool held) {
        m_view.hold(held, m_history.newestUs());
        redraw();
    });
    connect(m_controls, &ChartControls::copyWanted, this,
            [this] { QApplication::clipboard()->setImage(picture(pictureScale)); });
    connect(m_controls, &ChartControls::pngWanted, this,
            [this] { askFile(tr("Save the charts"), tr("Pictures (*.png)"), QStringLiteral("png")); });
    connect(m_controls, &ChartControls::svgWanted, this,
            [this] { askFile(tr("Save the charts"), tr("Drawings (*.svg)"), QStringLiteral("svg")); });
    connect(m_controls, &ChartControls::csvWanted, this,
            [this] { askFile(tr("Save the figures"), tr("Tables (*.csv)"), QStringLiteral("csv")); });
    connect(m_controls, &ChartControls::tableWanted, this,
            [this] { openChartTable(m_history, shownRange(), m_snapshot.onCluster, window()); });
}

TimeRange LiveCharts::shownRange() const {
    return m_view.shown(m_history.newestUs());
}

void LiveCharts::follow() {
    m_view.follow(m_controls->minutes() * minuteUs);
    redraw();
}

void LiveCharts::select(std::int64_t from, std::int64_t to) {
    const TimeFrame& frame = m_points.frame();
    const auto [first, last] = std::minmax(from, to);
    const TimeRange range{std::max<std::int64_t>(0, frame.timeOf(first)), frame.timeOf(last)};
    setSelection(range.lengthUs() > 0 ? std::optional(range) : std::nullopt);
}

void LiveCharts::setSelection(std::optional<TimeRange> range) {
    m_selection = range;
    m_controls->setSelected(range.has_value());
    showSelection();
    updateNote();
}

void LiveCharts::showSelection() {
    std::optional<PlotView::Stretched> buckets;
    if (m_selection && m_points.frame().valid()) {
        buckets = {m_points.frame().bucketOf(m_selection->fromUs), m_points.frame().bucketOf(m_selection->toUs)};
    }
    for (const Plot& plot : m_plots) {
        plot.view->setSelection(buckets);
    }
}

void LiveCharts::zoomToSelection() {
    if (m_selection) {
        m_view.zoomTo(*m_selection);
        setSelection({});
        m_cursor.reset();
        for (const Plot& plot : m_plots) {
            plot.view->setCursorBucket({});
        }
        redraw();
    }
}

void LiveCharts::moveCursor(std::int64_t buckets, bool select) {
    const TimeFrame& frame = m_points.frame();
    if (!frame.valid()) {
        return;
    }
    const std::int64_t before = m_cursor.value_or(frame.newest);
    const std::int64_t cursor = std::clamp(before + buckets, frame.oldest(), frame.newest);
    setCursorBucket(cursor);
    if (!select) {
        return;
    }
    // The end that the cursor stood on goes with it.
    const std::int64_t first = m_selection ? frame.bucketOf(m_selection->fromUs) : before;
    const std::int64_t last = m_selection ? frame.bucketOf(m_selection->toUs) : before;
    this->select(std::abs(first - before) < std::abs(last - before) ? last : first, cursor);
}

const Mark* LiveCharts::markAtCursor() const {
    const std::vector<Mark>& marks = m_plots[0].view->marks();
    const auto found = std::ranges::find_if(marks, [this](const Mark& mark) { return mark.bucket == m_cursor; });
    return found == marks.end() ? nullptr : &*found;
}

void LiveCharts::moveToMark(int direction) {
    const std::vector<Mark>& marks = m_plots[0].view->marks(); // oldest first
    const TimeFrame& frame = m_points.frame();
    if (marks.empty() || !frame.valid()) {
        return;
    }
    const std::int64_t here = m_cursor.value_or(direction < 0 ? frame.newest + 1 : frame.oldest() - 1);
    auto next = std::ranges::upper_bound(marks, here, {}, &Mark::bucket);
    if (direction < 0) {
        next = std::ranges::lower_bound(marks, here, {}, &Mark::bucket);
        if (next == marks.begin()) {
            return;
        }
        --next;
    }
    if (next != marks.end()) {
        setCursorBucket(next->bucket);
    }
}

void LiveCharts::revealEvent(quint64 sequence) {
    if (m_source) {
        takeNew();
    }
    const auto event = std::ranges::find(m_events, sequence, &Event::sequence);
    if (event == m_events.end() || m_history.empty()) {
        return;
    }
    const TimeRange shown = shownRange();
    const std::int64_t at = std::min(event->elapsedUs, m_history.newestUs());
    if (at < shown.fromUs || at > shown.toUs) {
        const std::int64_t half = shown.lengthUs() / 2;
        m_view.zoomTo({std::max<std::int64_t>(0, at - half), at + half});
    }
    redraw();
    setCursorBucket(m_points.frame().bucketOf(at));
}

QString LiveCharts::cursorText() const {
    const auto seconds = static_cast<double>(m_points.frame().timeOf(*m_cursor)) / 1e6;
    QString time = tr("%1 after the start").arg(human::duration(seconds));
    const Mark* mark = markAtCursor();
    const auto event = mark ? std::ranges::find(m_events, mark->sequence, &Event::sequence) : m_events.end();
    if (event == m_events.end()) {
        return time;
    }
    const QString text = engineText(event->text);
    return mark->count == 1 ? tr("%1: %2").arg(time, text)
                            : tr("%1: %2 (and %3 more)").arg(time, text).arg(mark->count - 1);
}

void LiveCharts::keyPressEvent(QKeyEvent* event) {
    const bool select = event->modifiers().testFlag(Qt::ShiftModifier);
    const std::int64_t step = event->modifiers().testFlag(Qt::ControlModifier) ? wideKeyStep : keyStep;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursor(-step, select);
    case Qt::Key_Right:
        return moveCursor(step, select);
    case Qt::Key_Home:
        return moveCursor(-m_points.frame().buckets, select);
    case Qt::Key_End:
        return moveCursor(m_points.frame().buckets, select);
    case Qt::Key_Up:
        return moveToMark(-1);
    case Qt::Key_Down:
        return moveToMark(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const Mark* mark = m_selection ? nullptr : markAtCursor()) {
            emit eventActivated(mark->sequence);
        }
        return zoomToSelection();
    case Qt::Key_Escape:
        if (m_selection || m_cursor || !m_view.isLive()) {
            setSelection({});
            setCursorBucket({});
            return follow();
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void LiveCharts::paintPlots(QPainter& painter) const {
    painter.fillRect(rect(), themeColors(palette()).surface);
    for (const Plot& plot : m_plots) {
        painter.save();
        painter.translate(plot.view->pos() - m_plots[0].view->pos());
        plot.view->paintPicture(painter);
        painter.restore();
    }
}

QImage LiveCharts::picture(double scale) const {
    const QRect plots = m_plots[0].view->geometry() | m_plots[2].view->geometry();
    QImage image(plots.size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    paintPlots(painter);
    return image;
}

bool LiveCharts::saveSvg(const QString& file) const {
    const QRect plots = m_plots[0].view->geometry() | m_plots[2].view->geometry();
    QFile output(file);
    if (!output.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        return false;
    }
    QSvgGenerator generator;
    generator.setOutputDevice(&output);
    generator.setSize(plots.size());
    generator.setViewBox(QRect({}, plots.size()));
    generator.setTitle(tr("Charts of a run"));
    QPainter painter(&generator);
    paintPlots(painter);
    return painter.end() && output.flush();
}

QString LiveCharts::csv() const {
    return samplesCsv(m_history, shownRange(), m_snapshot.onCluster);
}

void LiveCharts::askFile(const QString& title, const QString& filter, const QString& suffix) {
    auto* dialog = new QFileDialog(window(), title, {}, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(QStringLiteral("ledgerloom-charts.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, suffix, title](const QString& file) {
        if (!saveAs(file, suffix)) {
            auto* box = new QMessageBox(QMessageBox::Warning, title,
                                        tr("%1 could not be written. Choose another folder.").arg(file),
                                        QMessageBox::Ok, window());
            box->setAttribute(Qt::WA_DeleteOnClose);
            box->open();
        }
    });
    dialog->open();
}

bool LiveCharts::saveAs(const QString& file, const QString& suffix) const {
    if (suffix == QStringLiteral("png")) {
        return picture(pictureScale).save(file, "PNG");
    }
    if (suffix == QStringLiteral("svg")) {
        return saveSvg(file);
    }
    QFile output(file);
    const QByteArray text = csv().toUtf8();
    return output.open(QIODevice::WriteOnly | QIODevice::Truncate) && output.write(text) == text.size() &&
           output.flush();
}

} // namespace ledgerloom
