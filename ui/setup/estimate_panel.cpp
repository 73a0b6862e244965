#include "ui/setup/estimate_panel.h"

#include "core/base/units.h"
#include "ui/setup/estimate_texts.h"
#include "ui/setup/gauge.h"
#include "ui/setup/notes_popup.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/spacing.h"
#include "ui/style/theme_colors.h"
#include "ui/style/tone_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace ledgerloom {

namespace {

QString binary(quint64 bytes) {
    return local(formatSize(bytes, SizeStyle::binary));
}

ToneLabel* caption(Tone tone, QWidget* parent) {
    auto* label = new ToneLabel(tone, parent);
    label->setFont(captionFont());
    return label;
}

} // namespace

EstimatePanel::EstimatePanel(QWidget* parent)
    : QWidget(parent),
      m_details(caption(Tone::muted, this)),
      m_freshness(caption(Tone::muted, this)),
      m_disk(new Gauge(QStringLiteral("disk"), tr("Disk"), this)),
      m_memory(new Gauge(QStringLiteral("memory"), tr("Memory"), this)),
      m_absent(caption(Tone::muted, this)),
      m_notes(new QToolButton(this)),
      m_readyIcon(new QLabel(this)),
      m_ready(new ToneLabel(Tone::muted, this)),
      m_fix(new QToolButton(this)) {
    auto* heading = new ToneLabel(Tone::muted, this);
    heading->setFont(overlineFont());
    heading->setText(tr("ESTIMATE"));
    auto* top = new QHBoxLayout;
    top->addWidget(heading);
    top->addStretch(1);
    top->addWidget(m_freshness);
    top->addWidget(m_notes);

    auto* figures = new QGridLayout;
    figures->setHorizontalSpacing(spacing::medium);
    figures->setVerticalSpacing(0);
    m_rows = addFigure(figures, 0, tr("rows"));
    m_size = addFigure(figures, 1, tr("on disk"));
    m_time = addFigure(figures, 2, tr("time"));
    m_timeName = qobject_cast<QLabel*>(figures->itemAtPosition(1, 2)->widget());

    m_notes->setText(tr("Details"));
    m_notes->setIcon(themedIcon(QStringLiteral("info")));
    m_notes->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_notes->setAutoRaise(true);
    m_notes->setFocusPolicy(Qt::TabFocus);
    m_notes->setPopupMode(QToolButton::InstantPopup);
    m_notes->setMenu(new NotesPopup(m_notes));

    m_ready->setObjectName(QStringLiteral("readiness"));
    m_ready->setWordWrap(true);
    m_readyIcon->setFixedSize(16, 18);
    auto* ready = new QHBoxLayout;
    ready->setSpacing(spacing::small);
    ready->addWidget(m_readyIcon, 0, Qt::AlignTop);
    ready->addWidget(m_ready, 1);
    ready->addWidget(m_fix, 0, Qt::AlignTop);
    m_fix->setObjectName(QStringLiteral("fix"));
    m_fix->setFocusPolicy(Qt::TabFocus);
    m_fix->hide();
    connect(m_fix, &QToolButton::clicked, this, &EstimatePanel::fixWanted);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::large, spacing::small, spacing::large, spacing::medium);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addLayout(figures);
    layout->addWidget(m_details);
    layout->addWidget(m_disk);
    layout->addWidget(m_memory);
    layout->addWidget(m_absent);
    layout->addLayout(ready);
    showNothing();
}

void EstimatePanel::setMadeElsewhere(bool elsewhere) {
    m_timeName->setText(elsewhere ? tr("time here") : tr("time"));
    m_time->setAccessibleName(m_timeName->text());
    m_time->setToolTip(elsewhere ? tr("What this computer would take; ledgerloom estimate --on tells a cluster's time")
                                 : QString());
}

QLabel* EstimatePanel::addFigure(QGridLayout* grid, int column, const QString& text) {
    auto* value = new QLabel(this);
    value->setFont(figureFont());
    value->setMinimumWidth(1); // a long figure must not push the window wider
    value->setAccessibleName(text);
    auto* under = caption(Tone::muted, this);
    under->setText(text);
    grid->addWidget(value, 0, column);
    grid->addWidget(under, 1, column);
    grid->setColumnStretch(column, column == 2 ? 0 : 1);
    return value;
}

