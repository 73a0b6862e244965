#include "ui/setup/gauge.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/style/style_parts.h"
#include "ui/style/theme_colors.h"

#include <QPainter>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr int barHeight = 6;
// Bars of gauges that stand under each other begin and end alike.
constexpr int titleWidth = 62;
constexpr int textWidth = 160;
constexpr int leastBarWidth = 24;

} // namespace

Gauge::Gauge(const QString& icon, const QString& title, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_title(title) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(title);
}

void Gauge::show(quint64 needed, quint64 capacity, const QString& text) {
    m_needed = needed;
    m_capacity = capacity;
    m_text = text;
    setAccessibleDescription(text);
    update();
}

void Gauge::clear() {
    show(0, 0, QStringLiteral("–"));
}

QSize Gauge::sizeHint() const {
    return {220, 20};
}

void Gauge::paintEvent(QPaintEvent*) {
    const ThemeColors& c = themeColors(palette());
    const bool over = m_capacity > 0 && m_needed > m_capacity;
    QPainter painter(this);
    painter.drawPixmap(QPointF(0, 2), iconPixmap(m_icon, over ? c.danger : c.muted, 16, devicePixelRatioF()));
    const QRect line(24, 0, width() - 24, height());
    painter.setFont(bodyFont());
    painter.setPen(c.muted);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_title);
    painter.setPen(over ? c.danger : c.text);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, m_text);
    const int left = line.left() + titleWidth;
    const int right = width() - std::max(textWidth, painter.fontMetrics().horizontalAdvance(m_text) + spacing::small);
    if (right - left >= leastBarWidth)
        paintBar(painter, QRect(left, (height() - barHeight) / 2 + 1, right - left, barHeight));
}

void Gauge::paintBar(QPainter& painter, const QRect& bar) const {
    const ThemeColors& c = themeColors(palette());
    parts::drawBox(painter, bar, barHeight / 2.0, c.hairline, Qt::transparent);
    if (m_capacity == 0 || m_needed == 0)
        return;
    const bool over = m_needed > m_capacity;
    // Over capacity the whole bar stands for the need, and the mark for where the capacity ends.
    const double share = over ? 1.0 : double(m_needed) / double(m_capacity);
    const double fill = std::max(double(barHeight), share * bar.width());
    const QColor color = over ? c.level(3).solid : share > 0.9 ? c.level(1).solid : c.accent;
    parts::drawBox(painter, QRect(bar.left(), bar.top(), int(fill), bar.height()), barHeight / 2.0, color,
                   Qt::transparent);
    if (over) {
        const int mark = bar.left() + int(double(m_capacity) / double(m_needed) * bar.width());
        painter.fillRect(QRect(mark, bar.top() - 2, 2, bar.height() + 4), c.text);
    }
}

} // namespace ledgerloom
