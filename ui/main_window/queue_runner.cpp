#include "ui/main_window/queue_runner.h"

#include "core/run/run_summary.h"
#include "core/storage/run_record.h"
#include "core/storage/target.h"
#include "ui/desktop/idle_watch.h"
#include "ui/main_window/run_controller.h"
#include "ui/queue/run_queue.h"

#include <utility>

namespace ledgerloom {

namespace {

/// The config to start with: goes on with what an earlier attempt has left in its folder.
RunConfig attempt(RunConfig config) {
    FileSystem files;
    if (outputKind(config.output) == OutputKind::folder && config.ifExists == IfExists::fail)
        if (const auto begun = resumeConfig(files, config.output); begun && !isFinished(files, config.output))
            config.ifExists = IfExists::resume;
    config.wait = true; // somebody can make room
    return config;
}

} // namespace

QueueRunner::QueueRunner(RunQueue& queue, RunController& run, IdleWatch& idle, QObject* parent)
    : QObject(parent), m_queue(queue), m_run(run), m_idle(idle) {
    connect(&m_idle, &IdleWatch::changed, this, &QueueRunner::startNext);
    connect(&m_run, &RunController::finished, this, &QueueRunner::ended);
    // Queued: a run that is added or retried is on the list before it is started.
    connect(&m_queue, &RunQueue::changed, this, &QueueRunner::startNext, Qt::QueuedConnection);
}

void QueueRunner::setGoing(bool going) {
    if (std::exchange(m_going, going) != going)
        emit goingChanged(going);
    startNext();
}

void QueueRunner::setIdleMinutes(int minutes) {
    if (std::exchange(m_idleMinutes, minutes) == minutes)
        return;
    if (minutes > 0)
        m_idle.start(std::chrono::minutes(minutes));
    else
        m_idle.stop();
    startNext();
}

bool QueueRunner::waitsForIdle() const {
    return m_going && m_idleMinutes > 0 && !m_idle.isIdle() && !m_run.isActive() && m_queue.next();
}

void QueueRunner::startNext() {
    emit waitingChanged();
    if (!m_going || m_run.isActive() || (m_idleMinutes > 0 && !m_idle.isIdle()))
        return;
    const QueuedRun* next = m_queue.next();
    if (!next)
        return;
    m_current = next->id;
    const RunConfig config = attempt(next->config);
    m_queue.setState(m_current, QueueState::running);
    m_run.start(config);
}

void QueueRunner::ended(const QString& error) {
    if (const quint64 id = std::exchange(m_current, 0); id != 0) {
        const Snapshot end = m_run.snapshot();
        const QueueState state = end.state == RunState::cancelled ? QueueState::cancelled
                                 : error.isEmpty()                ? QueueState::done
                                                                  : QueueState::failed;
        m_queue.setState(id, state, error.isEmpty() ? QString::fromStdString(runSummary(end)) : error);
        // Who cancels a run of the queue wants to look before the next one starts.
        if (state == QueueState::cancelled)
            setGoing(false);
    }
    // Queued: everybody else is to hear of this end first.
    QMetaObject::invokeMethod(this, &QueueRunner::startNext, Qt::QueuedConnection);
}

} // namespace ledgerloom
