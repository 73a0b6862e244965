// What the window does with its run: starts it, shows how it goes and how it ended.
#include "ui/dataset/dataset_page.h"
#include "ui/log/log_panel.h"
#include "ui/main_window/adjust_dialog.h"
#include "ui/main_window/main_actions.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/output_actions.h"
#include "ui/main_window/result_bar.h"
#include "ui/main_window/resume_offer.h"
#include "ui/main_window/run_companion.h"
#include "ui/main_window/run_questions.h"
#include "ui/main_window/studio_state.h"
#include "ui/main_window/tray_keeper.h"
#include "ui/monitor/level_strip.h"
#include "ui/monitor/monitor_page.h"
#include "ui/monitor/progress_strip.h"
#include "ui/queue/queue_page.h"
#include "ui/report/report_page.h"
#include "ui/setup/output_offer.h"
#include "ui/setup/setup_page.h"

#include <QTabWidget>

#include <chrono>

namespace ledgerloom {

namespace {

using namespace std::chrono_literals;

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

void MainWindow::startRun() {
    if (!m_setup->obstacle().isEmpty() || m_run.isActive())
        return;
    RunConfig config = m_setup->config();
    config.wait = true; // somebody is there to make room
    m_run.start(config);
}

void MainWindow::enqueue() {
    RunConfig config = m_setup->config();
    // Another run of the queue may go to this folder, and nothing stands in it yet.
    if (config.ifExists == IfExists::fail)
        config.output = m_state.queue.freeOutput(qs(config.output)).toStdString();
    if (!m_setup->obstacle().isEmpty() || m_state.queue.add(config) == 0)
        return;
    m_tabs->setCurrentWidget(m_queuePage);
    offerOutput(m_state.queue.freeOutput(qs(m_setup->config().output)));
}

void MainWindow::countQueue() {
    const int waiting = m_state.queue.waiting();
    m_tabs->setTabText(m_tabs->indexOf(m_queuePage), waiting > 0 ? tr("Queue (%1)").arg(waiting) : tr("Queue"));
}

void MainWindow::showStarted() {
    m_result->hide();
    m_progressCard->show();
    m_monitor->setSource(m_run.source());
    m_monitor->setGrowthThreshold(m_run.config().growthThresholdBytes);
    m_log->setSource(m_run.source());
    m_tabs->setCurrentWidget(m_monitor);
    updatePace();
    refresh();
}

void MainWindow::showFinished(const QString& error) {
    updatePace();
    refresh();
    updateActions();
    m_progressCard->hide();
    m_result->showResult(m_run.snapshot(), error, m_output->runFolder(), m_resume->canResume(), !m_run.isAttached());
    if (!m_run.isAttached())
        tellReport(error);
    // The next dataset goes beside the one that was just made, unless it is to replace it.
    const RunConfig& form = m_setup->config();
    if (error.isEmpty() && form.output == m_run.config().output && form.ifExists == IfExists::fail &&
        !m_output->runFolder().isEmpty())
        offerOutput(freeOutputFolder(qs(form.output)));
    // The run has changed what is free on the disk and what is in the folder.
    m_setup->refreshEstimate();
    if (m_quitting)
        close();
}

void MainWindow::tellReport(const QString& error) {
    // More than a run's history ever holds, so that no level is thinned away.
    constexpr std::size_t allSamples = 100'000;
    RunReport report{m_run.config(), m_run.snapshot(), error, levelTimes(m_run.source()->samplesSince(0, allSamples))};
    m_report->showRun(std::move(report), m_monitor->picture());
}

void MainWindow::updateActions() {
    m_actions->update({m_run.state(), m_run.isActive(), m_run.isOnCluster(), m_run.canCancel()}, m_setup->obstacle());
}

void MainWindow::refresh() {
    m_run.follow();
    const Snapshot snapshot = m_run.snapshot();
    m_level->refresh(snapshot);
    m_progress->refresh(snapshot);
    m_monitor->refresh();
    m_state.costs->setChartBytes(m_monitor->historyBytes());
    m_log->refresh();
    m_companion->refresh();
    if (m_adjust)
        m_adjust->refresh();
}

void MainWindow::updatePace() {
    if (!m_run.isActive() && !m_run.isAttached())
        m_pace.stop();
    else if (!isVisible() || isMinimized())
        m_pace.start(1s); // for the task bar and the tray; nothing is drawn
    else
        m_pace.start(isActiveWindow() ? 100ms : 250ms);
}

void MainWindow::takeOver(const MainWindow& old) {
    m_setup->takeOver(*old.m_setup);
    if (const QString path = old.m_dataset->path(); !path.isEmpty())
        m_dataset->open(path);
    if (!m_run.source())
        return;
    const int page = m_tabs->currentIndex();
    showStarted();
    if (!m_run.isActive() && !m_run.isAttached())
        showFinished(m_run.error());
    m_tabs->setCurrentIndex(page);
}

void MainWindow::openAdjust() {
    if (!m_adjust) {
        m_adjust = new AdjustDialog(m_run, this);
        m_adjust->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_adjust->show();
    m_adjust->raise();
    m_adjust->activateWindow();
}

void MainWindow::askCancel() {
    askWhetherToCancel(this, m_run.snapshot(), [this] { m_run.cancel(); });
}

void MainWindow::askQuit() {
    askWhetherToQuit(this, m_run.snapshot(),
                     [this] {
                         m_quitting = true;
                         if (m_run.isActive())
                             m_run.cancel();
                         else
                             close();
                     },
                     {m_tray->isAvailable() ? [this] { m_tray->hideWindow(); } : std::function<void()>(),
                      m_run.isOnCluster() ? [this] { leaveRun(); } : std::function<void()>()});
}

void MainWindow::leaveRun() {
    m_quitting = true;
    if (m_run.isActive())
        m_run.leave();
    else
        close();
}

void MainWindow::offerOutput(const QString& folder) {
    RunConfig config = m_setup->config();
    config.output = folder.toStdString();
    m_setup->setConfig(config);
}

} // namespace ledgerloom
