#include "core/qt/run_thread.h"

#include <utility>

namespace ledgerloom {

RunThread::RunThread(RunConfig config, QObject* parent, EngineParts parts)
    : QThread(parent), m_config(std::move(config)), m_parts(std::move(parts)) {
    setObjectName(QStringLiteral("run"));
}

RunThread::~RunThread() {
    cancel();
    wait();
}

std::shared_ptr<Engine> RunThread::engine() const {
    const std::lock_guard lock(m_mutex);
    return m_engine;
}

std::shared_ptr<SparkRun> RunThread::cluster() const {
    const std::lock_guard lock(m_mutex);
    return m_cluster;
}

Snapshot RunThread::snapshot() const {
    if (const auto elsewhere = cluster()) {
        return elsewhere->snapshot();
    }
    if (const auto running = engine()) {
        Snapshot now = running->snapshot();
        // Between planning and start() the engine is ready, which for the one who looks on is still planning.
        if (now.state == RunState::ready) {
            now.state = m_state;
        }
        return now;
    }
    Snapshot now;
    now.state = m_state;
    const std::lock_guard lock(m_mutex);
    now.error = m_error;
    return now;
}

std::vector<Sample> RunThread::samplesSince(std::uint64_t sequence, std::size_t most) const {
    if (const auto elsewhere = cluster()) {
        return elsewhere->samplesSince(sequence, most);
    }
    const auto running = engine();
    return running ? running->samplesSince(sequence, most) : std::vector<Sample>();
}

std::vector<Event> RunThread::eventsSince(std::uint64_t sequence) const {
    if (const auto elsewhere = cluster()) {
        return elsewhere->eventsSince(sequence);
    }
    const auto running = engine();
    return running ? running->eventsSince(sequence) : std::vector<Event>();
}

void RunThread::pause() {
    const std::lock_guard lock(m_mutex);
    m_pauseWanted = true;
    if (m_engine) {
        m_engine->pause();
    }
}

void RunThread::resume() {
    const std::lock_guard lock(m_mutex);
    m_pauseWanted = false;
    if (m_engine) {
        m_engine->resume();
    }
}

void RunThread::cancel() {
    const std::lock_guard lock(m_mutex);
    m_cancelWanted = true;
    if (m_engine) {
        m_engine->cancel();
    }
    if (m_cluster) {
        m_cluster->cancel();
    }
}

void RunThread::leave() {
    if (const auto elsewhere = cluster()) {
        elsewhere->leave();
    }
}

void RunThread::freeMemory() {
    if (const auto running = engine()) {
        running->freeMemory();
    }
}

Result<void> RunThread::adjust(const RunConfig& wanted) {
    if (const auto running = engine()) {
        return running->adjust(wanted);
    }
    if (cluster()) {
        return Error{.code = ErrorCode::failed, .message = "the cluster decides on workers and limits of its run"};
    }
    return Error{.code = ErrorCode::failed, .message = "the run is still being planned; try again in a moment"};
}

void RunThread::note(std::string text) {
    if (const auto running = engine()) {
        running->note(std::move(text));
    }
}

void RunThread::changeState(RunState state) {
    m_state = state;
    emit stateChanged(state);
}

Result<void> RunThread::launchOnCluster() {
    const auto request = m_begun ? planBegunAt(m_config) : planForCluster(m_config);
    if (!request) {
        return request.error();
    }
    auto made = SparkRun::start(*request);
    if (!made) {
        return made.error();
    }
    const std::shared_ptr<SparkRun> started = std::move(made).value();
    {
        const std::lock_guard lock(m_mutex);
        m_cluster = started;
        if (m_cancelWanted) {
            started->cancel();
        }
    }
    constexpr unsigned long lookMs = 200;
    while (!started->hasEnded()) {
        if (const RunState now = started->snapshot().state; now != m_state) {
            changeState(now);
        }
        msleep(lookMs);
    }
    auto ended = started->wait();
    changeState(started->snapshot().state);
    return ended;
}

Result<void> RunThread::launch() {
    if (!m_config.on.empty()) {
        return launchOnCluster();
    }
    auto made = Engine::create(m_config, m_parts);
    if (!made) {
        return made.error();
    }
    std::shared_ptr<Engine> running = std::move(made).value();
    running->onStateChange([this](RunState state) { changeState(state); });
    {
        const std::lock_guard lock(m_mutex);
        m_engine = running;
        if (m_pauseWanted) {
            running->pause();
        }
        if (m_cancelWanted) {
            running->cancel();
        }
    }
    if (auto started = running->start(); !started) {
        const std::lock_guard lock(m_mutex);
        m_engine.reset(); // it never ran: snapshot() tells the error instead
        return started;
    }
    return running->wait();
}

void RunThread::run() {
    changeState(RunState::planning);
    const Result<void> result = launch();
    if (!result) {
        bool neverRan = false;
        {
            const std::lock_guard lock(m_mutex);
            m_error = result.error();
            neverRan = m_engine == nullptr && m_cluster == nullptr;
        }
        if (neverRan) {
            changeState(RunState::failed);
        }
    }
    emit finishedRun(result ? QString() : QString::fromStdString(result.error().message),
                     result ? 0 : exitCode(result.error().code));
}

} // namespace ledgerloom
