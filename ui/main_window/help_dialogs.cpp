#include "ui/main_window/help_dialogs.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/style/tone_label.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QMessageBox>
#include <QVBoxLayout>

namespace ledgerloom {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::HelpDialogs)
};

QString plainText(QString text) {
    text.remove(QLatin1Char('&'));
    text.remove(QStringLiteral(" …"));
    return text;
}

void addLine(QGridLayout* grid, const QString& text, const QString& key, QWidget* parent) {
    const int row = grid->rowCount();
    auto* what = new ToneLabel(Tone::plain, parent);
    what->setText(text);
    auto* keys = new ToneLabel(Tone::muted, parent);
    keys->setText(key);
    grid->addWidget(what, row, 0);
    grid->addWidget(keys, row, 1, Qt::AlignRight);
}

} // namespace

void openShortcutSheet(QWidget* window) {
    auto* sheet = new QDialog(window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setWindowTitle(Text::tr("Keyboard shortcuts"));
    auto* heading = new ToneLabel(Tone::plain, sheet);
    heading->setFont(titleFont());
    heading->setText(sheet->windowTitle());
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing::huge * 2);
    grid->setVerticalSpacing(spacing::small);
    for (const QAction* action : window->findChildren<QAction*>())
        if (!action->shortcut().isEmpty())
            addLine(grid, plainText(action->text()), action->shortcut().toString(QKeySequence::NativeText), sheet);
    addLine(grid, Text::tr("Next field"), Text::tr("Tab"), sheet);
    addLine(grid, Text::tr("Menus"), Text::tr("Alt + underlined letter"), sheet);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, sheet);
    auto* layout = new QVBoxLayout(sheet);
    layout->setContentsMargins(spacing::huge, spacing::large, spacing::huge, spacing::large);
    layout->setSpacing(spacing::large);
    layout->addWidget(heading);
    layout->addLayout(grid);
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, sheet, &QDialog::reject);
    sheet->open();
}

void openAbout(QWidget* window) {
    auto* box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Text::tr("About Ledgerloom"));
    box->setIconPixmap(window->windowIcon().pixmap(64, 64));
    box->setText(QStringLiteral("<b>Ledgerloom Studio %1</b>").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(Text::tr(
        "Large, labelled, synthetic payment datasets in bounded memory.\n\nSource under the MIT licence. The studio "
        "as a program is under the GPL version 3, because of Qt Charts. The type face is made from Inter, under the "
        "SIL Open Font License."));
    box->open();
}

} // namespace ledgerloom
