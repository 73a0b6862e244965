#include "ui/monitor/progress_strip.h"

#include "ui/monitor/human.h"
#include "ui/style/fonts.h"
#include "ui/style/language.h"
#include "ui/style/spacing.h"
#include "ui/style/theme_colors.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ledgerloom {

namespace {

constexpr int stripHeight = 44;
constexpr int barHeight = 8;
constexpr qint64 describeEveryMs = 5'000; // a screen reader reads it out

QColor barColor(RunState state, const ThemeColors& colors) {
    switch (state) {
    case RunState::paused:
    case RunState::waiting:
    case RunState::stopping:
    case RunState::cancelled:
        return colors.level(1).solid;
    case RunState::failed:
        return colors.level(3).solid;
    case RunState::finished:
        return colors.level(0).solid;
    case RunState::ready:
    case RunState::planning:
    case RunState::running:
        break;
    }
    return colors.accent;
}

} // namespace

ProgressStrip::ProgressStrip(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Progress"));
    describe();
}

QSize ProgressStrip::sizeHint() const {
    return {640, stripHeight};
}

QSize ProgressStrip::minimumSizeHint() const {
    return {320, stripHeight};
}

void ProgressStrip::refresh(const Snapshot& snapshot) {
    const bool stateChanged = snapshot.state != m_snapshot.state;
    m_snapshot = snapshot;
    if (stateChanged || !m_sinceDescribed.isValid() || m_sinceDescribed.elapsed() > describeEveryMs) {
        describe();
    }
    update();
}

double ProgressStrip::share() const {
    const double done = static_cast<double>(m_snapshot.rowsDone);
    const double total = static_cast<double>(m_snapshot.rowsTotal);
    return total > 0 ? std::clamp(done / total, 0.0, 1.0) : 0.0;
}

QString ProgressStrip::stateWord() const {
    switch (m_snapshot.state) {
    case RunState::ready:
        return tr("Ready");
    case RunState::planning:
        return tr("Planning");
    case RunState::running:
        return tr("Running");
    case RunState::paused:
        return tr("Paused");
    case RunState::waiting:
        return tr("Waiting");
    case RunState::stopping:
        return tr("Stopping");
    case RunState::finished:
        return tr("Finished");
    case RunState::failed:
        return tr("Failed");
    case RunState::cancelled:
        break;
    }
    return tr("Cancelled");
}

QString ProgressStrip::headline() const {
    if (m_snapshot.rowsTotal == 0) {
        return {};
    }
    // Rounded down: 100 % is said when all is done, not before.
    return tr("%1 %  ·  %2 / %3 rows")
        .arg(std::floor(share() * 100))
        .arg(human::count(static_cast<double>(m_snapshot.rowsDone)),
             human::count(static_cast<double>(m_snapshot.rowsTotal)));
}

QString ProgressStrip::ending() const {
    const double elapsed = static_cast<double>(m_snapshot.elapsedUs) / 1e6;
    switch (m_snapshot.state) {
    case RunState::ready:
    case RunState::planning:
        return {};
    case RunState::failed:
    case RunState::cancelled:
        return m_snapshot.error ? engineText(m_snapshot.error->message)
                                : tr("stopped after %1").arg(human::duration(elapsed));
    case RunState::finished:
        return tr("took %1").arg(human::duration(elapsed));
    case RunState::waiting:
        return engineText(m_snapshot.waitingFor);
    case RunState::running:
    case RunState::paused:
    case RunState::stopping:
        break;
    }
    const QString gone = human::duration(elapsed);
    if (!m_snapshot.etaLowSeconds || !m_snapshot.etaHighSeconds) {
        return tr("%1 gone  ·  ETA after the first shards").arg(gone);
    }
    return tr("%1 gone  ·  ETA %2 to %3")
        .arg(gone, human::duration(*m_snapshot.etaLowSeconds), human::duration(*m_snapshot.etaHighSeconds));
}

void ProgressStrip::describe() {
    m_sinceDescribed.start();
    setAccessibleDescription(QStringLiteral("%1. %2. %3").arg(stateWord(), headline(), ending()));
    setToolTip(m_snapshot.error ? engineText(m_snapshot.error->message).toHtmlEscaped() : QString());
}

void ProgressStrip::paintBar(QPainter& painter, const QRectF& place) const {
    const ThemeColors& colors = themeColors(palette());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.hairline);
    painter.drawRoundedRect(place, barHeight / 2.0, barHeight / 2.0);
    if (share() > 0) {
        QRectF done = place;
        done.setWidth(std::max(share() * place.width(), static_cast<double>(barHeight)));
        painter.setBrush(barColor(m_snapshot.state, colors));
        painter.drawRoundedRect(done, barHeight / 2.0, barHeight / 2.0);
    }
}

void ProgressStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors& colors = themeColors(palette());
    const QRect words(0, 4, width(), stripHeight - barHeight - 12);
    painter.setFont(strongFont());
    painter.setPen(colors.text);
    QRect used;
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, stateWord(), &used);
    painter.setFont(bodyFont());
    painter.drawText(words.adjusted(used.right() + spacing::medium, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     headline(), &used);
    const QRect rest = words.adjusted(used.right() + spacing::large, 0, 0, 0);
    const bool bad = m_snapshot.state == RunState::failed;
    painter.setPen(bad ? colors.danger : colors.muted);
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignRight,
                     painter.fontMetrics().elidedText(ending(), Qt::ElideRight, rest.width()));
    paintBar(painter, QRectF(0, stripHeight - barHeight - 6, width(), barHeight));
}

} // namespace ledgerloom
