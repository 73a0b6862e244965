#include "ui/monitor/plot_view.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/theme_colors.h"

#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ledgerloom {

namespace {

// The three plots share their edges, so that one moment is one vertical line: wide enough for "−512 MiB" to the
// left and "1.25 GB/s" to the right in captionFont().
constexpr int leftMargin = 62;
constexpr int rightMargin = 66;
constexpr int timeLabelHeight = 22;
constexpr int bottomMargin = 8;
constexpr int reachOfMark = 6;
// Less is a click with an unsteady hand.
constexpr std::int64_t leastDragged = 3;

QCategoryAxis* newAxis(QChart* chart, QLineSeries* series, Qt::AlignmentFlag side) {
    auto* axis = new QCategoryAxis(chart);
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setTruncateLabels(false);
    chart->addAxis(axis, side);
    series->attachAxis(axis);
    return axis;
}

} // namespace

PlotView::PlotView(const PointWindow& points, QWidget* parent) : QChartView(new QChart, parent), m_points(points) {
    auto* drawn = chart();
    drawn->legend()->hide();
    drawn->setBackgroundVisible(false);
    drawn->setMargins({});
    drawn->layout()->setContentsMargins(0, 0, 0, 0);
    drawn->setAnimationOptions(QChart::NoAnimation);
    // Axes need a series to stand on; it stays empty, since samples are painted over the chart.
    auto* left = new QLineSeries(drawn);
    auto* right = new QLineSeries(drawn);
    drawn->addSeries(left);
    drawn->addSeries(right);
    m_time = newAxis(drawn, left, Qt::AlignBottom);
    right->attachAxis(m_time);
    m_leftAxis = newAxis(drawn, left, Qt::AlignLeft);
    m_rightAxis = newAxis(drawn, right, Qt::AlignRight);
    m_rightAxis->setVisible(false);
    m_rightAxis->setGridLineVisible(false);
    m_time->setLabelsVisible(false);
    setFrameShape(QFrame::NoFrame);
    setMinimumSize(280, 66); // so that a bar of some lines under the charts fits into the least window, too
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus); // the charts as a whole have the keyboard
    setViewportUpdateMode(QGraphicsView::NoViewportUpdate);
    connect(scene(), &QGraphicsScene::changed, this, [this] {
        m_baseStale = true;
        viewport()->update();
    });
    restyle();
}

int PlotView::bucketsFor(int viewWidth) {
    return std::max(1, (viewWidth - leftMargin - rightMargin) / TimeFrame::bucketPixels);
}

QRect PlotView::headerRect() const {
    return {0, 0, viewport()->width(), headerHeight};
}

void PlotView::setMarkLane(bool shown) {
    m_markLane = shown;
    placePlot();
}

void PlotView::setTimeLabels(bool shown) {
    m_timeLabels = shown;
    m_time->setLabelsVisible(shown);
    placePlot();
}

void PlotView::placePlot() {
    const int top = headerHeight + (m_markLane ? laneHeight : 2);
    const int bottom = m_timeLabels ? timeLabelHeight : bottomMargin;
    const int width = bucketsFor(viewport()->width()) * TimeFrame::bucketPixels;
    m_plot = QRect(leftMargin, top, width, std::max(20, viewport()->height() - top - bottom));
    chart()->setPlotArea(m_plot);
    // Grid and labels follow with the chart's layout, which does not ask for itself when only the plot has changed.
    chart()->layout()->invalidate();
    chart()->layout()->activate();
    m_baseStale = true;
    viewport()->update();
}

void PlotView::restyle() {
    const ThemeColors& colors = themeColors(palette());
    for (QCategoryAxis* axis : {m_time, m_leftAxis, m_rightAxis}) {
        axis->setLabelsFont(captionFont());
        axis->setLabelsColor(colors.muted);
        axis->setLinePen(Qt::NoPen);
        axis->setGridLinePen(QPen(colors.hairline, 1));
    }
    m_baseStale = true;
    viewport()->update();
}

void PlotView::setAxis(QCategoryAxis* axis, const Scale& scale) {
    const QStringList old = axis->categoriesLabels();
    for (const QString& label : old) {
        axis->remove(label);
    }
    axis->setStartValue(scale.low);
    for (const Tick& tick : scale.ticks) {
        axis->append(tick.label, tick.value);
    }
    axis->setRange(scale.low, scale.high);
    m_baseStale = true;
}

void PlotView::setTimeScale(const Scale& scale) {
    setAxis(m_time, scale);
    viewport()->update();
}

