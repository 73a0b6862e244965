#include "ui/main_window/run_companion.h"

#include "core/run/run_summary.h"
#include "ui/desktop/battery_watch.h"
#include "ui/desktop/desktop_bus.h"
#include "ui/main_window/result_bar.h"
#include "ui/main_window/run_controller.h"
#include "ui/style/language.h"

#include <QWidget>

#include <utility>

namespace ledgerloom {

RunCompanion::RunCompanion(RunController& run, DesktopBus& desktop, BatteryWatch& battery, ResultBar& bar,
                           QWidget* window)
    : QObject(window),
      m_run(run),
      m_desktop(desktop),
      m_battery(battery),
      m_bar(bar),
      m_window(window),
      // A window that is made anew in mid-run takes over what the last one had held.
      m_held(run.isActive() && run.state() == RunState::paused && battery.isLow()) {
    connect(&m_run, &RunController::started, this, &RunCompanion::begin);
    connect(&m_run, &RunController::finished, this, &RunCompanion::end);
    connect(&m_run, &RunController::stateChanged, this, [this](RunState state) {
        if (state != RunState::running)
            return;
        // Somebody may have let it go on all the same, which is theirs to decide.
        if (std::exchange(m_held, false))
            m_bar.hide();
        else if (std::exchange(m_fresh, false) && m_battery.isLow())
            hold(m_battery.percent());
    });
    connect(&m_battery, &BatteryWatch::becameLow, this, &RunCompanion::hold);
    connect(&m_battery, &BatteryWatch::recovered, this, &RunCompanion::letGo);
}

void RunCompanion::begin() {
    m_held = false;
    m_fresh = true;
    if (m_run.isActive())
        m_desktop.keepAwake(tr("A dataset is being made"));
}

void RunCompanion::refresh() {
    const Snapshot snapshot = m_run.snapshot();
    if (m_run.isActive() && snapshot.rowsTotal > 0)
        m_desktop.showProgress(double(snapshot.rowsDone) / double(snapshot.rowsTotal));
}

void RunCompanion::end(const QString& error) {
    m_held = false;
    m_desktop.letSleep();
    m_desktop.hideProgress();
    const Snapshot end = m_run.snapshot();
    // Who looks at the window sees it there, and who cancelled knows.
    if (m_window->isActiveWindow() || end.state == RunState::cancelled)
        return;
    if (end.state == RunState::finished)
        m_desktop.notify(tr("The dataset is complete"), engineText(runSummary(end)));
    else
        m_desktop.notify(tr("The run has ended incomplete"), engineText(error));
}

void RunCompanion::hold(int percent) {
    if (!m_run.isActive() || m_run.state() != RunState::running)
        return;
    m_held = true;
    m_run.pause();
    const QString reason = tr("Paused: the battery is at %1 %").arg(percent);
    m_run.note(reason);
    m_bar.showProblem(reason, tr("The run goes on by itself on mains power. Resume goes on at once."));
    if (!m_window->isActiveWindow())
        m_desktop.notify(reason, tr("The run goes on by itself on mains power."));
}

void RunCompanion::letGo() {
    if (!m_held || m_run.state() != RunState::paused)
        return;
    m_run.note(tr("The battery is charged or on the mains again"));
    m_run.resume();
}

} // namespace ledgerloom
