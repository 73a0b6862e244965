#include "ui/main_window/main_window.h"

#include "core/cluster/driver_note.h"
#include "core/run/drill.h"
#include "ui/dataset/dataset_page.h"
#include "ui/log/log_panel.h"
#include "ui/main_window/adjust_dialog.h"
#include "ui/main_window/appearance.h"
#include "ui/main_window/config_drop.h"
#include "ui/main_window/finished_runs.h"
#include "ui/main_window/help_dialogs.h"
#include "ui/main_window/main_actions.h"
#include "ui/main_window/output_actions.h"
#include "ui/main_window/result_bar.h"
#include "ui/main_window/resume_offer.h"
#include "ui/main_window/run_companion.h"
#include "ui/main_window/run_questions.h"
#include "ui/main_window/studio_state.h"
#include "ui/main_window/tray_keeper.h"
#include "ui/main_window/window_session.h"
#include "ui/monitor/level_strip.h"
#include "ui/monitor/monitor_page.h"
#include "ui/monitor/progress_strip.h"
#include "ui/presets/preset_actions.h"
#include "ui/presets/preset_controller.h"
#include "ui/preview/preview_page.h"
#include "ui/queue/queue_page.h"
#include "ui/report/report_page.h"
#include "ui/settings/studio_settings.h"
#include "ui/setup/output_offer.h"
#include "ui/setup/setup_page.h"
#include "ui/style/card.h"
#include "ui/style/language.h"
#include "ui/style/spacing.h"

#include <QAction>
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

EstimateController::Estimator estimatorOf(const StudioState& state) {
    return [costs = state.costs](const RunConfig& config) { return costs->estimateBeside(config); };
}

} // namespace

MainWindow::MainWindow(StudioSettings& settings, Parts parts)
    : m_settings(settings),
      m_state(parts.state ? *parts.state
                          : *new StudioState(settings.folder(), parts.session, parts.system, parts.programBytes, this)),
      m_run(m_state.run),
      m_presets(new PresetController(std::move(parts.presets), this)),
      m_presetActions(new PresetActions(*m_presets, this)),
      m_actions(new MainActions(this)),
      m_setup(new SetupPage(*m_presets, *m_presetActions,
                            parts.estimator ? std::move(parts.estimator) : estimatorOf(m_state), this)),
      m_preview(parts.preview ? new PreviewPage(std::move(parts.preview), this) : new PreviewPage(this)),
      m_tray(new TrayKeeper(parts.tray, *m_actions, this)) {
    setWindowTitle(tr("Ledgerloom Studio"));
    build();
    connectSetup();
    connectRun();
    connectQueue();
    connectView();
    connectDataset();
    m_session = std::make_unique<WindowSession>(
        m_settings, WindowSession::Parts{this, m_columns, m_rows, m_tabs, m_actions, m_setup, m_presets});
    const std::string lastFolder = m_settings.outputFolder().toStdString();
    m_session->restore();
    updateActions();
    if (m_run.source())
        return;
    // What a cluster makes goes on without the window that started it.
    for (const std::string& output : {m_settings.unfinishedRun().toStdString(), lastFolder}) {
        if (const auto driver = driverOf(output)) {
            m_run.attach(*driver);
            return;
        }
    }
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
    m_setup->setMinimumWidth(qMax(328, m_setup->minimumSizeHint().width()));
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
    m_progress = new ProgressStrip(this);
    m_result = new ResultBar(this);
    m_result->hide();
    m_log = new LogPanel(this);
    m_log->setObjectName(QStringLiteral("log"));
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Pages of the run"));
    m_tabs->addTab(m_monitor, tr("Charts"));
    m_tabs->addTab(m_preview, tr("Preview"));
    m_report = new ReportPage(this);
    m_tabs->addTab(m_report, tr("Report"));
    m_queuePage = new QueuePage(m_state.queue, this);
    m_tabs->addTab(m_queuePage, tr("Queue"));
    m_dataset = new DatasetPage(this);
    m_tabs->addTab(m_dataset, tr("Dataset"));

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
    m_rows->setSizes({660, 140});
    return m_rows;
}

