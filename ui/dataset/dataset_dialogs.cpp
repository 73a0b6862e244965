#include "ui/dataset/dataset_dialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QWidget>

namespace ledgerloom::dataset_dialogs {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::DatasetDialogs)
};

QFileDialog* dialog(QWidget* page, const char* name, const QString& title, const Use& use) {
    auto* dialog = new QFileDialog(page->window(), title);
    dialog->setObjectName(QString::fromLatin1(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, page, use);
    return dialog;
}

} // namespace

void askFolder(QWidget* page, const Use& use) {
    auto* asks = dialog(page, "openDatasetFolderDialog", Text::tr("Open a dataset: choose its folder"), use);
    asks->setFileMode(QFileDialog::Directory);
    asks->setOption(QFileDialog::ShowDirsOnly);
    asks->open();
}

void askFile(QWidget* page, const Use& use) {
    auto* asks = dialog(page, "openDatasetFileDialog", Text::tr("Open a file of rows"), use);
    asks->setFileMode(QFileDialog::ExistingFile);
    asks->setNameFilters({Text::tr("Rows (*.jsonl *.ndjson *.json *.csv *.tsv *.gz *.zst *.parquet *.arrow *.feather)"),
                          Text::tr("All files (*)")});
    asks->open();
}

void askCsv(QWidget* page, const Use& use) {
    auto* asks = dialog(page, "exportRowsDialog", Text::tr("Export rows as CSV"), use);
    asks->setAcceptMode(QFileDialog::AcceptSave);
    asks->setNameFilter(Text::tr("CSV (*.csv)"));
    asks->setDefaultSuffix(QStringLiteral("csv"));
    asks->selectFile(QStringLiteral("rows.csv"));
    asks->open();
}

} // namespace ledgerloom::dataset_dialogs
