#include "ui/main_window/main_window.h"

#include "core/run/drill.h"
#include "core/run/estimate.h"
#include "ui/desktop/battery_watch.h"
#include "ui/desktop/desktop_bus.h"
#include "ui/log/log_panel.h"
#include "ui/main_window/config_drop.h"
#include "ui/main_window/finished_runs.h"
#include "ui/main_window/help_dialogs.h"
#include "ui/main_window/main_actions.h"
#include "ui/main_window/output_actions.h"
#include "ui/main_window/queue_runner.h"
#include "ui/main_window/result_bar.h"
#include "ui/main_window/resume_offer.h"
#include "ui/main_window/run_companion.h"
#include "ui/main_window/run_questions.h"
#include "ui/main_window/tray_keeper.h"
#include "ui/main_window/window_session.h"
#include "ui/monitor/level_strip.h"
#include "ui/monitor/monitor_page.h"
#include "ui/monitor/progress_strip.h"
#include "ui/presets/preset_actions.h"
#include "ui/presets/preset_controller.h"
#include "ui/preview/preview_page.h"
#include "ui/queue/queue_page.h"
#include "ui/queue/run_queue.h"
#include "ui/report/report_page.h"
#include "ui/settings/studio_settings.h"
#include "ui/setup/output_offer.h"
#include "ui/setup/setup_page.h"
#include "ui/style/card.h"
#include "ui/style/spacing.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QMenuBar>
#include <QSplitter>
#include <QTabWidget>
#include <QToolBar>
#include <QVBoxLayout>

#include <chrono>

