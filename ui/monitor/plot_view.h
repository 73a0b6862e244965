#pragma once

#include "ui/monitor/marks.h"
#include "ui/monitor/plot_content.h"

#include <QChartView>
#include <QPixmap>

#include <optional>
#include <utility>
#include <vector>

class QCategoryAxis;

namespace ledgerloom {

/// One chart. Qt Charts lays out and draws axes, labels and grid, seldom, into a pixmap; the samples are painted over
/// it at each refresh, and only where they changed: which costs less than a series in the chart.
/// GUI thread only. `points` must outlive the view.
class PlotView : public QChartView {
    Q_OBJECT

public:
    explicit PlotView(const PointWindow& points, QWidget* parent = nullptr);

    /// Room over the plot for the signs of events; marks are lines without signs where there is none.
    void setMarkLane(bool shown);
    /// Whether the labels of the time axis stand under this plot.
    void setTimeLabels(bool shown);
    void setTimeScale(const Scale& scale);
    /// `moved`: more than the newest bucket of the points changed.
    void setContent(PlotContent content, bool moved);
    void setMarks(const std::vector<Mark>& marks);
    /// Draws the shared cursor at a bucket, or none.
    void setCursorBucket(std::optional<std::int64_t> bucket);
    /// Tints a stretch from the first of these buckets to the second, or none.
    using Stretched = std::pair<std::int64_t, std::int64_t>;
    void setSelection(std::optional<Stretched> buckets);
    /// Paints everything but cursor and selection, at the view's size: for pictures.
    void paintPicture(QPainter& painter) const;

    const PlotContent& content() const { return m_content; }
    const std::vector<Mark>& marks() const { return m_marks; }
    QRect plotRect() const { return m_plot; }
    /// Whole buckets that fit a view of this width.
    static int bucketsFor(int viewWidth);

signals:
    void hovered(qint64 bucket);
    void left();
    /// A stretch is being dragged over, from the first bucket to the second in the order of the hand; the same twice
    /// for a click.
    void selecting(qint64 from, qint64 to);
    /// The wheel was turned over a bucket, away from the user for more than zero.
    void wheelTurned(qint64 bucket, int steps);
    void markActivated(quint64 sequence);
    void resized();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    static constexpr int headerHeight = 24;
    static constexpr int laneHeight = 13;

    void placePlot();
    void restyle();
    void setAxis(QCategoryAxis* axis, const Scale& scale);
    void renderBase();
    void paintBase(QPainter& painter) const;
    void paintSelection(QPainter& painter) const;
    std::int64_t bucketAt(const QPoint& place) const;
    void paintBands(QPainter& painter) const;
    void paintGuides(QPainter& painter) const;
    void paintGuideLabels(QPainter& painter) const;
    void paintTraces(QPainter& painter, const QRect& exposed) const;
    void paintMarks(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;
    void paintHeader(QPainter& painter) const;
    const Mark* markAt(const QPoint& place) const;
    void activateMarkAt(const QPoint& place);
    double yOf(double value) const;
    QRect headerRect() const;

    const PointWindow& m_points;
    QCategoryAxis* m_time;
    QCategoryAxis* m_leftAxis;
    QCategoryAxis* m_rightAxis;
    PlotContent m_content;
    std::vector<Mark> m_marks;
    std::optional<std::int64_t> m_cursor;
    std::optional<Stretched> m_selection;
    std::optional<std::int64_t> m_dragFrom;
    QRect m_plot;
    QPixmap m_base;
    bool m_baseStale = true;
    bool m_markLane = false;
    bool m_timeLabels = false;
};

} // namespace ledgerloom
