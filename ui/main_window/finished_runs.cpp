#include "ui/main_window/finished_runs.h"

#include "core/storage/target.h"
#include "ui/main_window/main_actions.h"
#include "ui/main_window/result_bar.h"
#include "ui/main_window/run_controller.h"
#include "ui/monitor/recorded_run.h"
#include "ui/report/comparison.h"
#include "ui/report/report_page.h"
#include "ui/style/language.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QPointer>
#include <QThreadPool>
#include <QWidget>

namespace ledgerloom {

FinishedRuns::FinishedRuns(RunController& run, ReportPage& report, ResultBar& bar, const MainActions& actions,
                           QWidget* window)
    : QObject(window), m_run(run), m_report(report), m_bar(bar), m_window(window) {
    connect(&m_run, &RunController::finished, this, &FinishedRuns::keep);
    connect(actions.openRun, &QAction::triggered, this,
            [this] { askFolder("openRunFolder", tr("Open a finished run: choose its folder"), &FinishedRuns::open); });
    connect(actions.compareRun, &QAction::triggered, this, [this] {
        askFolder("compareRunFolder", tr("Compare with another run: choose its folder"), &FinishedRuns::compareWith);
    });
    actions.compareRun->setEnabled(false);
    connect(&m_report, &ReportPage::ready, actions.compareRun,
            [compare = actions.compareRun, this] { compare->setEnabled(m_report.report().made.has_value()); });
}

void FinishedRuns::keep() {
    const std::string& output = m_run.config().output;
    if (m_run.snapshot().state != RunState::finished || outputKind(output) != OutputKind::folder)
        return;
    QThreadPool::globalInstance()->start([folder = QString::fromStdString(output), record = recordOf(*m_run.source())] {
        // A record that cannot be kept costs the charts of that run later, nothing of the dataset.
        (void)keepRecord(folder, record);
    });
}

void FinishedRuns::askFolder(const char* name, const QString& title, void (FinishedRuns::*use)(const QString&)) {
    auto* dialog = new QFileDialog(m_window, title);
    dialog->setObjectName(QString::fromLatin1(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, use](const QString& folder) { (this->*use)(folder); });
    dialog->open();
}

void FinishedRuns::read(const QString& folder, const Use& use) {
    const QPointer<FinishedRuns> self(this);
    QThreadPool::globalInstance()->start([self, folder, use] {
        auto found = readFinished(folder);
        const auto tell = [self, use, found = std::move(found)] {
            if (!self)
                return;
            if (found)
                use(*found);
            else
                self->m_bar.showProblem(tr("There is no finished run in this folder"),
                                        engineText(found.error().message));
        };
        QMetaObject::invokeMethod(qApp, tell, Qt::QueuedConnection);
    });
}

void FinishedRuns::open(const QString& folder) {
    read(folder, [this](const FinishedRun& found) { show(found); });
}

void FinishedRuns::compareWith(const QString& folder) {
    read(folder, [this](const FinishedRun& found) { openComparison(m_report.report(), found.report, m_window); });
}

void FinishedRuns::show(const FinishedRun& found) {
    if (m_run.isActive())
        return; // one was started while the folder was read
    RunNews record = found.record.value_or(RunNews{found.report.end, {}, {}});
    m_run.recall(std::make_shared<RecordedRun>(std::move(record)), found.report.config);
    m_report.showRun(found.report, {});
    const QString folder = QString::fromStdString(found.report.config.output);
    m_bar.showEarlier(folder, found.record ? folder : tr("%1 has no record of its charts.").arg(folder));
}

} // namespace ledgerloom
