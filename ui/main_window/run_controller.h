#pragma once

#include "core/config/run_config.h"
#include "core/run/engine.h"
#include "ui/monitor/run_source.h"

#include <QObject>
#include <QString>

#include <memory>

namespace ledgerloom {

class Drill;
class RemoteRun;
class RunThread;
struct Driver;

/// The one run of the studio: starts it off the GUI thread, passes orders on, and keeps it readable after its end
/// until the next one starts. GUI thread only.
class RunController : public QObject {
    Q_OBJECT

public:
    explicit RunController(QObject* parent = nullptr);
    ~RunController() override;

    void start(const RunConfig& config);
    /// Starts a pressure drill under the config's workers and limits; it is a run like any other, and ends by itself.
    void startDrill(const RunConfig& config);
    /// Shows a run of another process, read-only, until the next start(). `address` is that of its --serve.
    void attach(const QString& address);
    /// The same of a run on a cluster that goes on without whoever started it; it can be cancelled.
    void attach(const Driver& driver);
    /// Has the cluster config.on go on with what one has begun at config.output.
    void goOnOnCluster(const RunConfig& config);
    /// Shows a run that is over, until the next one starts.
    void recall(std::shared_ptr<const RunSource> source, const RunConfig& config);
    void freeMemory();
    /// Engine::adjust() of the run under way; refused without one.
    Result<void> adjust(const RunConfig& wanted);
    /// Adds a line to the run's log.
    void note(const QString& text);
    void pause();
    void resume();
    void cancel();
    /// Lets a run on a cluster go on by itself, so that the studio may be closed.
    void leave();
    /// Notices how a run that was attached to goes on; at each refresh.
    void follow();

    RunState state() const { return m_state; }
    /// What is shown belongs to another process.
    bool isAttached() const { return m_remote != nullptr; }
    /// The run under way, or the last one, was made by a cluster.
    bool isOnCluster() const { return !m_config.on.empty(); }
    /// A run is under way that cancel() reaches.
    bool canCancel() const;
    /// From start() until the end has been announced.
    bool isActive() const { return m_active; }
    Snapshot snapshot() const;
    /// The current or last run; null before the first.
    std::shared_ptr<const RunSource> source() const { return m_source; }
    /// What was said at the end of the last run; empty when all went well or it goes on.
    const QString& error() const { return m_error; }
    /// What the current or last run was asked to be.
    const RunConfig& config() const { return m_config; }

signals:
    void started();
    /// Another run, which is over, is shown.
    void recalled();
    void stateChanged(ledgerloom::RunState state);
    /// A run that was attached to has ended. `error` as of finished().
    void attachedEnded(const QString& error);
    /// It could not be asked to stop.
    void cancelFailed(const QString& error);
    /// The run has ended and everything it held is given back. `error` is empty when all went well.
    void finished(const QString& error);

private:
    void launch(const RunConfig& config, std::shared_ptr<RunThread> thread);

    std::shared_ptr<RunThread> m_thread;
    std::shared_ptr<RemoteRun> m_remote; ///< null unless attached
    std::unique_ptr<Drill> m_drill;      ///< null unless the run is one
    std::shared_ptr<const RunSource> m_source;
    RunConfig m_config;
    QString m_error;
    RunState m_state = RunState::ready;
    bool m_active = false;
};

} // namespace ledgerloom
