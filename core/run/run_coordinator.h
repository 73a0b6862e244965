#pragma once

#include "core/base/clock.h"
#include "core/memory/arrow_account.h"
#include "core/memory/budget.h"
#include "core/memory/guard.h"
#include "core/run/disk_watch.h"
#include "core/run/engine.h"
#include "core/run/holding_target.h"
#include "core/run/memory_watch.h"
#include "core/run/ordered_phases.h"
#include "core/run/pressure_reactor.h"
#include "core/run/resources.h"
#include "core/run/run_control.h"
#include "core/run/run_log.h"
#include "core/run/run_monitor.h"
#include "core/run/series_file.h"
#include "core/run/shard_queue.h"
#include "core/run/worker.h"
#include "core/storage/file_system.h"
#include "core/storage/manifest.h"
#include "core/storage/target.h"
#include "core/telemetry/history.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace ledgerloom {

/// The shard that is made where not all are, and the plan's text.
struct OnlyShard {
    std::uint64_t shard = 0;
    std::string planText;
};

/// One run from start to end, on a thread of its own: lets the workers go, follows pause and stop, watches the disk,
/// writes status.json and the listing. Public functions: any thread.
class RunCoordinator {
public:
    RunCoordinator(DatasetInfo info, Resources resources, std::vector<std::string> notes, EngineParts parts,
                   std::optional<OnlyShard> onlyShard = {});
    ~RunCoordinator();

    Result<void> start();
    void setPaused(bool paused) { m_control.setPaused(paused); }
    void cancel();
    /// Clears caches and gives free memory back, soon and on the run's own thread.
    void freeMemory() { m_reactor.askToFree(); }
    /// Engine::adjust().
    Result<void> adjust(const RunConfig& wanted);
    Result<void> wait();

    Snapshot snapshot() const;
    const History& history() const { return m_history; }
    RunLog& log() { return m_log; }
    void onStateChange(std::function<void(RunState)> callback) { m_onState = std::move(callback); }

private:
    void run();
    /// Rows that stand in sorted runs already.
    Result<std::uint64_t> openOrder();
    void takeUp(const Kept& kept, std::uint64_t sortedRows);
    void startWorker(const WorkerContext& context, Phase phase, std::vector<std::jthread>& threads);
    void startMore(const WorkerContext& context, Phase phase, std::vector<std::jthread>& threads);
    void runWorkers(Phase phase, std::uint64_t tasks, ShardQueue::Done done);
    std::uint64_t unitsTotal() const { return m_units; }
    void tellLeftovers();
    /// Looks after everything until `goesOn` says no.
    void oversee(const std::function<bool()>& goesOn);
    void tellNotes();
    void followPause();
    void writeStatus();
    Result<void> conclude();
    Result<void> writeListing();
    void end(const Result<void>& result);
    void setState(RunState state);
    Result<std::unique_ptr<Target>> target() const;
    std::uint64_t shardsToMake() const { return m_onlyShard ? 1 : m_info.plan.shards; }
    std::uint64_t rowsToMake() const;
    /// To a folder that is this run's own.
    bool toFolder() const;

    const DatasetInfo m_info;
    const Resources m_resources;
    const EngineParts m_parts;
    const std::vector<std::string> m_notes;
    const std::optional<OnlyShard> m_onlyShard;
    Budget m_budget;
    const std::shared_ptr<ArrowAccount> m_arrow;
    RunControl m_control;
    std::optional<ShardQueue> m_queue; ///< of the phase that is under way
    std::mutex m_adjusting;
    RunConfig m_adjusted; ///< the config with what was changed since; this and the next: guarded by m_adjusting
    Limits m_limits;      ///< in force
    std::atomic<std::uint32_t> m_workers;    ///< when nothing presses
    std::atomic<bool> m_moreWorkers = false; ///< some are to join the phase
    Progress m_progress;
    RunLog m_log;
    History m_history;
    std::atomic<std::uint64_t> m_diskFree = RunMonitor::unknownBytes;
    std::atomic<std::int64_t> m_pausedUs = 0;       ///< sum of the pauses that are over
    std::atomic<std::int64_t> m_pausedSinceUs = -1; ///< since the run's start; -1 while it is not paused
    std::atomic<std::int64_t> m_endedUs = -1;
    RunMonitor m_monitor;
    MemoryWatch m_memory;
    PressureReactor m_reactor;
    DiskWatch m_disk;
    Guard m_guard;
    std::unique_ptr<Target> m_target;
    std::unique_ptr<OrderedPhases> m_ordered; ///< in the order of time
    Result<void> m_phases;                    ///< how they ended
    std::atomic<std::uint64_t> m_units = 0;   ///< shards, and parts of transactions in the order of time
    std::function<void(RunState)> m_onState;
    std::atomic<RunState> m_state = RunState::ready;
    std::atomic<bool> m_started = false;
    std::int64_t m_statusDueUs = 0; ///< the run's own thread only, as the next
    SeriesFile m_series;

    mutable std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_hasEnded = false; ///< this and the next: guarded by m_mutex
    std::optional<Error> m_error;
    std::thread m_thread;
};

} // namespace ledgerloom