void PlotView::setContent(PlotContent content, bool moved) {
    const bool rescaled = content.left != m_content.left || content.right != m_content.right ||
                          content.guides != m_content.guides || content.bands != m_content.bands;
    const bool retold = content.legend != m_content.legend || content.notice != m_content.notice;
    if (content.left != m_content.left) {
        setAxis(m_leftAxis, content.left);
    }
    if (content.right && content.right != m_content.right) {
        setAxis(m_rightAxis, *content.right);
    }
    m_rightAxis->setVisible(content.right.has_value());
    m_content = std::move(content);
    m_baseStale = m_baseStale || rescaled;
    if (moved || rescaled) {
        viewport()->update();
    } else {
        // Only the newest bucket can have changed; one more to its left, since the line comes from there.
        viewport()->update(m_plot.adjusted(m_plot.width() - 4 * TimeFrame::bucketPixels, 0, 1, 1));
        if (retold) {
            viewport()->update(headerRect());
        }
    }
}

void PlotView::setMarks(const std::vector<Mark>& marks) {
    if (marks != m_marks) {
        m_marks = marks;
        viewport()->update();
    }
}

void PlotView::setCursorBucket(std::optional<std::int64_t> bucket) {
    if (bucket != m_cursor) {
        m_cursor = bucket;
        viewport()->update();
    }
}

void PlotView::setSelection(std::optional<Stretched> buckets) {
    if (buckets != m_selection) {
        m_selection = buckets;
        viewport()->update();
    }
}

std::int64_t PlotView::bucketAt(const QPoint& place) const {
    return m_points.frame().bucketAt(std::clamp(place.x(), m_plot.left(), m_plot.right()) - m_plot.left());
}

const Mark* PlotView::markAt(const QPoint& place) const {
    const auto near = std::find_if(m_marks.begin(), m_marks.end(), [&](const Mark& mark) {
        return std::abs(m_plot.left() + m_points.frame().x(mark.bucket) - place.x()) <= reachOfMark;
    });
    const bool inside = place.y() >= m_plot.top() - laneHeight && place.y() <= m_plot.bottom();
    return inside && near != m_marks.end() ? &*near : nullptr;
}

void PlotView::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    placePlot();
    emit resized();
}

void PlotView::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        restyle();
    }
}

void PlotView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint place = event->position().toPoint();
    viewport()->setCursor(markAt(place) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (m_dragFrom && std::abs(bucketAt(place) - *m_dragFrom) >= leastDragged) {
        emit selecting(*m_dragFrom, bucketAt(place));
    }
    if (m_plot.contains(place) && m_points.frame().valid()) {
        emit hovered(m_points.frame().bucketAt(place.x() - m_plot.left()));
    } else {
        emit left();
    }
}

void PlotView::mousePressEvent(QMouseEvent* event) {
    const QPoint place = event->position().toPoint();
    if (event->button() == Qt::LeftButton && m_plot.contains(place) && m_points.frame().valid()) {
        m_dragFrom = bucketAt(place);
    } else if (event->button() == Qt::LeftButton) {
        activateMarkAt(place);
    }
}

void PlotView::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_dragFrom || event->button() != Qt::LeftButton) {
        return;
    }
    const QPoint place = event->position().toPoint();
    if (std::abs(bucketAt(place) - *m_dragFrom) < leastDragged) {
        emit selecting(*m_dragFrom, *m_dragFrom); // a click takes a selection away
        activateMarkAt(place);
    } else {
        emit selecting(*m_dragFrom, bucketAt(place));
    }
    m_dragFrom.reset();
}

void PlotView::activateMarkAt(const QPoint& place) {
    if (const Mark* mark = markAt(place)) {
        emit markActivated(mark->sequence);
    }
}

void PlotView::wheelEvent(QWheelEvent* event) {
    constexpr int anglePerStep = 120;
    const QPoint place = event->position().toPoint();
    const int steps = event->angleDelta().y() / anglePerStep;
    if (steps != 0 && m_plot.contains(place) && m_points.frame().valid()) {
        emit wheelTurned(bucketAt(place), steps);
    }
    event->accept();
}

void PlotView::leaveEvent(QEvent* event) {
    QChartView::leaveEvent(event);
    emit left();
}

bool PlotView::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip) {
        return QChartView::viewportEvent(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const Mark* mark = markAt(help->pos())) {
        QToolTip::showText(help->globalPos(), mark->toolTip, viewport());
    } else {
        QToolTip::hideText();
    }
    return true;
}

} // namespace ledgerloom
