#include "ui/monitor/chart_table.h"

#include "ui/monitor/sample_text.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/tone_label.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ledgerloom {

namespace {

constexpr int mostRows = 60;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::ChartTable)
};

QTableWidget* filledTable(const std::vector<QStringList>& rows, QWidget* parent) {
    const QStringList header = tableHeader();
    auto* table = new QTableWidget(int(rows.size()), int(header.size()), parent);
    table->setAccessibleName(Text::tr("Figures of the charts"));
    table->setHorizontalHeaderLabels(header);
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    for (int row = 0; row < int(rows.size()); ++row) {
        for (int column = 0; column < int(header.size()); ++column) {
            auto* cell = new QTableWidgetItem(rows[std::size_t(row)][column]);
            cell->setTextAlignment((column == 1 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            table->setItem(row, column, cell);
        }
    }
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    return table;
}

QString tabbed(const std::vector<QStringList>& rows) {
    QString text = tableHeader().join(u'\t') + u'\n';
    for (const QStringList& row : rows) {
        text += row.join(u'\t') + u'\n';
    }
    return text;
}

} // namespace

QDialog* openChartTable(const SampleHistory& history, const TimeRange& range, QWidget* parent) {
    const std::vector<QStringList> rows = tableRows(history, range, mostRows);
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("chartTable"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Text::tr("The charts as a table"));
    auto* heading = new ToneLabel(Tone::plain, dialog);
    heading->setFont(titleFont());
    heading->setText(dialog->windowTitle());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto* copy = buttons->addButton(Text::tr("&Copy"), QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(spacing::huge, spacing::large, spacing::huge, spacing::large);
    layout->setSpacing(spacing::medium);
    layout->addWidget(heading);
    layout->addWidget(filledTable(rows, dialog), 1);
    layout->addWidget(buttons);
    QObject::connect(copy, &QPushButton::clicked, dialog, [rows] { QApplication::clipboard()->setText(tabbed(rows)); });
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->resize(720, 480);
    dialog->open();
    return dialog;
}

} // namespace ledgerloom
