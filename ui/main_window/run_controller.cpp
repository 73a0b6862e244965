#include "ui/main_window/run_controller.h"

#include "core/cluster/driver_note.h"
#include "core/memory/reclaimer.h"
#include "core/qt/run_thread.h"
#include "core/run/adjust.h"
#include "core/run/drill.h"
#include "core/run/remote_run.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace ledgerloom {

namespace {

class ThreadSource : public RunSource {
public:
    explicit ThreadSource(std::shared_ptr<RunThread> thread) : m_thread(std::move(thread)) {}

    Snapshot snapshot() const override { return m_thread->snapshot(); }
    std::vector<Sample> samplesSince(quint64 sequence, std::size_t most) const override {
        return m_thread->samplesSince(sequence, most);
    }
    std::vector<Event> eventsSince(quint64 sequence) const override { return m_thread->eventsSince(sequence); }

private:
    std::shared_ptr<RunThread> m_thread;
};

class RemoteSource : public RunSource {
public:
    explicit RemoteSource(std::shared_ptr<RemoteRun> run) : m_run(std::move(run)) {}

    Snapshot snapshot() const override { return m_run->snapshot(); }
    std::vector<Sample> samplesSince(quint64 sequence, std::size_t most) const override {
        return m_run->samplesSince(sequence, most);
    }
    std::vector<Event> eventsSince(quint64 sequence) const override { return m_run->eventsSince(sequence); }

private:
    std::shared_ptr<RemoteRun> m_run;
};

bool hasEnded(RunState state) {
    return state == RunState::finished || state == RunState::failed || state == RunState::cancelled;
}

} // namespace

RunController::RunController(QObject* parent) : QObject(parent) {}

RunController::~RunController() = default;

void RunController::start(const RunConfig& config) {
    if (!m_active)
        launch(config, std::make_shared<RunThread>(config));
}

void RunController::startDrill(const RunConfig& config) {
    if (m_active)
        return;
    const RunConfig drilled = drillConfig(config);
    EngineParts parts;
    parts.reclaimer = std::make_shared<Reclaimer>();
    const auto thread = std::make_shared<RunThread>(drilled, nullptr, parts);
    launch(drilled, thread);
    m_drill = std::make_unique<Drill>(parts.reclaimer,
                                      Drill::Run{.snapshot = [thread] { return thread->snapshot(); },
                                                 .tell = [thread](std::string text) { thread->note(std::move(text)); },
                                                 .cancel = [thread] { thread->cancel(); }});
    m_drill->start();
}

void RunController::attach(const QString& address) {
    if (m_active)
        return;
    m_remote = std::make_shared<RemoteRun>(address.toStdString());
    m_source = std::make_shared<RemoteSource>(m_remote);
    m_config = {};
    m_error.clear();
    m_state = RunState::ready;
    emit started();
}

void RunController::attach(const Driver& driver) {
    if (m_active)
        return;
    m_remote = std::make_shared<RemoteRun>(driver.url);
    m_source = std::make_shared<RemoteSource>(m_remote);
    m_config = {};
    m_config.output = driver.output;
    m_config.on = driver.on;
    m_error.clear();
    m_state = RunState::planning;
    emit started();
    emit stateChanged(m_state);
}

void RunController::goOnOnCluster(const RunConfig& config) {
    if (m_active)
        return;
    const auto thread = std::make_shared<RunThread>(config);
    thread->goOnWithBegun();
    launch(config, thread);
}

void RunController::follow() {
    if (!m_remote || hasEnded(m_state))
        return;
    const Snapshot now = m_remote->snapshot();
    if (now.state == m_state || now.state == RunState::ready)
        return;
    m_state = now.state;
    emit stateChanged(m_state);
    if (hasEnded(m_state) && isOnCluster()) {
        m_error = now.error ? QString::fromStdString(now.error->message) : QString();
        emit attachedEnded(m_error);
    }
}

bool RunController::canCancel() const {
    return m_active || (m_remote && isOnCluster() && !hasEnded(m_state));
}

void RunController::recall(std::shared_ptr<const RunSource> source, const RunConfig& config) {
    if (m_active)
        return;
    m_remote.reset();
    m_error.clear();
    m_source = std::move(source);
    m_config = config;
    m_state = m_source->snapshot().state;
    emit recalled();
}

void RunController::freeMemory() {
    if (m_active)
        m_thread->freeMemory();
}

Result<void> RunController::adjust(const RunConfig& wanted) {
    if (!m_active)
        return Error{.code = ErrorCode::failed, .message = "no run is under way that could be changed"};
    auto adjusted = m_thread->adjust(wanted);
    if (adjusted)
        takeAdjustable(m_config, wanted);
    return adjusted;
}

void RunController::note(const QString& text) {
    if (m_active)
        m_thread->note(text.toStdString());
}

void RunController::launch(const RunConfig& config, std::shared_ptr<RunThread> thread) {
    if (m_thread)
        m_thread->disconnect(this);
    m_drill.reset();
    m_remote.reset();
    m_error.clear();
    m_config = config;
    m_thread = std::move(thread);
    m_source = std::make_shared<ThreadSource>(m_thread);
    m_active = true;
    // Always queued: a state may be announced from within pause(), on this thread, with the run's lock held.
    const auto receive = [this](RunState state) {
        m_state = state;
        emit stateChanged(state);
    };
    connect(m_thread.get(), &RunThread::stateChanged, this, receive, Qt::QueuedConnection);
    const auto end = [this](const QString& error) {
        m_active = false;
        m_error = error;
        m_state = snapshot().state;
        emit finished(error);
    };
    connect(m_thread.get(), &RunThread::finishedRun, this, end, Qt::QueuedConnection);
    m_state = RunState::planning;
    emit started();
    emit stateChanged(m_state);
    m_thread->start();
}

void RunController::pause() {
    if (m_active)
        m_thread->pause();
}

void RunController::resume() {
    if (m_active)
        m_thread->resume();
}

void RunController::cancel() {
    if (m_active)
        return m_thread->cancel();
    if (!canCancel())
        return;
    // The folder may be on a network that takes its time.
    QThreadPool::globalInstance()->start([self = QPointer<RunController>(this), output = m_config.output] {
        if (const auto asked = askToStop(output); !asked)
            QMetaObject::invokeMethod(
                qApp,
                [self, error = QString::fromStdString(asked.error().message)] {
                    if (self)
                        emit self->cancelFailed(error);
                },
                Qt::QueuedConnection);
    });
}

void RunController::leave() {
    if (m_active)
        m_thread->leave();
}

Snapshot RunController::snapshot() const {
    return m_source ? m_source->snapshot() : Snapshot{};
}

} // namespace ledgerloom
