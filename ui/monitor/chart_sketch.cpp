#include "ui/monitor/chart_sketch.h"

#include "ui/style/spacing.h"
#include "ui/style/theme_colors.h"

#include <QPainter>
#include <QPainterPath>

#include <array>

namespace ledgerloom {

namespace {

constexpr QSize sketchSize(148, 72);

using Shape = std::array<double, 9>;
constexpr Shape memoryShape{0.12, 0.30, 0.34, 0.52, 0.72, 0.80, 0.58, 0.44, 0.46};
constexpr Shape growthShape{0.30, 0.85, 0.45, 0.62, 0.75, 0.40, -0.55, -0.40, 0.12};
constexpr Shape rowsShape{0.10, 0.55, 0.72, 0.70, 0.62, 0.50, 0.64, 0.76, 0.74};
constexpr Shape bytesShape{0.05, 0.35, 0.52, 0.50, 0.44, 0.34, 0.46, 0.56, 0.55};

QPainterPath curve(const QRectF& area, const Shape& shape) {
    QPainterPath path;
    const double step = area.width() / static_cast<double>(shape.size() - 1);
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const QPointF point(area.left() + step * static_cast<double>(i), area.bottom() - area.height() * shape[i]);
        if (i == 0) {
            path.moveTo(point);
            continue;
        }
        const QPointF before = path.currentPosition();
        const double middle = (before.x() + point.x()) / 2;
        path.cubicTo({middle, before.y()}, {middle, point.y()}, point);
    }
    return path;
}

void paintArea(QPainter& painter, const QRectF& area, const Shape& shape, QColor color) {
    QPainterPath path = curve(area, shape);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.5));
    painter.drawPath(path);
    path.lineTo(area.bottomRight());
    path.lineTo(area.bottomLeft());
    color.setAlpha(40);
    painter.fillPath(path, color);
}

void paintMemory(QPainter& painter, const QRectF& area, const ThemeColors& colors) {
    const double soft = area.bottom() - area.height() * 0.66;
    painter.save();
    painter.setClipRect(QRectF(area.left(), soft, area.width(), area.bottom() - soft));
    paintArea(painter, area, memoryShape, colors.level(0).solid);
    painter.setClipRect(QRectF(area.left(), area.top(), area.width(), soft - area.top()));
    paintArea(painter, area, memoryShape, colors.level(1).solid);
    painter.restore();
    painter.setPen(QPen(colors.level(2).solid, 1, Qt::DashLine));
    painter.drawLine(QPointF(area.left(), soft), QPointF(area.right(), soft));
}

void paintGrowth(QPainter& painter, const QRectF& area, const ThemeColors& colors) {
    const double zero = area.top() + area.height() * 0.6;
    const double step = area.width() / static_cast<double>(growthShape.size());
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < growthShape.size(); ++i) {
        const double height = growthShape[i] * area.height() * 0.6;
        painter.setBrush(height > 0.45 * area.height() ? colors.level(1).solid : colors.level(0).solid);
        const double left = area.left() + step * static_cast<double>(i) + 2;
        painter.drawRoundedRect(QRectF(QPointF(left, zero - height), QPointF(left + step - 4, zero)).normalized(), 2,
                                2);
    }
    painter.setPen(QPen(colors.border, 1));
    painter.drawLine(QPointF(area.left(), zero), QPointF(area.right(), zero));
}

} // namespace

ChartSketch::ChartSketch(Kind kind, QWidget* parent) : QWidget(parent), m_kind(kind) {
    setFixedSize(sketchSize);
}

void ChartSketch::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const ThemeColors& colors = themeColors(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.hairline, 1));
    painter.setBrush(colors.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::radius, spacing::radius);
    const QRectF area = QRectF(rect()).adjusted(12, 12, -12, -12);
    switch (m_kind) {
    case Kind::memory:
        paintMemory(painter, area, colors);
        break;
    case Kind::growth:
        paintGrowth(painter, area, colors);
        break;
    case Kind::throughput:
        paintArea(painter, area, rowsShape, colors.series1);
        painter.strokePath(curve(area, bytesShape), QPen(colors.series2, 1.5));
        break;
    }
}

} // namespace ledgerloom