namespace ledgerloom {

namespace {

using namespace std::chrono_literals;

QString qs(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

MainWindow::MainWindow(StudioSettings& settings, Parts parts)
    : m_settings(settings),
      m_presets(new PresetController(std::move(parts.presets), this)),
      m_presetActions(new PresetActions(*m_presets, this)),
      m_actions(new MainActions(this)),
      m_setup(new SetupPage(*m_presets, *m_presetActions,
                            parts.estimator ? std::move(parts.estimator) : EstimateController::Estimator(estimate),
                            this)),
      m_desktop(new DesktopBus(parts.session, this)),
      m_battery(new BatteryWatch(parts.system, this)),
      m_tray(new TrayKeeper(parts.tray, *m_actions, this)),
      m_queue(new RunQueue(settings.folder() + QStringLiteral("/queue.json"), this)) {
    setWindowTitle(tr("Ledgerloom Studio"));
    build();
    connectSetup();
    connectRun();
    connectView();
    m_session = std::make_unique<WindowSession>(
        m_settings, WindowSession::Parts{this, m_columns, m_rows, m_tabs, m_actions, m_setup, m_presets});
    m_session->restore();
    m_actions->update(m_run.state(), m_run.isActive(), m_setup->obstacle());
    m_resume->offerAtOpening();
}

MainWindow::~MainWindow() = default;

void MainWindow::build() {
    m_actions->fillMenus(menuBar(), *m_presetActions);
    auto* bar = addToolBar(tr("Run"));
    bar->setObjectName(QStringLiteral("runBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_actions->fillToolBar(bar);

    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setChildrenCollapsible(false);
    m_setup->setMinimumWidth(328);
    m_columns->addWidget(m_setup);
    m_columns->addWidget(buildRunSide());
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({340, 900});
    auto* central = new QWidget(this);
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(spacing::small, 0, spacing::small, spacing::small);
    layout->addWidget(m_columns);
    setCentralWidget(central);
}

QWidget* MainWindow::buildRunSide() {
    m_level = new LevelStrip(this);
    m_monitor = new MonitorPage(this);
    m_preview = new PreviewPage(this);
    m_progress = new ProgressStrip(this);
    m_result = new ResultBar(this);
    m_result->hide();
    m_log = new LogPanel(this);
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Pages of the run"));
    m_tabs->addTab(m_monitor, tr("Charts"));
    m_tabs->addTab(m_preview, tr("Preview"));
    m_report = new ReportPage(this);
    m_tabs->addTab(m_report, tr("Report"));
    m_queuePage = new QueuePage(*m_queue, this);
    m_tabs->addTab(m_queuePage, tr("Queue"));

    auto* upper = new QWidget(this);
    auto* layout = new QVBoxLayout(upper);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::small);
    layout->addWidget(inCard(m_level, upper, spacing::small));
    layout->addWidget(inCard(m_tabs, upper), 1);
    // One place for how far the run is and, in the end, what became of it.
    m_progressCard = inCard(m_progress, upper, spacing::medium);
    layout->addWidget(m_progressCard);
    layout->addWidget(m_result);

    m_rows = new QSplitter(Qt::Vertical, this);
    m_rows->setChildrenCollapsible(false);
    m_rows->addWidget(upper);
    m_rows->addWidget(inCard(m_log, this, spacing::small));
    m_rows->setStretchFactor(0, 1);
    m_rows->setSizes({620, 180});
    return m_rows;
}

void MainWindow::connectSetup() {
    connect(m_setup, &SetupPage::configChanged, m_preview, &PreviewPage::setConfig);
    connect(m_setup, &SetupPage::readinessChanged, this,
            [this] { m_actions->update(m_run.state(), m_run.isActive(), m_setup->obstacle()); });
    connect(m_setup, &SetupPage::historyChanged, this, [this] {
        m_actions->undo->setEnabled(m_setup->canUndo());
        m_actions->redo->setEnabled(m_setup->canRedo());
    });
    connect(m_actions->undo, &QAction::triggered, m_setup, &SetupPage::undo);
    connect(m_actions->redo, &QAction::triggered, m_setup, &SetupPage::redo);
    new ConfigDrop(*m_setup, *m_result, this);
    m_output = new OutputActions(m_run, *m_setup, *m_actions, this);
}

void MainWindow::connectRun() {
    connect(m_actions->start, &QAction::triggered, this, &MainWindow::startRun);
    connect(m_actions->pause, &QAction::triggered, this, [this] {
        if (m_run.state() == RunState::paused)
            m_run.resume();
        else
            m_run.pause();
    });
    m_resume = new ResumeOffer(
        m_settings, m_run, *m_result, [this] { return m_setup->config(); }, this);
    connect(m_actions->resumeRun, &QAction::triggered, m_resume, &ResumeOffer::chooseFolder);
    m_companion = new RunCompanion(m_run, *m_desktop, *m_battery, *m_result, this);
    connect(m_actions->cancel, &QAction::triggered, this, &MainWindow::askCancel);
    connect(m_actions->freeMemory, &QAction::triggered, &m_run, &RunController::freeMemory);
    connect(m_actions->drill, &QAction::triggered, this, [this] {
        askWhetherToDrill(this, drillConfig(m_setup->config()), [this] { m_run.startDrill(m_setup->config()); });
    });
    connect(m_actions->attach, &QAction::triggered, this,
            [this] { askForAddress(this, [this](const QString& address) { m_run.attach(address); }); });
    m_queueRunner = new QueueRunner(*m_queue, m_run, *m_queuePage);
    m_finished = new FinishedRuns(m_run, *m_report, *m_result, *m_actions, this);
    connect(m_queuePage, &QueuePage::openWanted, m_finished, &FinishedRuns::open);
    connect(m_actions->enqueue, &QAction::triggered, this, &MainWindow::enqueue);
    connect(m_queue, &RunQueue::changed, this, &MainWindow::countQueue);
    countQueue();
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(&m_run, &RunController::started, this, &MainWindow::showStarted);
    connect(&m_run, &RunController::recalled, this, &MainWindow::showStarted);
    connect(&m_run, &RunController::finished, this, &MainWindow::showFinished);
    connect(&m_run, &RunController::stateChanged, this, [this](RunState state) {
        m_actions->update(state, m_run.isActive(), m_setup->obstacle());
        refresh();
    });
    connect(&m_pace, &QTimer::timeout, this, &MainWindow::refresh);
    connect(m_monitor, &MonitorPage::eventActivated, m_log, &LogPanel::reveal);
    connect(m_log, &LogPanel::eventActivated, this, [this](quint64 sequence) {
        m_tabs->setCurrentWidget(m_monitor);
        m_monitor->revealEvent(sequence);
    });
}

void MainWindow::connectView() {
    const auto leads = [this](QAction* action, QWidget* page) {
        connect(action, &QAction::triggered, m_tabs, [this, page] { m_tabs->setCurrentWidget(page); });
    };
    leads(m_actions->showCharts, m_monitor);
    leads(m_actions->showPreview, m_preview);
    leads(m_actions->showReport, m_report);
    leads(m_actions->showQueue, m_queuePage);
    connect(m_result, &ResultBar::reportRequested, m_actions->showReport, &QAction::trigger);
    connect(m_actions->showLog, &QAction::toggled, m_rows->widget(1), &QWidget::setVisible);
    connect(m_actions->fullScreen, &QAction::toggled, this,
            [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
    connect(m_actions->shortcuts, &QAction::triggered, this, [this] { openShortcutSheet(this); });
    connect(m_actions->about, &QAction::triggered, this, [this] { openAbout(this); });
    connect(m_actions->themes, &QActionGroup::triggered, this, [this](const QAction* action) {
        const auto choice = ThemeChoice(action->data().toInt());
        m_settings.setTheme(choice);
        applyTheme(choice);
    });
}

void MainWindow::offerOutput(const QString& folder) {
    RunConfig config = m_setup->config();
    config.output = folder.toStdString();
    m_setup->setConfig(config);
}

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
        config.output = m_queue->freeOutput(qs(config.output)).toStdString();
    if (!m_setup->obstacle().isEmpty() || m_queue->add(config) == 0)
        return;
    m_tabs->setCurrentWidget(m_queuePage);
    offerOutput(m_queue->freeOutput(qs(m_setup->config().output)));
}

void MainWindow::countQueue() {
    const int waiting = m_queue->waiting();
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
    m_actions->update(m_run.state(), false, m_setup->obstacle());
    m_progressCard->hide();
    m_result->showResult(m_run.snapshot(), error, m_output->runFolder(), m_resume->canResume());
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

void MainWindow::refresh() {
    const Snapshot snapshot = m_run.snapshot();
    m_level->refresh(snapshot);
    m_progress->refresh(snapshot);
    m_monitor->refresh();
    m_log->refresh();
    m_companion->refresh();
}

void MainWindow::updatePace() {
    if (!m_run.isActive() && !m_run.isAttached())
        m_pace.stop();
    else if (!isVisible() || isMinimized())
        m_pace.start(1s); // for the task bar and the tray; nothing is drawn
    else
        m_pace.start(isActiveWindow() ? 100ms : 250ms);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange || event->type() == QEvent::WindowStateChange)
        updatePace();
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    updatePace();
}

void MainWindow::hideEvent(QHideEvent* event) {
    QMainWindow::hideEvent(event);
    updatePace();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_run.isActive()) {
        event->ignore();
        if (!m_quitting)
            askQuit();
        return;
    }
    m_session->remember();
    event->accept();
}

void MainWindow::askCancel() {
    askWhetherToCancel(this, m_run.snapshot(), [this] { m_run.cancel(); });
}

void MainWindow::askQuit() {
    askWhetherToQuit(
        this, m_run.snapshot(),
        [this] {
            m_quitting = true;
            if (m_run.isActive())
                m_run.cancel();
            else
                close();
        },
        m_tray->isAvailable() ? [this] { m_tray->hideWindow(); } : std::function<void()>());
}

} // namespace ledgerloom
