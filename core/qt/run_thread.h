#pragma once

#include "core/cluster/spark_run.h"
#include "core/run/engine.h"

#include <QString>
#include <QThread>

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace ledgerloom {

/// Launches one run, here or on the cluster that its config names, and drives it: planning, start and waiting happen on
/// this thread, never on the one that shows it. Make one for each run, call start(), ask snapshot() on a timer. All
/// functions may be called from any thread and none of them waits for the run, except the destructor, which cancels it
/// first.
class RunThread : public QThread {
    Q_OBJECT

public:
    explicit RunThread(RunConfig config, QObject* parent = nullptr, EngineParts parts = {});
    /// Before start(): the cluster that the config names goes on with what one has begun at its output.
    void goOnWithBegun() { m_begun = true; }
    ~RunThread() override;

    /// Also while planning and after the end; the state is `ready` before start().
    Snapshot snapshot() const;
    std::vector<Sample> samplesSince(std::uint64_t sequence, std::size_t most = 4096) const;
    std::vector<Event> eventsSince(std::uint64_t sequence) const;
    const RunConfig& config() const { return m_config; }
    /// Engine::adjust(); refused before the run has begun.
    Result<void> adjust(const RunConfig& wanted);
    /// Adds an event of kind `info`; nothing before the run has begun.
    void note(std::string text);

public slots:
    /// Nothing on a cluster.
    void pause();
    void resume();
    void cancel();
    /// Of a run on a cluster: ends here, and the cluster goes on; see SparkRun::leave(). Nothing else can be left.
    void leave();
    /// Engine::freeMemory().
    void freeMemory();

signals:
    /// Every change of state, from `planning` on; emitted on other threads than the receiver's, so it arrives queued.
    void stateChanged(ledgerloom::RunState state);
    /// Once, at the end: an empty `error` and code 0, or what went wrong and the exit code that stands for it.
    void finishedRun(const QString& error, int code);

protected:
    void run() override;

private:
    Result<void> launch();
    Result<void> launchOnCluster();
    std::shared_ptr<SparkRun> cluster() const;
    void changeState(RunState state);
    std::shared_ptr<Engine> engine() const;

    const RunConfig m_config;
    const EngineParts m_parts;
    mutable std::mutex m_mutex;
    std::shared_ptr<Engine> m_engine; ///< this and the next four: guarded by m_mutex; made once, kept to the end
    std::shared_ptr<SparkRun> m_cluster;
    std::optional<Error> m_error; ///< why there is no engine
    bool m_pauseWanted = false;
    bool m_cancelWanted = false;
    bool m_begun = false; ///< set before the thread is there
    std::atomic<RunState> m_state = RunState::ready;
};

} // namespace ledgerloom