void EstimatePanel::showEstimate(const Estimate& estimate) {
    m_rows->setText(shortCount(estimate.rows));
    m_rows->setToolTip(local(formatCount(estimate.rows)));
    m_size->setText(local(formatSize(estimate.outputBytes)));
    m_size->setToolTip(local(describeSize(estimate.outputBytes)));
    m_time->setText(durationRange(estimate.secondsLow, estimate.secondsHigh));
    m_details->setText(estimateDetails(estimate));
    m_absent->setText(absentTypesLine(estimate));
    showDisk(estimate);
    showMemory(estimate);
    showNotes(estimate);
    setFreshness(Freshness::current);
}

void EstimatePanel::showNothing() {
    for (QLabel* figure : {m_rows, m_size, m_time})
        figure->setText(QStringLiteral("–"));
    m_details->setText(QStringLiteral("\n"));
    m_absent->clear();
    m_notes->setEnabled(false);
    m_disk->clear();
    m_memory->clear();
    setFreshness(Freshness::current);
}

void EstimatePanel::showDisk(const Estimate& estimate) {
    const QString needed = local(formatSize(estimate.diskNeededBytes));
    if (estimate.objectStore)
        return m_disk->show(0, 0, tr("object store"));
    if (!estimate.diskFreeBytes)
        return m_disk->show(0, 0, estimate.diskNeededBytes > 0 ? tr("%1 needed").arg(needed) : tr("not used"));
    const quint64 free = *estimate.diskFreeBytes;
    if (estimate.diskNeededBytes > free)
        m_disk->show(estimate.diskNeededBytes, free,
                     tr("exceeded by %1").arg(local(formatSize(estimate.diskNeededBytes - free))));
    else
        m_disk->show(estimate.diskNeededBytes, free, tr("%1 of %2 free").arg(needed, local(formatSize(free))));
}

void EstimatePanel::showMemory(const Estimate& estimate) {
    const quint64 limit = estimate.memoryLimitBytes;
    if (estimate.leastMemoryBytes > limit)
        m_memory->show(estimate.leastMemoryBytes, limit,
                       tr("exceeded by %1").arg(binary(estimate.leastMemoryBytes - limit)));
    else
        m_memory->show(estimate.streamingPeakBytes, limit,
                       tr("%1 of %2").arg(binary(estimate.streamingPeakBytes), binary(limit)));
}

void EstimatePanel::showNotes(const Estimate& estimate) {
    m_notes->setEnabled(true);
    static_cast<NotesPopup*>(m_notes->menu())->setHtml(estimateNotesHtml(estimate));
}

void EstimatePanel::setFreshness(Freshness freshness) {
    m_freshness->setText(freshness == Freshness::updating ? tr("updating …")
                         : freshness == Freshness::stale && m_notes->isEnabled() // there are some
                             ? tr("of the last valid values")
                             : QString());
}

void EstimatePanel::setReadiness(Readiness readiness, const QString& reason, const QString& fix) {
    m_fix->setText(fix);
    m_fix->setVisible(!fix.isEmpty());
    m_readiness = readiness;
    const bool ready = readiness == Readiness::ready;
    m_ready->setTone(ready ? Tone::good : readiness == Readiness::waiting ? Tone::muted : Tone::danger);
    m_ready->setText(ready ? tr("Ready to start") : reason);
    updateReadinessIcon();
}

void EstimatePanel::updateReadinessIcon() {
    const ThemeColors& c = themeColors(palette());
    QPixmap sign;
    if (m_readiness == Readiness::ready)
        sign = iconPixmap(levelIconName(0), c.level(0).solid, 16, devicePixelRatioF());
    else if (m_readiness == Readiness::waiting)
        sign = iconPixmap(QStringLiteral("clock"), c.muted, 16, devicePixelRatioF());
    else
        sign = iconPixmap(QStringLiteral("error"), c.danger, 16, devicePixelRatioF());
    m_readyIcon->setPixmap(sign);
}

void EstimatePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateReadinessIcon();
}

void EstimatePanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), themeColors(palette()).hairline);
}

} // namespace ledgerloom
