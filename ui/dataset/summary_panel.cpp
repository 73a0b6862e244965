#include "ui/dataset/summary_panel.h"

#include "ui/dataset/value_bars.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/language.h"
#include "ui/style/spacing.h"
#include "ui/style/theme_colors.h"
#include "ui/style/tone_label.h"

#include <QEvent>
#include <QLocale>
#include <QProgressBar>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace ledgerloom {

namespace {

QString counted(std::uint64_t value) {
    return QLocale().toString(qulonglong(value));
}

} // namespace

SummaryPanel::SummaryPanel(QWidget* parent)
    : QWidget(parent),
      m_title(new ToneLabel(Tone::plain, this)),
      m_table(new ToneLabel(Tone::muted, this)),
      m_facts(new QLabel(this)),
      m_topTitle(new ToneLabel(Tone::muted, this)),
      m_bars(new ValueBars(this)),
      m_note(new ToneLabel(Tone::muted, this)),
      m_progress(new QProgressBar(this)),
      m_button(new QToolButton(this)) {
    setObjectName(QStringLiteral("datasetSummary"));
    m_title->setFont(strongFont());
    m_topTitle->setFont(overlineFont());
    for (QLabel* label : {static_cast<QLabel*>(m_table), m_facts, static_cast<QLabel*>(m_note)}) {
        label->setFont(captionFont());
        label->setWordWrap(true);
    }
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(6);
    m_progress->setAccessibleName(tr("Progress of the summary"));
    m_button->setObjectName(QStringLiteral("summarize"));
    m_button->setFocusPolicy(Qt::StrongFocus);
    auto* inner = new QWidget(this);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
    column->setSpacing(spacing::small);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_table), static_cast<QWidget*>(m_facts),
          static_cast<QWidget*>(m_topTitle), static_cast<QWidget*>(m_bars), static_cast<QWidget*>(m_note),
          static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_button)})
        column->addWidget(widget);
    column->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    scroll->viewport()->setAutoFillBackground(false); // it lies on a card
    inner->setAutoFillBackground(false);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    connect(m_button, &QToolButton::clicked, this, [this] { m_going ? emit stopped() : emit wanted(); });
    forget({});
}

void SummaryPanel::forget(const QString& size) {
    m_summary.reset();
    m_going = false;
    m_note->setTone(Tone::muted);
    m_note->setText(size.isEmpty() ? QString() : tr("To sum up the columns, all rows are read: %1.").arg(size));
    retell();
}

void SummaryPanel::showSummary(const TableSummary& summary) {
    m_summary = summary;
    m_going = false;
    m_note->clear();
    if (summary.badRows > 0) {
        m_note->setTone(Tone::caution);
        m_note->setText(tr("Rows that cannot be read: %1").arg(counted(summary.badRows)));
    }
    retell();
}

void SummaryPanel::showColumn(const QString& name) {
    if (m_column == name)
        return;
    m_column = name;
    retell();
}

void SummaryPanel::showProgress(bool going, double share) {
    const bool changed = going != m_going;
    m_going = going;
    m_progress->setValue(int(share * 1000));
    if (changed)
        retell();
}

void SummaryPanel::showProblem(const QString& message) {
    m_going = false;
    if (!message.isEmpty()) {
        m_note->setTone(Tone::danger);
        m_note->setText(message);
    }
    retell();
}

QString SummaryPanel::facts(const ColumnSummary& column) const {
    QString rows;
    const auto add = [&rows, muted = themeColors(palette()).muted.name()](const QString& name, const QString& value) {
        rows += QStringLiteral("<tr><td style=\"color:%1; padding-right:12px\">%2</td><td align=\"right\">%3</td></tr>")
                    .arg(muted, name.toHtmlEscaped(), value.toHtmlEscaped());
    };
    add(tr("Values"), counted(column.rows - std::min(column.rows, column.nulls)));
    add(tr("Null"), counted(column.nulls));
    add(tr("Different"), (column.differentExact ? QString() : QStringLiteral("≈ ")) + counted(column.different));
    const auto number = [&](const std::string& text) { return QString::fromStdString(text); };
    if (!column.least.empty() || !column.most.empty()) {
        add(tr("Least"), number(column.least));
        add(tr("Most"), number(column.most));
    }
    if (column.mean)
        add(tr("Mean"), QLocale().toString(*column.mean, 'g', 6));
    constexpr std::array percents{1, 25, 50, 75, 99};
    for (std::size_t i = 0; i < std::min(column.quantiles.size(), percents.size()); ++i)
        add(tr("%1 % below").arg(percents[i]), number(column.quantiles[i]));
    return QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"1\">") + rows +
           QStringLiteral("</table>");
}

void SummaryPanel::retell() {
    const auto* found = static_cast<const ColumnSummary*>(nullptr);
    if (m_summary)
        for (const ColumnSummary& column : m_summary->columns)
            if (QString::fromStdString(column.name) == m_column)
                found = &column;
    m_title->setText(m_summary || m_column.isEmpty() ? m_column : tr("Summary"));
    m_table->setVisible(m_summary.has_value());
    if (m_summary) {
        QString text = tr("%1 rows").arg(counted(m_summary->rows));
        if (m_summary->fraudRows) {
            const double share = m_summary->rows > 0 ? 100.0 * static_cast<double>(*m_summary->fraudRows) /
                                                           static_cast<double>(m_summary->rows)
                                                     : 0;
            text += tr(", %1 fraudulent (%2 %)").arg(counted(*m_summary->fraudRows), QLocale().toString(share, 'f', 3));
        }
        m_table->setText(text);
    }
    m_facts->setVisible(found != nullptr);
    m_topTitle->setVisible(found != nullptr && !found->top.empty());
    m_bars->setVisible(m_topTitle->isVisibleTo(this));
    if (found != nullptr) {
        m_facts->setText(facts(*found));
        m_topTitle->setText(found->topMissing > 0 ? tr("Most frequent, at least") : tr("Most frequent"));
        m_bars->show(found->top, m_summary->rows, m_summary->fraudRows.has_value());
    }
    m_note->setVisible(!m_note->text().isEmpty());
    m_progress->setVisible(m_going);
    m_button->setVisible(!m_summary);
    m_button->setText(m_going ? tr("Stop") : tr("Sum up"));
    m_button->setToolTip(m_going ? tr("Stop reading the rows") : tr("Read all rows and sum up each column"));
}

void SummaryPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        retell();
}

} // namespace ledgerloom
