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
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

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

using Line = std::pair<QString, QString>; // what is done, and by which key

/// Each once, in the order of the menus: several tables have the same key to copy.
std::vector<Line> shortcutLines(const QWidget* window) {
    std::vector<Line> lines;
    const auto add = [&lines](const QString& text, const QKeySequence& key) {
        const Line line{plainText(text), key.toString(QKeySequence::NativeText)};
        if (!line.first.isEmpty() && !key.isEmpty() && std::ranges::find(lines, line) == lines.end())
            lines.push_back(line);
    };
    for (const QAction* action : window->findChildren<QAction*>())
        add(action->text(), action->shortcut());
    for (const QShortcut* shortcut : window->findChildren<QShortcut*>())
        add(shortcut->whatsThis(), shortcut->key());
    lines.emplace_back(Text::tr("Next field"), Text::tr("Tab"));
    lines.emplace_back(Text::tr("Menus"), Text::tr("Alt + underlined letter"));
    return lines;
}

/// In two columns, so that the sheet fits on the least screen.
QGridLayout* shortcutGrid(const std::vector<Line>& lines, QWidget* parent) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing::huge);
    grid->setVerticalSpacing(spacing::small);
    grid->setColumnMinimumWidth(2, spacing::huge);
    const std::size_t half = (lines.size() + 1) / 2;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto* what = new ToneLabel(Tone::plain, parent);
        what->setText(lines[i].first);
        auto* key = new ToneLabel(Tone::muted, parent);
        key->setText(lines[i].second);
        const int column = i < half ? 0 : 3;
        grid->addWidget(what, int(i % half), column);
        grid->addWidget(key, int(i % half), column + 1, Qt::AlignRight);
    }
    return grid;
}

} // namespace

void openShortcutSheet(QWidget* window) {
    auto* sheet = new QDialog(window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setWindowTitle(Text::tr("Keyboard shortcuts"));
    auto* heading = new ToneLabel(Tone::plain, sheet);
    heading->setFont(titleFont());
    heading->setText(sheet->windowTitle());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, sheet);
    auto* layout = new QVBoxLayout(sheet);
    layout->setContentsMargins(spacing::huge, spacing::large, spacing::huge, spacing::large);
    layout->setSpacing(spacing::large);
    layout->addWidget(heading);
    layout->addLayout(shortcutGrid(shortcutLines(window), sheet));
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, sheet, &QDialog::reject);
    sheet->open();
}

void openAbout(QWidget* window) {
    auto* box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Text::tr("About Ledgerloom"));
    box->setIconPixmap(window->windowIcon().pixmap(64, 64));
    box->setText(strongText(QStringLiteral("Ledgerloom Studio %1").arg(QCoreApplication::applicationVersion())));
    box->setInformativeText(Text::tr(
        "Large, labelled, synthetic payment datasets in bounded memory.\n\nSource under the MIT licence. The studio "
        "as a program is under the GPL version 3, because of Qt Charts. The type face is made from Inter, under the "
        "SIL Open Font License."));
    box->open();
}

} // namespace ledgerloom
