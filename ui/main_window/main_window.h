#pragma once

#include "core/presets/preset_store.h"
#include "ui/main_window/run_controller.h"
#include "ui/preview/preview_loader.h"
#include "ui/setup/estimate_controller.h"
#include "ui/style/language.h"

#include <QDBusConnection>
#include <QMainWindow>
#include <QPointer>
#include <QSystemTrayIcon>
#include <QTimer>

#include <memory>

class QSplitter;
class QTabWidget;

namespace ledgerloom {

class AdjustDialog;
class DatasetPage;
class FinishedRuns;
class LevelStrip;
class LogPanel;
class MainActions;
class MonitorPage;
class OutputActions;
class PresetActions;
class PresetController;
class PreviewPage;
class ProgressStrip;
class QueuePage;
class ReportPage;
class ResultBar;
class ResumeOffer;
class RunCompanion;
class SetupPage;
class StudioSettings;
class StudioState;
class TrayKeeper;
class WindowSession;

/// The studio's window: puts the pages together and passes on what one tells the other. GUI thread only.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// What the window stands on; tests hand in their own.
    struct Parts {
        PresetStore presets = PresetStore(PresetStore::defaultFolder());
        EstimateController::Estimator estimator = nullptr; ///< null: that of the state's WindowCosts
        QDBusConnection session = QDBusConnection::sessionBus();
        QDBusConnection system = QDBusConnection::systemBus();
        bool tray = QSystemTrayIcon::isSystemTrayAvailable();
        PreviewLoader::Maker preview = nullptr; ///< null: the engine's own
        StudioState* state = nullptr;           ///< the run and the queue; null: the window's own
        std::uint64_t programBytes = 0;         ///< see WindowCosts
    };

    MainWindow(StudioSettings& settings, Parts parts);
    ~MainWindow() override;

    SetupPage& setup() { return *m_setup; }
    RunController& run() { return m_run; }
    /// Keeps in the settings how the window stands.
    void remember();
    /// Goes on where a window over the same state stood.
    void takeOver(const MainWindow& old);

signals:
    /// The window is to be made anew in this language, which is in the settings already.
    void languageChosen(ledgerloom::LanguageChoice language);

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    QWidget* buildRunSide();
    void connectSetup();
    void connectRun();
    void connectQueue();
    void connectView();
    void connectDataset();
    void offerOutput(const QString& folder);
    void refresh();
    void updateActions();
    void updatePace();
    void startRun();
    void enqueue();
    void countQueue();
    void showStarted();
    void showFinished(const QString& error);
    void tellReport(const QString& error);
    void openAdjust();
    void askCancel();
    void askQuit();
    void leaveRun();

    StudioSettings& m_settings;
    StudioState& m_state;
    RunController& m_run;
    PresetController* m_presets;
    PresetActions* m_presetActions;
    MainActions* m_actions;
    SetupPage* m_setup;
    PreviewPage* m_preview;
    LevelStrip* m_level = nullptr;
    MonitorPage* m_monitor = nullptr;
    ProgressStrip* m_progress = nullptr;
    QWidget* m_progressCard = nullptr;
    ReportPage* m_report = nullptr;
    QueuePage* m_queuePage = nullptr;
    DatasetPage* m_dataset = nullptr;
    ResultBar* m_result = nullptr;
    ResumeOffer* m_resume = nullptr;
    LogPanel* m_log = nullptr;
    QTabWidget* m_tabs = nullptr;
    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;
    std::unique_ptr<WindowSession> m_session;
    RunCompanion* m_companion = nullptr;
    OutputActions* m_output = nullptr;
    FinishedRuns* m_finished = nullptr;
    TrayKeeper* m_tray;
    QPointer<AdjustDialog> m_adjust;
    QTimer m_pace;
    bool m_quitting = false;
};

} // namespace ledgerloom
