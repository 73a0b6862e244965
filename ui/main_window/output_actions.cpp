#include "ui/main_window/output_actions.h"

#include "ui/main_window/main_actions.h"
#include "ui/main_window/run_controller.h"
#include "ui/setup/command_text.h"
#include "ui/setup/setup_page.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QToolTip>
#include <QUrl>

namespace ledgerloom {

namespace {

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

OutputActions::OutputActions(const RunController& run, const SetupPage& setup, const MainActions& actions,
                             QWidget* window)
    : QObject(window), m_run(run), m_setup(setup), m_window(window) {
    connect(actions.copyCommand, &QAction::triggered, this, &OutputActions::copyCommand);
    connect(actions.openFolder, &QAction::triggered, this, &OutputActions::openFolder);
}

void OutputActions::copyCommand() {
    QApplication::clipboard()->setText(commandText(m_setup.config()));
    QToolTip::showText(QCursor::pos(), tr("The command is on the clipboard."), m_window);
}

QString OutputActions::runFolder() const {
    const QString output = qs(m_run.config().output);
    return output == QStringLiteral("null") || !QDir(output).exists() ? QString() : output;
}

void OutputActions::openFolder() {
    // What is in the form, or what the last run has made: after it the form names the next folder, not yet there.
    QString folder = qs(m_setup.config().output);
    if (!QDir(folder).exists())
        folder = runFolder();
    if (!folder.isEmpty())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QDir(folder).absolutePath()));
}

} // namespace ledgerloom
