#include "ui/setup/compare_dialog.h"

#include "ui/setup/config_differences.h"
#include "ui/setup/field_texts.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/tone_label.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ledgerloom {

namespace {

enum Column { fieldColumn, savedColumn, nowColumn, takeColumn, columnsInAll };

QString cellText(const QString& value) {
    return value.isEmpty() ? CompareDialog::tr("not set") : value;
}

} // namespace

CompareDialog::CompareDialog(const QString& name, RunConfig saved, QWidget* parent)
    : QDialog(parent), m_saved(std::move(saved)), m_table(new QTableWidget(0, columnsInAll, this)) {
    setObjectName(QStringLiteral("comparePreset"));
    setWindowTitle(tr("Compare with the saved preset"));
    auto* heading = new ToneLabel(Tone::plain, this);
    heading->setFont(titleFont());
    heading->setText(tr("Changed since “%1”").arg(name));
    m_table->setAccessibleName(heading->text());
    m_table->setHorizontalHeaderLabels({tr("Field"), tr("Saved"), tr("Now"), QString()});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(spacing::controlHeight + spacing::small);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(takeColumn, QHeaderView::ResizeToContents);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::huge, spacing::large, spacing::huge, spacing::large);
    layout->setSpacing(spacing::medium);
    layout->addWidget(heading);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(620, 360);
}

void CompareDialog::showNow(const RunConfig& now) {
    m_now = now;
    m_saved.output = now.output;
    const auto found = differences(m_saved, now);
    m_table->setRowCount(int(found.size()));
    for (int row = 0; row < int(found.size()); ++row) {
        const ConfigDifference& one = found[std::size_t(row)];
        const QString label = fieldLabel(*one.field);
        m_table->setItem(row, fieldColumn, new QTableWidgetItem(label));
        m_table->setItem(row, savedColumn, new QTableWidgetItem(cellText(one.before)));
        m_table->setItem(row, nowColumn, new QTableWidgetItem(cellText(one.after)));
        auto* take = new QToolButton(m_table);
        take->setText(tr("Take saved"));
        take->setAccessibleName(tr("Take the saved value of %1").arg(label));
        take->setFocusPolicy(Qt::StrongFocus);
        // Queued: the click rebuilds the table that the button stands in.
        connect(
            take, &QToolButton::clicked, this, [this, row] { takeSaved(row); }, Qt::QueuedConnection);
        auto* place = new QWidget(m_table);
        auto* around = new QHBoxLayout(place);
        around->setContentsMargins(spacing::small, 0, spacing::small, 0);
        around->addWidget(take);
        m_table->setCellWidget(row, takeColumn, place);
    }
}

void CompareDialog::takeSaved(int row) {
    const auto found = differences(m_saved, m_now);
    if (row >= int(found.size()))
        return;
    emit wanted(withValueOf(*found[std::size_t(row)].field, m_now, m_saved));
}

} // namespace ledgerloom
