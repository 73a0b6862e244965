#pragma once

#include "ui/desktop/battery_watch.h"
#include "ui/desktop/desktop_bus.h"
#include "ui/desktop/idle_watch.h"
#include "ui/main_window/queue_runner.h"
#include "ui/main_window/run_controller.h"
#include "ui/main_window/window_costs.h"
#include "ui/queue/run_queue.h"

#include <QDBusConnection>
#include <QObject>

#include <memory>

namespace ledgerloom {

/// What outlives a window: the run, the queue and what looks after them at the desktop. A window that is made anew, for
/// another language, shows the same. GUI thread only.
class StudioState : public QObject {
public:
    /// `folder`: where the queue is kept. `programBytes`: see WindowCosts.
    StudioState(const QString& folder, const QDBusConnection& session, const QDBusConnection& system,
                std::uint64_t programBytes, QObject* parent = nullptr)
        : QObject(parent),
          costs(std::make_shared<WindowCosts>(programBytes)),
          queue(folder + QStringLiteral("/queue.json"), this),
          desktop(session, this),
          battery(system, this),
          idle(session, this),
          queueRunner(queue, run, idle, this) {
        connect(&run, &RunController::started, this, [this] {
            if (!run.isAttached())
                costs->runBegins();
        });
        connect(&run, &RunController::finished, this, [this] { costs->runEnds(); });
    }

    std::shared_ptr<WindowCosts> costs; ///< an estimate under way may outlive this
    RunController run;
    RunQueue queue;
    DesktopBus desktop;
    BatteryWatch battery;
    IdleWatch idle;
    QueueRunner queueRunner;
};

} // namespace ledgerloom
