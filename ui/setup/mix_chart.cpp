#include "ui/setup/mix_chart.h"

#include "core/fraud/fraud_mix.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/style_parts.h"
#include "ui/style/theme_colors.h"

#include <QEvent>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr int barHeight = 6;

QString percentText(double percent) {
    return QStringLiteral("%1 %").arg(QLocale().toString(percent, 'f', 1));
}

} // namespace

MixChart::MixChart(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    show(usualScenarios);
}

void MixChart::show(const ScenarioWeights& weights) {
    m_bars.clear();
    for (const TypeShare& share : fraudTypeShares(weights))
        m_bars.push_back(
            {QString::fromUtf8(share.type.data(), qsizetype(share.type.size())), double(share.rowsPpm) / 10'000.0});
    std::ranges::stable_sort(m_bars, std::ranges::greater(), &Bar::percent);
    describe();
    updateGeometry();
    update();
}

void MixChart::describe() {
    setAccessibleName(tr("Fraud types"));
    setToolTip(tr("Share of each type among fraudulent rows"));
    QStringList all;
    for (const Bar& bar : m_bars)
        all << QStringLiteral("%1 %2").arg(bar.type, percentText(bar.percent));
    setAccessibleDescription(all.join(QStringLiteral(", ")));
}

int MixChart::lineHeight() const {
    return QFontMetrics(captionFont()).height() + 2;
}

QSize MixChart::sizeHint() const {
    return {220, int(m_bars.size()) * lineHeight()};
}

void MixChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        describe();
    QWidget::changeEvent(event);
}

void MixChart::paintEvent(QPaintEvent*) {
    const ThemeColors& c = themeColors(palette());
    QPainter painter(this);
    painter.setFont(captionFont());
    const QFontMetrics metrics(captionFont());
    int names = 0;
    for (const Bar& bar : m_bars)
        names = std::max(names, metrics.horizontalAdvance(bar.type));
    const int figures = metrics.horizontalAdvance(percentText(88.8));
    const double most = m_bars.empty() ? 1 : std::max(1.0, m_bars.front().percent);
    const int from = names + spacing::medium;
    const int length = std::max(0, width() - from - spacing::medium - figures);
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const QRect line(0, int(i) * lineHeight(), width(), lineHeight());
        painter.setPen(c.muted);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, m_bars[i].type);
        painter.setPen(c.text);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, percentText(m_bars[i].percent));
        const int share = std::max(1, int(length * m_bars[i].percent / most));
        parts::drawBox(painter, QRect(from, line.center().y() - barHeight / 2, share, barHeight), 2, c.accent,
                       c.accent);
    }
}

} // namespace ledgerloom
