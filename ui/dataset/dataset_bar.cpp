#include "ui/dataset/dataset_bar.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/style/tone_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

namespace ledgerloom {

DatasetBar::DatasetBar(QWidget* parent)
    : QWidget(parent),
      open(addButton("openPath", QStringLiteral("folder-open"), tr("Open"), tr("Open a dataset or a file"))),
      tables(new QComboBox(this)),
      place(new ToneLabel(Tone::muted, this)),
      find(addEdit("findId", tr("Find an id"), tr("Find a row by its id"))),
      row(addEdit("goToRow", tr("Go to row"), tr("Go to a row by its number"))),
      fraudOnly(addButton("fraudOnly", QStringLiteral("error"), tr("Fraud only"), tr("Show fraudulent rows alone"))),
      columns(addButton("chooseColumns", QStringLiteral("list"), tr("Columns"), tr("Choose the columns to show"))),
      columnList(new QListWidget),
      copy(addButton("copyRows", QStringLiteral("copy"), {}, tr("Copy the selected cells (Ctrl+C)"))),
      exportRows(addButton("exportRows", QStringLiteral("export"), {},
                           tr("Export the selected rows and columns as CSV, or all of them"))),
      summary(addButton("toggleSummary", QStringLiteral("chart"), {}, tr("Show what the column comes to"))) {
    tables->setObjectName(QStringLiteral("datasetTables"));
    tables->setAccessibleName(tr("Table of the dataset"));
    tables->hide();
    tables->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    place->setObjectName(QStringLiteral("datasetPlace"));
    place->setFont(captionFont());
    fraudOnly->setCheckable(true);
    summary->setCheckable(true);
    fillOpen();
    fillColumns();
    auto* upper = new QHBoxLayout;
    auto* lower = new QHBoxLayout;
    for (QHBoxLayout* line : {upper, lower})
        line->setSpacing(spacing::tight);
    upper->addWidget(open);
    upper->addWidget(tables);
    upper->addSpacing(spacing::tight);
    upper->addWidget(place, 1);
    for (QToolButton* button : {copy, exportRows, summary})
        upper->addWidget(button);
    lower->addWidget(find, 3);
    lower->addWidget(row, 2);
    lower->addWidget(fraudOnly);
    lower->addWidget(columns);
    auto* both = new QVBoxLayout(this);
    both->setContentsMargins(spacing::small, spacing::tight, spacing::small, spacing::tight);
    both->setSpacing(spacing::tight);
    both->addLayout(upper);
    both->addLayout(lower);
}

QToolButton* DatasetBar::addButton(const char* name, const QString& icon, const QString& text, const QString& toolTip) {
    auto* button = new QToolButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setIcon(themedIcon(icon));
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(text.isEmpty() ? toolTip : text);
    button->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QLineEdit* DatasetBar::addEdit(const char* name, const QString& placeholder, const QString& accessibleName) {
    auto* edit = new QLineEdit(this);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setPlaceholderText(placeholder);
    edit->setAccessibleName(accessibleName);
    edit->setClearButtonEnabled(true);
    return edit;
}

void DatasetBar::fillOpen() {
    auto* menu = new QMenu(open);
    connect(menu->addAction(themedIcon(QStringLiteral("folder")), tr("&Folder …")), &QAction::triggered, this,
            &DatasetBar::folderWanted);
    connect(menu->addAction(themedIcon(QStringLiteral("table")), tr("F&ile …")), &QAction::triggered, this,
            &DatasetBar::fileWanted);
    open->setMenu(menu);
    open->setPopupMode(QToolButton::InstantPopup);
}

void DatasetBar::fillColumns() {
    columnList->setObjectName(QStringLiteral("columnList"));
    columnList->setAccessibleName(tr("Columns to show"));
    columnList->setFrameShape(QFrame::NoFrame);
    columnList->setMinimumSize(240, 320);
    auto* menu = new QMenu(columns);
    auto* holder = new QWidgetAction(menu);
    holder->setDefaultWidget(columnList);
    menu->addAction(holder);
    connect(menu, &QMenu::aboutToShow, columnList, [this] { columnList->setFocus(); });
    columns->setMenu(menu);
    columns->setPopupMode(QToolButton::InstantPopup);
}

void DatasetBar::setUsable(bool usable) {
    for (QWidget* part : {static_cast<QWidget*>(tables), static_cast<QWidget*>(find), static_cast<QWidget*>(row),
                          static_cast<QWidget*>(fraudOnly), static_cast<QWidget*>(columns), static_cast<QWidget*>(copy),
                          static_cast<QWidget*>(exportRows), static_cast<QWidget*>(summary)})
        part->setEnabled(usable);
    if (!usable)
        tables->hide();
}

void DatasetBar::showPlace(const QString& path) {
    m_path = path;
    place->setToolTip(path);
    place->setText(place->fontMetrics().elidedText(path, Qt::ElideMiddle, qMax(40, place->width() - spacing::tight)));
}

void DatasetBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showPlace(m_path);
}

} // namespace ledgerloom
