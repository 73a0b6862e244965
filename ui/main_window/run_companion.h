#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace ledgerloom {

class BatteryWatch;
class DesktopBus;
class ResultBar;
class RunController;

/// Looks after a run beside its window: keeps the machine awake for it, shows its progress in the task bar, tells its
/// end where nobody looks on, and holds it while the battery is low. GUI thread only; all references outlive this.
class RunCompanion : public QObject {
    Q_OBJECT

public:
    RunCompanion(RunController& run, DesktopBus& desktop, BatteryWatch& battery, ResultBar& bar, QWidget* window);

    /// To be called by the window's one timer.
    void refresh();

private:
    void begin();
    void end(const QString& error);
    void hold(int percent);
    void letGo();

    RunController& m_run;
    DesktopBus& m_desktop;
    BatteryWatch& m_battery;
    ResultBar& m_bar;
    QWidget* m_window;
    bool m_held;          ///< paused by this, and by nobody else since
    bool m_fresh = false; ///< the run has not been running yet
};

} // namespace ledgerloom
