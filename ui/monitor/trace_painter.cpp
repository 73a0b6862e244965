#include "ui/monitor/trace_painter.h"

#include "ui/style/theme_colors.h"

#include <QColor>
#include <QList>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace ledgerloom {

namespace {

constexpr double bucketPixels = TimeFrame::bucketPixels;
constexpr int areaAlphaLight = 46;
constexpr int areaAlphaDark = 60;
constexpr float veilShare = 0.5F;        // of the line's colour, the rest is ground
constexpr double leastVeil = 1;          // pixels: below, the line itself covers it
constexpr qsizetype verticesAtOnce = 48; // edges the rasteriser has to sort at once

QColor mixed(const QColor& color, const QColor& ground) {
    const auto mix = [](float a, float b) { return a * veilShare + b * (1 - veilShare); };
    return QColor::fromRgbF(mix(color.redF(), ground.redF()), mix(color.greenF(), ground.greenF()),
                            mix(color.blueF(), ground.blueF()));
}

/// A point on screen.
struct Vertex {
    double x = 0;
    double low = 0;  ///< y of the least value
    double high = 0; ///< y of the greatest value

    double middle() const { return (low + high) / 2; }
};

/// Collects the vertices of one colour and draws them when the colour or the curve ends.
class Stroke {
public:
    Stroke(QPainter& painter, const Trace& trace, const TracePlace& place, const ThemeColors& colors)
        : m_painter(painter),
          m_trace(trace),
          m_zero(place.y(std::clamp(0.0, place.low, place.high))),
          m_ground(colors.surface),
          m_areaAlpha(colors.dark ? areaAlphaDark : areaAlphaLight) {}

    void setColor(const QColor& color) {
        if (color == m_color) {
            return;
        }
        const bool goesOn = !m_vertices.isEmpty();
        const Vertex last = goesOn ? m_vertices.last() : Vertex();
        finish();
        m_color = color;
        m_veil = mixed(color, m_ground);
        if (goesOn) {
            m_vertices << Vertex{last.x, last.middle(), last.middle()};
        }
    }

    void add(const Vertex& vertex) { m_vertices << vertex; }

    void finish() {
        if (!m_vertices.isEmpty()) {
            // The line hides the steps at the area's edge.
            m_painter.setRenderHint(QPainter::Antialiasing, false);
            paintArea();
            paintVeil();
            paintLine();
        }
        m_vertices.clear();
    }

private:
    /// A polygon, although columns seem simpler: the raster engine hands translucent fills of many rows to a thread
    /// pool, so hundreds of columns a frame spend their time on waking threads.
    void paintArea() {
        if (!m_trace.filled) {
            return;
        }
        QPolygonF area;
        for (const Vertex& vertex : std::as_const(m_vertices)) {
            area << QPointF(vertex.x, vertex.middle());
        }
        area << QPointF(m_vertices.last().x, m_zero) << QPointF(m_vertices.first().x, m_zero);
        QColor color = m_color;
        color.setAlpha(m_areaAlpha);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
        m_painter.drawPolygon(area);
    }

    /// Opaque columns, for the same reason.
    void paintVeil() {
        for (const Vertex& vertex : std::as_const(m_vertices)) {
            if (vertex.low - vertex.high > leastVeil) {
                m_painter.fillRect(
                    QRectF(vertex.x - bucketPixels / 2, vertex.high, bucketPixels, vertex.low - vertex.high), m_veil);
            }
        }
    }

    void paintLine() {
        m_painter.setRenderHint(QPainter::Antialiasing, true);
        m_painter.setPen(QPen(m_color, 1));
        QPolygonF line;
        for (const Vertex& vertex : std::as_const(m_vertices)) {
            line << QPointF(vertex.x, vertex.middle());
            if (line.size() == verticesAtOnce) {
                m_painter.drawPolyline(line);
                line = QPolygonF({line.last()});
            }
        }
        if (line.size() == 1) {
            line << line.first() + QPointF(bucketPixels / 2, 0);
        }
        m_painter.drawPolyline(line);
    }

    QPainter& m_painter;
    const Trace& m_trace;
    double m_zero;
    QColor m_ground;
    int m_areaAlpha;
    QColor m_color;
    QColor m_veil;
    QList<Vertex> m_vertices;
};

} // namespace

void paintTrace(QPainter& painter, const PointWindow& points, const Trace& trace, const TracePlace& place,
                const ThemeColors& colors) {
    const TimeFrame& frame = points.frame();
    const std::int64_t from = frame.bucketAt(place.exposed.left() - place.plot.left()) - 1;
    const std::int64_t to = frame.bucketAt(place.exposed.right() - place.plot.left()) + 1;
    const auto& all = points.points();
    auto point = std::lower_bound(all.begin(), all.end(), from, [](const Point& candidate, std::int64_t wanted) {
        return candidate.bucket < wanted;
    });
    if (point != all.begin()) {
        --point; // the line comes in from there
    }
    Stroke stroke(painter, trace, place, colors);
    bool beyond = false;
    for (; point != all.end() && !beyond; ++point) {
        const Extent& extent = point->stretch[trace.measure];
        beyond = point->bucket > to;
        if (!extent.known()) {
            stroke.finish();
            continue;
        }
        stroke.setColor(trace.color.isValid() ? trace.color : colors.level(point->stretch.level).solid);
        stroke.add({place.plot.left() + frame.x(point->bucket), place.y(static_cast<double>(extent.low)),
                    place.y(static_cast<double>(extent.high))});
    }
    stroke.finish();
}

} // namespace ledgerloom
