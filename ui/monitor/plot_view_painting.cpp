#include "ui/monitor/plot_view.h"
#include "ui/monitor/trace_painter.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/theme_colors.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ledgerloom {

namespace {

constexpr int swatch = 9;

/// Writes into `place`, centred in its height, and answers where the text ends.
int write(QPainter& painter, const QRect& place, const QFont& font, const QColor& color, const QString& text) {
    painter.setFont(font);
    painter.setPen(color);
    QRect used;
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, text, &used);
    return used.right() + 1;
}

void paintSwatch(QPainter& painter, const QRect& place, const LegendEntry& entry) {
    painter.setRenderHint(QPainter::Antialiasing);
    if (entry.filled) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(entry.color);
        painter.drawRoundedRect(place, 2, 2);
    } else {
        painter.setPen(QPen(entry.color, 2));
        painter.drawLine(QLineF(place.left(), place.center().y() + 0.5, place.right() + 1, place.center().y() + 0.5));
    }
}

} // namespace

void PlotView::paintEvent(QPaintEvent* event) {
    renderBase();
    QPainter painter(viewport());
    const double ratio = m_base.devicePixelRatio();
    for (const QRect& part : event->region()) {
        const QRectF source(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio);
        painter.drawPixmap(part, m_base, source.toRect());
    }
    // The region, not its bounding rectangle: header and newest bucket together would span the whole view.
    const QRegion plot = event->region() & m_plot.adjusted(-1, -laneHeight, 1, 1);
    if (!plot.isEmpty()) {
        paintTraces(painter, plot.boundingRect());
        paintGuideLabels(painter);
        paintSelection(painter);
        paintMarks(painter);
        paintCursor(painter);
    }
    if (event->region().intersects(headerRect())) {
        paintHeader(painter);
    }
}

void PlotView::renderBase() {
    const double ratio = devicePixelRatioF();
    const QSize wanted = viewport()->size() * ratio;
    if (!m_baseStale && m_base.size() == wanted) {
        return;
    }
    m_base = QPixmap(wanted);
    m_base.setDevicePixelRatio(ratio);
    m_base.fill(themeColors(palette()).surface);
    QPainter painter(&m_base);
    paintBase(painter);
    m_baseStale = false;
}

void PlotView::paintBase(QPainter& painter) const {
    paintBands(painter);
    scene()->render(&painter, viewport()->rect(), viewport()->rect());
    paintGuides(painter);
}

void PlotView::paintPicture(QPainter& painter) const {
    paintBase(painter);
    paintTraces(painter, m_plot);
    paintGuideLabels(painter);
    paintMarks(painter);
    paintHeader(painter);
}

double PlotView::yOf(double value) const {
    const Scale& scale = m_content.left;
    return m_plot.top() + m_plot.height() * (scale.high - value) / (scale.high - scale.low);
}

void PlotView::paintBands(QPainter& painter) const {
    painter.setClipRect(m_plot);
    for (const Band& band : m_content.bands) {
        painter.fillRect(QRectF(QPointF(m_plot.left(), yOf(band.high)), QPointF(m_plot.right() + 1, yOf(band.low))),
                         band.color);
    }
    painter.setClipping(false);
}

void PlotView::paintGuides(QPainter& painter) const {
    for (const Guide& guide : m_content.guides) {
        const double y = std::round(yOf(guide.value)) + 0.5;
        painter.setPen(QPen(guide.color, 1, guide.pen));
        painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right() + 1, y));
    }
}

/// Over the traces, on a ground of their own: no curve strikes them through. One that has no room is left out; the
/// line's colour and the level strip still tell of it.
void PlotView::paintGuideLabels(QPainter& painter) const {
    painter.setFont(captionFont());
    const int height = painter.fontMetrics().height();
    for (const Guide& guide : m_content.guides) {
        const double y = std::round(yOf(guide.value)) + 0.5;
        const bool below = guide.labelBelow || y - height < m_plot.top();
        const double top = below ? y + 1 : y - height;
        if (top + height > m_plot.bottom() + 1)
            continue;
        const QRectF place(m_plot.left() + spacing::tight, top,
                           painter.fontMetrics().horizontalAdvance(guide.label) + spacing::small, height);
        QColor ground = themeColors(palette()).surface;
        ground.setAlpha(215);
        painter.fillRect(place.adjusted(0, 1, 0, -1), ground);
        painter.setPen(guide.textColor);
        painter.drawText(place, Qt::AlignCenter, guide.label);
    }
}

void PlotView::paintTraces(QPainter& painter, const QRect& exposed) const {
    painter.save();
    painter.setClipRect(m_plot.adjusted(0, -1, 0, 1) & exposed);
    for (const Trace& trace : m_content.traces) {
        const Scale& scale = trace.rightAxis && m_content.right ? *m_content.right : m_content.left;
        paintTrace(painter, m_points, trace, {m_plot, exposed, scale.low, scale.high}, themeColors(palette()));
    }
    painter.restore();
}

void PlotView::paintMarks(QPainter& painter) const {
    const ThemeColors& colors = themeColors(palette());
    for (const Mark& mark : m_marks) {
        const double x = m_plot.left() + m_points.frame().x(mark.bucket);
        QColor line = colors.muted;
        line.setAlpha(110);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(line, 1, Qt::DotLine));
        painter.drawLine(QLineF(x, m_plot.top(), x, m_plot.bottom()));
        if (m_markLane) {
            paintMark(painter, {x, m_plot.top() - 7.0}, mark, colors);
        }
    }
}

void PlotView::paintSelection(QPainter& painter) const {
    if (!m_selection) {
        return;
    }
    const auto [first, last] = std::minmax(m_selection->first, m_selection->second);
    const double left = m_plot.left() + m_points.frame().x(first);
    const double right = m_plot.left() + m_points.frame().x(last);
    const QColor accent = themeColors(palette()).accent;
    QColor tint = accent;
    tint.setAlpha(36);
    painter.save();
    painter.setClipRect(m_plot);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(QPointF(left, m_plot.top()), QPointF(right, m_plot.bottom() + 1)), tint);
    painter.setPen(QPen(accent, 1));
    painter.drawLine(QLineF(left, m_plot.top(), left, m_plot.bottom()));
    painter.drawLine(QLineF(right, m_plot.top(), right, m_plot.bottom()));
    painter.restore();
}

void PlotView::paintCursor(QPainter& painter) const {
    if (m_cursor) {
        const double x = m_plot.left() + m_points.frame().x(*m_cursor);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(themeColors(palette()).text, 1));
        painter.drawLine(QLineF(x, m_plot.top(), x, m_plot.bottom()));
    }
}

void PlotView::paintHeader(QPainter& painter) const {
    const ThemeColors& colors = themeColors(palette());
    const int right = viewport()->width() - spacing::medium;
    const auto from = [&](int left) { return QRect(left, 0, std::max(0, right - left), headerHeight); };
    int x = write(painter, from(m_plot.left()), strongFont(), colors.text, m_content.title);
    for (const LegendEntry& entry : m_content.legend) {
        x += spacing::large;
        paintSwatch(painter, QRect(x, (headerHeight - swatch) / 2, swatch, swatch), entry);
        x = write(painter, from(x + swatch + spacing::tight + 1), captionFont(), colors.muted, entry.name);
        x = write(painter, from(x + spacing::tight + 1), captionFont(), colors.text, entry.value);
    }
    const QRect rest = from(x + spacing::large);
    painter.setPen(colors.muted);
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignRight,
                     painter.fontMetrics().elidedText(m_content.notice, Qt::ElideRight, rest.width()));
}

} // namespace ledgerloom
