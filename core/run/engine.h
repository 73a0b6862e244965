#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"
#include "core/memory/budget.h"
#include "core/memory/level.h"
#include "core/telemetry/sample.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

class Clock;
class MemoryProbe;
class FileSystem;
class Reclaimer;
struct DatasetInfo;

enum class RunState : std::uint8_t { ready, planning, running, paused, waiting, stopping, finished, failed, cancelled };

/// "ready", "planning", ... as written in JSON.
std::string_view runStateName(RunState state);

/// Everything a screen needs to draw one moment of a run. A plain value: keep it, copy it, send it.
struct Snapshot {
    RunState state = RunState::ready;
    Level level = Level::normal;
    std::string waitingFor;     ///< while it waits for disk or memory: why, and what to do
    std::int64_t elapsedUs = 0; ///< running time, pauses and waits not counted
    std::uint64_t rowsDone = 0;
    std::uint64_t rowsTotal = 0;
    std::uint64_t bytesDone = 0;
    std::uint64_t bytesTotal = 0; ///< as planned
    std::uint64_t shardsDone = 0;
    std::uint64_t shardsTotal = 0;
    std::uint64_t rowsKept = 0; ///< of those done: by the earlier run that this one resumes
    std::uint64_t bytesKept = 0;
    std::uint64_t shardsKept = 0;
    std::uint32_t workersActive = 0;
    std::uint32_t workersWanted = 0;
    std::uint32_t workersPlanned = 0;   ///< when nothing presses
    Sample sample;                      ///< the newest
    std::uint64_t memoryLimitBytes = 0; ///< hard limit in force
    std::uint64_t softLimitBytes = 0;
    std::uint64_t peakProcessBytes = 0;
    std::uint64_t reservedBytes = 0; ///< at this moment
    std::uint64_t peakReservedBytes = 0;
    std::uint64_t cacheBytes = 0;                       ///< the part of what is reserved that caches hold
    std::uint64_t budgetAvailableBytes = 0;             ///< what may still be reserved
    double memoryEfficiency = 1;                        ///< reserved now / at the peak
    std::array<PurposeStats, purposeCount> memoryFor{}; ///< what is reserved, by Purpose
    std::uint64_t arrowLimitBytes = 0;                  ///< of what Arrow's pools may hold; how much is in the sample
    std::uint64_t peakArrowBytes = 0;
    std::uint32_t unitsInFlight = 0; ///< between made and written, over all workers
    std::uint32_t unitsAllowed = 0;
    std::optional<double> etaLowSeconds; ///< empty until there is something to judge by
    std::optional<double> etaHighSeconds;
    std::uint64_t lastEvent = 0;       ///< sequence of the newest event
    std::uint64_t samplesRecorded = 0; ///< sequence of the newest sample
    std::optional<Error> error;        ///< why it failed or stopped
    /// A cluster makes it: memory is the sum over the executors, what is reserved the most that one of them holds, and
    /// workers are tasks.
    bool onCluster = false;
};

/// What the engine is given from outside, so that tests can hand in fakes. Null members mean the real thing.
struct EngineParts {
    std::shared_ptr<Clock> clock;
    std::shared_ptr<MemoryProbe> probe;
    std::shared_ptr<FileSystem> files;
    /// Who else gives memory up under pressure, beside the engine itself.
    std::shared_ptr<Reclaimer> reclaimer = {};
    /// Which shard is started at a position (0 .. shards-1): a permutation. Null means in order. The bytes are the
    /// same.
    std::function<std::uint64_t(std::uint64_t position, std::uint64_t shards)> shardOrder = {};
};

/// One shard of a plan, to be made into a folder that all shards of the plan go to.
struct ShardRequest {
    const DatasetInfo& info; ///< with the folder as its config's output
    std::uint64_t shard = 0;
    std::string planText; ///< planFileText(), by which the folder is claimed
};

/// One run of one config. Owns its workers and the guard. Every public function may be called from any thread;
/// none of them waits for work except wait() and the destructor (which cancels first).
class Engine {
public:
    /// Plans the run and checks it against memory and disk; nothing is written yet. Takes some ten milliseconds.
    static Result<std::unique_ptr<Engine>> create(const RunConfig& config, EngineParts parts = {});
    /// Makes one shard only, with one worker, beside other processes in the same folder and without its lock; what is
    /// recorded there already is not made again. commitShards() makes the dataset.
    static Result<std::unique_ptr<Engine>> createForShard(const ShardRequest& request, EngineParts parts = {});
    ~Engine();

    /// Takes the output (its lock; with overwrite the old dataset is cleared away) and lets the workers go.
    Result<void> start();
    void pause();
    void resume();
    void cancel();
    /// "Free memory now": caches are cleared and what is free is given back to the system, within some 100 ms; an
    /// event tells what it freed.
    void freeMemory();
    /// Workers, memory-limit, soft-limit, min-available and arrow-limit are from now on as `wanted` says: workers join
    /// or park at the end of their shard, limits count at once; an event tells it. All of it or, with the reason, none.
    /// The bytes are the same. Other fields of `wanted` are not looked at.
    Result<void> adjust(const RunConfig& wanted);
    /// Blocks until the run has ended; the Result says how.
    Result<void> wait();

    Snapshot snapshot() const;
    /// The recorded samples newer than `sequence`, oldest first, at most `most` of them (evenly thinned by min/max of
    /// process memory when there are more). Bounded whatever the length of the run.
    std::vector<Sample> samplesSince(std::uint64_t sequence, std::size_t most = 4096) const;
    /// Events newer than `sequence`, oldest first. The engine keeps the last 10,000.
    std::vector<Event> eventsSince(std::uint64_t sequence) const;

    /// Adds an event of kind `info`: what somebody does to the run from outside.
    void note(std::string text);

    /// Called from the engine's own threads at each change of state; set before start().
    void onStateChange(std::function<void(RunState)> callback);

private:
    Engine();
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace ledgerloom
