#include "ui/dataset/value_bars.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/theme_colors.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr int barHeight = 6;
constexpr int entryHeight = 34;
constexpr double leastBar = 2; ///< a value that is there is seen

QString percent(std::uint64_t part, std::uint64_t whole) {
    const double share = whole > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0;
    return QLocale().toString(share, 'f', share < 10 ? 2 : 1);
}

} // namespace

ValueBars::ValueBars(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Most frequent values"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QString ValueBars::told(const ValueRows& value) const {
    const QString rows = QLocale().toString(qulonglong(value.rows));
    return m_labelled && value.fraudRows > 0 ? tr("%1, %2 % fraud").arg(rows, percent(value.fraudRows, value.rows))
                                             : rows;
}

void ValueBars::show(std::vector<ValueRows> values, std::uint64_t rows, bool labelled) {
    m_values = std::move(values);
    m_rows = rows;
    m_labelled = labelled;
    QStringList lines;
    for (const ValueRows& value : m_values)
        lines << QString::fromStdString(value.value) + QStringLiteral(": ") + told(value);
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize ValueBars::sizeHint() const {
    return {200, entryHeight * int(m_values.size())};
}

QSize ValueBars::minimumSizeHint() const {
    return {120, sizeHint().height()};
}

void ValueBars::paintEvent(QPaintEvent*) {
    const ThemeColors& colors = themeColors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(captionFont());
    const QFontMetrics metrics(captionFont());
    std::uint64_t most = 1;
    for (const ValueRows& value : m_values)
        most = std::max(most, value.rows);
    int top = 0;
    for (const ValueRows& value : m_values) {
        const QString figures = told(value);
        const int room = width() - metrics.horizontalAdvance(figures) - spacing::small;
        const QRect line(0, top, width(), entryHeight - barHeight - spacing::small);
        painter.setPen(colors.text);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(QString::fromStdString(value.value), Qt::ElideRight, room));
        painter.setPen(colors.muted);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, figures);
        const double full = static_cast<double>(width());
        const QRectF track(0, line.bottom() + 1, full, barHeight);
        const double length = std::max(leastBar, full * static_cast<double>(value.rows) / static_cast<double>(most));
        const double fraud = m_labelled && value.fraudRows > 0
                                 ? std::max(leastBar, length * static_cast<double>(value.fraudRows) /
                                                          static_cast<double>(std::max<std::uint64_t>(1, value.rows)))
                                 : 0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.hairline);
        painter.drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
        painter.setBrush(colors.series1);
        painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(length, barHeight)), barHeight / 2.0, barHeight / 2.0);
        painter.setBrush(colors.level(3).solid);
        painter.drawRect(QRectF(track.topLeft(), QSizeF(fraud, barHeight)));
        top += entryHeight;
    }
}

} // namespace ledgerloom
