#include "ui/style/table_dialog.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/tone_label.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ledgerloom {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::TableDialog)
};

QTableWidget* filled(const TableText& text, QWidget* parent) {
    auto* table = new QTableWidget(int(text.rows.size()), int(text.header.size()), parent);
    table->setAccessibleName(text.accessibleName);
    table->setHorizontalHeaderLabels(text.header);
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    for (int column = 0; column < int(text.header.size()); ++column) {
        const auto side = (column == text.textColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
        table->horizontalHeaderItem(column)->setTextAlignment(side);
        for (int row = 0; row < int(text.rows.size()); ++row) {
            auto* cell = new QTableWidgetItem(text.rows[std::size_t(row)].value(column));
            cell->setToolTip(cell->text());
            cell->setTextAlignment(side);
            table->setItem(row, column, cell);
        }
    }
    // Each as wide as it needs; what is left over goes to the texts.
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(text.textColumn, QHeaderView::Stretch);
    return table;
}

QString tabbed(const TableText& table) {
    QString text = table.header.join(u'\t') + u'\n';
    for (const QStringList& row : table.rows)
        text += row.join(u'\t') + u'\n';
    return text;
}

} // namespace

QDialog* openTable(const TableText& table, const QSize& size, QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(table.objectName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(table.title);
    auto* heading = new ToneLabel(Tone::plain, dialog);
    heading->setFont(titleFont());
    heading->setText(table.title);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    auto* copy = buttons->addButton(Text::tr("&Copy"), QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(spacing::huge, spacing::large, spacing::huge, spacing::large);
    layout->setSpacing(spacing::medium);
    layout->addWidget(heading);
    layout->addWidget(filled(table, dialog), 1);
    layout->addWidget(buttons);
    QObject::connect(copy, &QPushButton::clicked, dialog,
                     [text = tabbed(table)] { QApplication::clipboard()->setText(text); });
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    dialog->resize(size);
    dialog->open();
    return dialog;
}

} // namespace ledgerloom
