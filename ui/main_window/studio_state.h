#pragma once

#include "ui/desktop/battery_watch.h"
#include "ui/desktop/desktop_bus.h"
#include "ui/desktop/idle_watch.h"
#include "ui/main_window/queue_runner.h"
#include "ui/main_window/run_controller.h"
#include "ui/queue/run_queue.h"

#include <QDBusConnection>
#include <QObject>

namespace ledgerloom {

/// What outlives a window: the run, the queue and what looks after them at the desktop. A window that is made anew, for
/// another language, shows the same. GUI thread only.
class StudioState : public QObject {
public:
    /// `folder`: where the queue is kept.
    StudioState(const QString& folder, const QDBusConnection& session, const QDBusConnection& system,
                QObject* parent = nullptr)
        : QObject(parent),
          queue(folder + QStringLiteral("/queue.json"), this),
          desktop(session, this),
          battery(system, this),
          idle(session, this),
          queueRunner(queue, run, idle, this) {}

    RunController run;
    RunQueue queue;
    DesktopBus desktop;
    BatteryWatch battery;
    IdleWatch idle;
    QueueRunner queueRunner;
};

} // namespace ledgerloom
