#pragma once

#include "core/base/result.h"
#include "core/run/progress.h"
#include "core/run/run_control.h"
#include "core/run/run_log.h"
#include "core/run/shard_queue.h"
#include "core/run/time_order.h"
#include "core/storage/manifest.h"
#include "core/storage/target.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace ledgerloom {

/// What workers do in one stretch of a run.
enum class Phase : std::uint8_t { makeShards, mergeRuns, writeParts };

/// A run in the order of time: shards are made with their rows in sorted runs, runs are merged until they are few
/// enough, and all of them into parts. Each phase begins when the one before is whole. On the run's own thread.
class OrderedPhases {
public:
    struct Context {
        const DatasetInfo& info;
        Target& target;
        Progress& progress;
        RunControl& control;
        RunLog& log;
        /// Has workers do tasks 0 .. tasks-1 but those that are `done`; returns when all have ended.
        std::function<void(Phase phase, std::uint64_t tasks, ShardQueue::Done done)> work;
        /// Why the first task of that phase was given up; empty when all were done.
        std::function<std::optional<Error>()> failure;
    };

    OrderedPhases(Context context, std::unique_ptr<RunStore> store, std::uint64_t width);

    TimeOrder& order() { return m_order; }
    /// Looks at what an earlier run has left: how many rows stand in its sorted runs. Before run().
    Result<std::uint64_t> takeUp();
    /// Until every part stands, or something stops it; tasks that were given up are in the error.
    Result<void> run();
    /// Removes the sorted runs when the dataset is whole, unless they are to be kept.
    Result<void> clean();

private:
    Result<void> phase(Phase phase, std::uint64_t tasks, ShardQueue::Done done, std::string_view what);
    /// One way through all phases; true when no run was found damaged.
    Result<bool> round();
    Result<bool> mergePasses();
    Result<bool> writeParts();
    bool allHeld() const;

    Context m_context;
    TimeOrder m_order;
};

/// The folder of sorted runs, made when missing.
Result<std::unique_ptr<RunStore>> openRunFolder(FileSystem& files, const RunConfig& config);

} // namespace ledgerloom
