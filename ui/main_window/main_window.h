#pragma once

#include "core/presets/preset_store.h"
#include "ui/main_window/run_controller.h"
#include "ui/setup/estimate_controller.h"

#include <QMainWindow>
#include <QTimer>

class QSplitter;
class QTabWidget;

namespace ledgerloom {

class LevelStrip;
class LogPanel;
class MainActions;
class MonitorPage;
class PresetActions;
class PresetController;
class PreviewPage;
class ProgressStrip;
class ResultBar;
class ResumeOffer;
class SetupPage;
class StudioSettings;

/// The studio's window: puts the pages together and passes on what one tells the other. GUI thread only.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// What the window stands on; tests hand in their own.
    struct Parts {
        PresetStore presets = PresetStore(PresetStore::defaultFolder());
        EstimateController::Estimator estimator = nullptr; ///< null: ledgerloom::estimate()
    };

    explicit MainWindow(StudioSettings& settings);
    MainWindow(StudioSettings& settings, Parts parts);
    ~MainWindow() override;

    SetupPage& setup() { return *m_setup; }
    RunController& run() { return m_run; }

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
    void connectView();
    void restore();
    void offerOutput(const QString& folder);
    void remember();
    void refresh();
    void updatePace();
    void startRun();
    void showStarted();
    void showFinished(const QString& error);
    void askCancel();
    void askQuit();
    void copyCommand();
    void openOutput();
    QString outputFolder() const;

    StudioSettings& m_settings;
    RunController m_run;
    PresetController* m_presets;
    PresetActions* m_presetActions;
    MainActions* m_actions;
    SetupPage* m_setup;
    LevelStrip* m_level = nullptr;
    MonitorPage* m_monitor = nullptr;
    PreviewPage* m_preview = nullptr;
    ProgressStrip* m_progress = nullptr;
    QWidget* m_progressCard = nullptr;
    ResultBar* m_result = nullptr;
    ResumeOffer* m_resume = nullptr;
    LogPanel* m_log = nullptr;
    QTabWidget* m_tabs = nullptr;
    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;
    QTimer m_pace;
    bool m_quitting = false;
};

} // namespace ledgerloom
