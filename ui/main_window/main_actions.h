#pragma once

#include "core/run/engine.h"

#include <QObject>

class QAction;
class QActionGroup;
class QKeySequence;
class QMenuBar;
class QToolBar;
class QWidget;

namespace ledgerloom {

class PresetActions;

/// The window's actions and where they stand: menus, tool bar, keys. They only announce; the window acts.
class MainActions : public QObject {
    Q_OBJECT

public:
    explicit MainActions(QWidget* window);

    QAction* start;
    QAction* pause; ///< also resumes; its text says which
    QAction* cancel;
    QAction* enqueue; ///< puts the form's run into the queue
    QAction* adjust;  ///< workers and limits of the run under way
    QAction* freeMemory;
    QAction* drill;
    QAction* attach;
    QAction* openRun;         ///< a finished one, from its folder
    QAction* openDataset;     ///< its folder, to look at rows
    QAction* openDatasetFile; ///< a file of rows
    QAction* compareRun;      ///< the one of the report with another
    QAction* resumeRun;       ///< of an interrupted run, in a folder to be chosen
    QAction* undo;
    QAction* redo;
    QAction* copyCommand;
    QAction* openFolder;
    QAction* quit;
    QAction* showCharts;
    QAction* showPreview;
    QAction* showReport;
    QAction* showQueue;
    QAction* showDataset;
    QAction* showLog;    ///< checkable
    QAction* fullScreen; ///< checkable
    QAction* shortcuts;
    QAction* about;
    QActionGroup* themes;    ///< each action's data is a ThemeChoice as int
    QActionGroup* languages; ///< each action's data is a LanguageChoice as int

    void fillMenus(QMenuBar* bar, const PresetActions& presets);
    void fillToolBar(QToolBar* bar);
    /// Switches actions on and off for a run's state. `obstacle` empty: a run could start.
    /// What can be done about the run.
    struct RunView {
        RunState state = RunState::ready;
        bool active = false;    ///< it is the studio's own and under way
        bool onCluster = false; ///< which cannot be paused
        bool canCancel = false; ///< also one that was attached to
    };
    void update(const RunView& run, const QString& obstacle);

private:
    QAction* add(const char* name, const QString& icon, const QString& text, const QKeySequence& key);
    void addThemes();
    void addLanguages();

    QWidget* m_window;
};

} // namespace ledgerloom