void MainWindow::connectSetup() {
    connect(m_setup, &SetupPage::configChanged, m_preview, &PreviewPage::setConfig);
    connect(m_setup, &SetupPage::readinessChanged, this, &MainWindow::updateActions);
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
    m_companion = new RunCompanion(m_run, m_state.desktop, m_state.battery, *m_result, this);
    connect(m_actions->cancel, &QAction::triggered, this, &MainWindow::askCancel);
    connect(m_actions->freeMemory, &QAction::triggered, &m_run, &RunController::freeMemory);
    connect(m_actions->drill, &QAction::triggered, this, [this] {
        askWhetherToDrill(this, drillConfig(m_setup->config()), [this] { m_run.startDrill(m_setup->config()); });
    });
    connect(m_actions->attach, &QAction::triggered, this,
            [this] { askForAddress(this, [this](const QString& address) { m_run.attach(address); }); });
    connect(m_actions->adjust, &QAction::triggered, this, &MainWindow::openAdjust);
    m_finished = new FinishedRuns(m_run, *m_report, *m_result, *m_actions, this);
    connect(m_queuePage, &QueuePage::openWanted, m_finished, &FinishedRuns::open);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(&m_run, &RunController::started, this, &MainWindow::showStarted);
    connect(&m_run, &RunController::recalled, this, [this] {
        showStarted();
        m_progressCard->hide(); // it is over, as the bar says
    });
    connect(&m_run, &RunController::finished, this, &MainWindow::showFinished);
    connect(&m_run, &RunController::stateChanged, this, [this] {
        updateActions();
        refresh();
    });
    connect(&m_run, &RunController::attachedEnded, this, &MainWindow::showFinished);
    connect(&m_run, &RunController::cancelFailed, this, [this](const QString& error) {
        m_result->showProblem(tr("The run could not be asked to stop"), engineText(error));
    });
    connect(&m_pace, &QTimer::timeout, this, &MainWindow::refresh);
    connect(m_monitor, &MonitorPage::eventActivated, m_log, &LogPanel::reveal);
    connect(m_log, &LogPanel::eventActivated, this, [this](quint64 sequence) {
        m_tabs->setCurrentWidget(m_monitor);
        m_monitor->revealEvent(sequence);
    });
}

void MainWindow::connectQueue() {
    QueueRunner& runner = m_state.queueRunner;
    connect(m_actions->enqueue, &QAction::triggered, this, &MainWindow::enqueue);
    connect(&m_state.queue, &RunQueue::changed, this, &MainWindow::countQueue);
    connect(m_queuePage, &QueuePage::goWanted, &runner, &QueueRunner::setGoing);
    connect(&runner, &QueueRunner::goingChanged, m_queuePage, &QueuePage::setGoing);
    connect(m_queuePage, &QueuePage::idleWanted, this, [this, &runner](bool whenIdle, int minutes) {
        m_settings.setQueueIdle(whenIdle, minutes);
        runner.setIdleMinutes(whenIdle ? minutes : 0);
    });
    connect(&runner, &QueueRunner::waitingChanged, m_queuePage,
            [this, &runner] { m_queuePage->setWaitingForIdle(runner.waitsForIdle()); });
    m_queuePage->setIdle(m_settings.queueWaitsForIdle(), m_settings.queueIdleMinutes());
    m_queuePage->setGoing(runner.isGoing());
    countQueue();
}

void MainWindow::connectView() {
    const auto leads = [this](QAction* action, QWidget* page) {
        connect(action, &QAction::triggered, m_tabs, [this, page] { m_tabs->setCurrentWidget(page); });
    };
    leads(m_actions->showCharts, m_monitor);
    leads(m_actions->showPreview, m_preview);
    leads(m_actions->showReport, m_report);
    leads(m_actions->showQueue, m_queuePage);
    leads(m_actions->showDataset, m_dataset);
    connect(m_result, &ResultBar::reportRequested, m_actions->showReport, &QAction::trigger);
    connect(m_actions->showLog, &QAction::toggled, m_rows->widget(1), &QWidget::setVisible);
    connect(m_actions->fullScreen, &QAction::toggled, this,
            [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
    connect(m_actions->shortcuts, &QAction::triggered, this, [this] { openShortcutSheet(this); });
    connect(m_actions->about, &QAction::triggered, this, [this] { openAbout(this); });
    connect(new Appearance(m_settings, *m_actions, this), &Appearance::languageChosen, this,
            &MainWindow::languageChosen);
}

void MainWindow::connectDataset() {
    connect(m_actions->openDataset, &QAction::triggered, m_dataset, [this] {
        m_tabs->setCurrentWidget(m_dataset);
        m_dataset->chooseFolder();
    });
    connect(m_actions->openDatasetFile, &QAction::triggered, m_dataset, [this] {
        m_tabs->setCurrentWidget(m_dataset);
        m_dataset->chooseFile();
    });
    const auto show = [this](const QString& folder) {
        m_tabs->setCurrentWidget(m_dataset);
        m_dataset->open(folder);
    };
    connect(m_result, &ResultBar::rowsRequested, m_dataset, show);
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

void MainWindow::remember() {
    m_session->remember();
}

} // namespace ledgerloom
