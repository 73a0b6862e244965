#include "ui/monitor/level_strip.h"

#include "ui/monitor/human.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/style/theme_colors.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace ledgerloom {

namespace {

constexpr int stripHeight = 48;
constexpr int iconSize = 18;
constexpr int gaugeHeight = 4;
constexpr qint64 describeEveryMs = 5'000; // a screen reader reads it out

/// One figure with its name over it.
struct Figure {
    QString name;
    QString value;
    QString widest; ///< the longest text it may show: its place never moves
};

void paintFigure(QPainter& painter, const QRect& place, const Figure& figure, const ThemeColors& colors) {
    painter.setFont(captionFont());
    painter.setPen(colors.muted);
    painter.drawText(place.adjusted(0, 6, 0, 0), Qt::AlignTop | Qt::AlignLeft, figure.name);
    painter.setFont(strongFont());
    painter.setPen(colors.text);
    painter.drawText(place.adjusted(0, 0, 0, -7), Qt::AlignBottom | Qt::AlignLeft, figure.value);
}

void paintGauge(QPainter& painter, const QRectF& place, double share, const QColor& color, const ThemeColors& colors) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.hairline);
    painter.drawRoundedRect(place, gaugeHeight / 2.0, gaugeHeight / 2.0);
    if (share > 0) {
        painter.setBrush(color);
        QRectF used = place;
        used.setWidth(std::clamp(share * place.width(), static_cast<double>(gaugeHeight), place.width()));
        painter.drawRoundedRect(used, gaugeHeight / 2.0, gaugeHeight / 2.0);
    }
}

} // namespace

LevelStrip::LevelStrip(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Memory pressure"));
    describe();
}

QSize LevelStrip::sizeHint() const {
    return {640, stripHeight};
}

QSize LevelStrip::minimumSizeHint() const {
    return {360, stripHeight};
}

void LevelStrip::refresh(const Snapshot& snapshot) {
    const bool levelChanged = snapshot.level != m_snapshot.level || snapshot.state != m_snapshot.state;
    m_snapshot = snapshot;
    if (levelChanged || !m_sinceDescribed.isValid() || m_sinceDescribed.elapsed() > describeEveryMs) {
        describe();
    }
    update();
}

void LevelStrip::describe() {
    m_sinceDescribed.start();
    setAccessibleDescription(tr("Level %1. Memory %2 of %3, growth %4, %5.")
                                 .arg(levelWord(), human::memory(m_snapshot.sample.processBytes), limitText(),
                                      human::growth(m_snapshot.sample.growthBytesPerSecond),
                                      human::rows(m_snapshot.sample.rowsPerSecond)));
}

QString LevelStrip::levelWord() const {
    if (m_snapshot.state == RunState::ready) {
        return tr("IDLE");
    }
    switch (m_snapshot.level) {
    case Level::normal:
        return tr("NORMAL");
    case Level::warning:
        return tr("WARNING");
    case Level::critical:
        return tr("CRITICAL");
    case Level::emergency:
        break;
    }
    return tr("EMERGENCY");
}

QString LevelStrip::limitText() const {
    return m_snapshot.memoryLimitBytes > 0 ? human::memory(m_snapshot.memoryLimitBytes) : QStringLiteral("–");
}

int LevelStrip::paintPill(QPainter& painter) const {
    const ThemeColors& colors = themeColors(palette());
    const bool idle = m_snapshot.state == RunState::ready;
    const LevelColors& level = colors.level(static_cast<std::uint8_t>(m_snapshot.level));
    painter.setFont(strongFont());
    const QFontMetrics metrics = painter.fontMetrics();
    const int wordWidth = std::max(metrics.horizontalAdvance(levelWord()), metrics.horizontalAdvance(tr("WARNING")));
    const QRect pill(0, 8, spacing::medium + iconSize + spacing::small + wordWidth + spacing::medium, stripHeight - 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(idle ? colors.raised : level.tint);
    painter.drawRoundedRect(pill, pill.height() / 2.0, pill.height() / 2.0);
    const QColor ink = idle ? colors.muted : level.text;
    const QPixmap icon =
        iconPixmap(idle ? QStringLiteral("clock") : levelIconName(static_cast<std::uint8_t>(m_snapshot.level)),
                   idle ? ink : level.solid, iconSize, devicePixelRatioF());
    painter.drawPixmap(pill.left() + spacing::medium, pill.center().y() - iconSize / 2 + 1, icon);
    painter.setPen(ink);
    painter.drawText(pill.adjusted(spacing::medium + iconSize + spacing::small, 0, 0, 0),
                     Qt::AlignVCenter | Qt::AlignLeft, levelWord());
    return pill.right() + 1;
}

void LevelStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors& colors = themeColors(palette());
    const Sample& sample = m_snapshot.sample;
    const bool idle = m_snapshot.state == RunState::ready;
    const auto dashIfIdle = [&](const QString& text) { return idle ? QStringLiteral("–") : text; };
    const bool onCluster = m_snapshot.onCluster;
    const std::array<Figure, 4> figures{
        {{onCluster ? tr("Memory of the cluster") : tr("Memory used of limit"),
          dashIfIdle(tr("%1 / %2").arg(human::memory(sample.processBytes), limitText())),
          QStringLiteral("88.8 MiB / 88.8 GiB")},
         {tr("Growth"), dashIfIdle(human::growth(sample.growthBytesPerSecond)), QStringLiteral("+888 MiB/s")},
         {tr("Throughput"), dashIfIdle(human::rows(sample.rowsPerSecond)), QStringLiteral("8.88M rows/s")},
         {onCluster ? tr("Tasks") : tr("Workers"),
          dashIfIdle(tr("%1 of %2").arg(m_snapshot.workersActive).arg(m_snapshot.workersWanted)),
          QStringLiteral("88 of 88")}}};
    int x = paintPill(painter) + spacing::huge;
    const QFontMetrics metrics{strongFont()};
    const QFontMetrics names{captionFont()};
    for (const Figure& figure : figures) {
        const int wide = std::max(metrics.horizontalAdvance(figure.widest), names.horizontalAdvance(figure.name));
        if (x + wide > width()) {
            break; // a narrow window keeps what matters most
        }
        paintFigure(painter, QRect(x, 0, wide + spacing::small, stripHeight), figure, colors);
        if (x > 0 && &figure == &figures.front() && !idle) {
            const auto limit = static_cast<double>(m_snapshot.memoryLimitBytes);
            const double used = sample.processBytes ? static_cast<double>(*sample.processBytes) : 0.0;
            paintGauge(painter, QRectF(x, stripHeight - gaugeHeight, wide, gaugeHeight), limit > 0 ? used / limit : 0,
                       colors.level(static_cast<std::uint8_t>(m_snapshot.level)).solid, colors);
        }
        x += wide + spacing::huge;
    }
}

} // namespace ledgerloom
