#pragma once

#include "core/base/clock.h"
#include "core/config/plan.h"
#include "core/format/part_encoder.h"
#include "core/memory/arrow_account.h"
#include "core/memory/budget.h"
#include "core/memory/guard.h"
#include "core/run/disk_watch.h"
#include "core/run/progress.h"
#include "core/run/run_control.h"
#include "core/run/run_log.h"
#include "core/run/shard_queue.h"
#include "core/storage/target.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

class TimeOrder; // core/run/time_order.h

/// What the workers of a run share. Everything in it is thread-safe or constant while they work.
struct WorkerContext {
    const Plan& plan;
    const RunConfig& config;
    Clock& clock;
    Target& target;
    RunControl& control;
    ShardQueue& queue;
    Progress& progress;
    Budget& budget;
    ArrowAccount& arrow;
    Guard& guard;
    RunLog& log;
    DiskWatch& disk;
    std::uint64_t stagedBytes = 0; ///< memory that each worker's parts take in a staging folder
    TimeOrder* order = nullptr;    ///< null in the order of shards
};

/// What a worker does with the numbers it takes from the queue. One a worker; not thread-safe.
class WorkerJob {
public:
    WorkerJob() = default;
    WorkerJob(const WorkerJob&) = delete;
    WorkerJob& operator=(const WorkerJob&) = delete;
    virtual ~WorkerJob() = default;

    /// What open() takes at most, and what make() takes beyond it.
    virtual std::vector<MemoryShare> memory() const = 0;
    /// `worker` names the worker in messages. May throw std::bad_alloc.
    virtual Result<void> open(const std::string& worker) = 0;
    /// Gives the memory back; open() may follow.
    virtual void close() = 0;
    /// Does one piece of work, whole or not at all. May throw.
    virtual Result<void> make(std::uint64_t task) = 0;
    /// "shard 12".
    virtual std::string nameOf(std::uint64_t task) const = 0;
};

/// Between two pieces of work: waits while the run is paused or slowed down. False: give up what is open.
bool mayGoOn(const WorkerContext& context);
/// What make() answers then.
Error stoppedByControl();
/// Why the imported customers cannot be read any more; empty where all is well or they are made.
std::optional<Error> troubleWithCustomers(const Plan& plan);

/// Where an encoder's bytes go; between any two of its pieces the worker may be paused or stopped.
class UnitSink final : public ByteSink {
public:
    UnitSink(const WorkerContext& context, ShardWriter& writer, Table table, ShardProgress& progress)
        : m_context(context), m_writer(writer), m_table(table), m_progress(progress) {}
    Result<void> write(std::string_view bytes) override;

private:
    const WorkerContext& m_context;
    ShardWriter& m_writer;
    Table m_table;
    ShardProgress& m_progress;
};

} // namespace ledgerloom
