#include "ui/dataset/dataset_status.h"

#include "ui/dataset/dataset_session.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/style/theme_colors.h"
#include "ui/style/tone_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr int signSize = 14;
constexpr int progressWidth = 90;

QString percent(double share) {
    return QLocale().toString(100 * share, 'f', 0);
}

} // namespace

DatasetStatus::DatasetStatus(QWidget* parent)
    : QWidget(parent),
      m_count(new ToneLabel(Tone::plain, this)),
      m_notice(new ToneLabel(Tone::muted, this)),
      m_all(new QToolButton(this)),
      m_progress(new QProgressBar(this)),
      m_stop(new QToolButton(this)),
      m_exported(new QProgressBar(this)),
      m_stopExport(new QToolButton(this)),
      m_sign(new QLabel(this)),
      m_legend(new ToneLabel(Tone::muted, this)) {
    m_count->setObjectName(QStringLiteral("datasetCount"));
    m_notice->setObjectName(QStringLiteral("datasetNotice"));
    m_notice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (ToneLabel* label : {m_count, m_notice, m_legend}) {
        label->setFont(captionFont());
        label->setTextFormat(Qt::PlainText);
    }
    m_all->setObjectName(QStringLiteral("showAllRows"));
    m_all->setText(tr("Show all rows"));
    m_stop->setObjectName(QStringLiteral("stopSearch"));
    m_stop->setIcon(themedIcon(QStringLiteral("stop")));
    m_stop->setToolTip(tr("Stop looking for rows"));
    m_stop->setAccessibleName(m_stop->toolTip());
    m_stopExport->setObjectName(QStringLiteral("stopExport"));
    m_stopExport->setIcon(themedIcon(QStringLiteral("stop")));
    m_stopExport->setToolTip(tr("Stop the export"));
    m_stopExport->setAccessibleName(m_stopExport->toolTip());
    for (QToolButton* button : {m_all, m_stop, m_stopExport})
        button->setFocusPolicy(Qt::StrongFocus);
    for (QProgressBar* bar : {m_progress, m_exported}) {
        bar->setRange(0, 1000);
        bar->setTextVisible(false);
        bar->setFixedSize(progressWidth, 6);
    }
    m_progress->setAccessibleName(tr("Progress of the search"));
    m_exported->setObjectName(QStringLiteral("exportProgress"));
    m_exported->setAccessibleName(tr("Progress of the export"));
    m_exported->hide();
    m_stopExport->hide();
    m_legend->setText(tr("fraudulent row"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(spacing::medium, spacing::hair, spacing::medium, spacing::hair);
    line->setSpacing(spacing::small);
    line->addWidget(m_count);
    line->addWidget(m_all);
    line->addWidget(m_progress);
    line->addWidget(m_stop);
    line->addWidget(m_exported);
    line->addWidget(m_stopExport);
    line->addWidget(m_notice, 1);
    line->addWidget(m_sign);
    line->addWidget(m_legend);
    connect(m_all, &QToolButton::clicked, this, &DatasetStatus::allWanted);
    connect(m_stop, &QToolButton::clicked, this, &DatasetStatus::stopWanted);
    connect(m_stopExport, &QToolButton::clicked, this, &DatasetStatus::stopExportWanted);
    drawLegend();
}

void DatasetStatus::show(const DatasetSession& session, const QString& filter) {
    const QString rows = QLocale().toString(qulonglong(session.rows()));
    const BackgroundWork searching = session.searching();
    QString text;
    if (session.filtered())
        text = searching.going ? tr("%1: %2 rows so far").arg(filter, rows) : tr("%1: %2 rows").arg(filter, rows);
    else if (session.count().final)
        text = tr("%1 rows").arg(rows);
    else
        text = tr("%1 rows so far, %2 % counted").arg(rows, percent(session.counting().share));
    m_count->setText(text);
    m_all->setVisible(session.filtered());
    m_progress->setVisible(searching.going);
    m_progress->setValue(int(searching.share * 1000));
    m_stop->setVisible(searching.going);
    const BackgroundWork exporting = session.exporting();
    m_exported->setVisible(exporting.going);
    m_exported->setValue(int(exporting.share * 1000));
    m_exported->setToolTip(tr("%1 % exported").arg(percent(exporting.share)));
    m_stopExport->setVisible(exporting.going);
    bool labelled = false;
    if (session.opened() != nullptr)
        for (const SourceColumn& column : session.opened()->rows->columns())
            labelled = labelled || column.name == "is_fraud";
    m_sign->setVisible(labelled);
    m_legend->setVisible(labelled);
}

void DatasetStatus::tell(const QString& text, bool problem) {
    m_notice->setTone(problem ? Tone::danger : Tone::muted);
    m_notice->setText(text);
    m_notice->setToolTip(text);
}

void DatasetStatus::drawLegend() {
    m_sign->setPixmap(
        iconPixmap(QStringLiteral("error"), themeColors(palette()).danger, signSize, devicePixelRatioF()));
}

void DatasetStatus::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawLegend();
}

} // namespace ledgerloom
