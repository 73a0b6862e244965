#include "ui/main_window/run_questions.h"

#include "core/base/units.h"
#include "ui/style/fonts.h"
#include "ui/style/language.h"
#include "ui/style/studio_style.h"

#include <QCoreApplication>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

namespace ledgerloom {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::RunQuestions)
};

QString consequences(const Snapshot& snapshot) {
    return Text::tr("%1 of %2 rows are made. Finished parts stay in the folder, and the run can be resumed.")
        .arg(local(formatCount(snapshot.rowsDone)), local(formatCount(snapshot.rowsTotal)));
}

void ask(QWidget* window, const QString& name, const QString& question, const Snapshot& snapshot,
         const QString& yesText, const std::function<void()>& yes, const WaysToGo& ways = {}) {
    // Pressing the key again must not pile up questions.
    if (window->findChild<QMessageBox*>(name))
        return;
    auto* box = new QMessageBox(QMessageBox::Question, question, strongText(question), QMessageBox::NoButton, window);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(consequences(snapshot));
    auto* keep = box->addButton(Text::tr("&Keep running"), QMessageBox::RejectRole);
    auto* end = box->addButton(yesText, QMessageBox::DestructiveRole);
    if (ways.keepInTray)
        QObject::connect(box->addButton(Text::tr("Keep running in the &tray"), QMessageBox::AcceptRole),
                         &QAbstractButton::clicked, window, ways.keepInTray);
    if (ways.leave)
        QObject::connect(box->addButton(Text::tr("&Quit, the cluster goes on"), QMessageBox::AcceptRole),
                         &QAbstractButton::clicked, window, ways.leave);
    keep->setProperty(primaryProperty, true);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    QObject::connect(end, &QAbstractButton::clicked, window, yes);
    box->open();
}

} // namespace

void askWhetherToCancel(QWidget* window, const Snapshot& snapshot, const std::function<void()>& yes) {
    ask(window, QStringLiteral("cancelQuestion"), Text::tr("Cancel the run?"), snapshot, Text::tr("&Cancel the run"),
        yes);
}

void askWhetherToQuit(QWidget* window, const Snapshot& snapshot, const std::function<void()>& yes,
                      const WaysToGo& ways) {
    ask(window, QStringLiteral("quitQuestion"), Text::tr("A run is under way. Quit?"), snapshot,
        Text::tr("&Cancel and quit"), yes, ways);
}

void askWhetherToDrill(QWidget* window, const RunConfig& drill, const std::function<void()>& yes) {
    const QString name = QStringLiteral("drillQuestion");
    if (window->findChild<QMessageBox*>(name))
        return;
    auto* box = new QMessageBox(QMessageBox::Question, Text::tr("Pressure drill"),
                                strongText(Text::tr("Start a pressure drill?")), QMessageBox::NoButton, window);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        Text::tr(
            "Rows are made and dropped while ballast takes memory in steps, up to the limit of %1: WARNING, CRITICAL, "
            "recovery, EMERGENCY. Nothing is written. It takes half a minute.")
            .arg(local(formatSize(drill.memoryLimitBytes, SizeStyle::binary))));
    auto* start = box->addButton(Text::tr("&Start the drill"), QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Cancel);
    start->setProperty(primaryProperty, true);
    box->setDefaultButton(start);
    QObject::connect(start, &QAbstractButton::clicked, window, yes);
    box->open();
}

void askForAddress(QWidget* window, const std::function<void(const QString&)>& chosen) {
    auto* dialog = new QInputDialog(window);
    dialog->setObjectName(QStringLiteral("attachDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Text::tr("Attach to a run"));
    dialog->setLabelText(Text::tr("Address of the run, as its --serve told it:"));
    dialog->setTextValue(QStringLiteral("127.0.0.1:8080"));
    dialog->setOkButtonText(Text::tr("&Attach"));
    QObject::connect(dialog, &QInputDialog::textValueSelected, window, [chosen](const QString& text) {
        if (!text.trimmed().isEmpty())
            chosen(text.trimmed());
    });
    dialog->open();
}

} // namespace ledgerloom
