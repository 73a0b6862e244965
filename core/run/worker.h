#pragma once

#include "core/base/clock.h"
#include "core/config/plan.h"
#include "core/format/shard_encoder.h"
#include "core/memory/budget.h"
#include "core/memory/guard.h"
#include "core/run/budget_meter.h"
#include "core/run/disk_watch.h"
#include "core/run/progress.h"
#include "core/run/run_control.h"
#include "core/run/run_log.h"
#include "core/run/shard_queue.h"
#include "core/storage/target.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace ledgerloom {

/// What the workers of a run share. Everything in it is thread-safe or constant.
struct WorkerContext {
    const Plan& plan;
    const RunConfig& config;
    Clock& clock;
    Target& target;
    RunControl& control;
    ShardQueue& queue;
    Progress& progress;
    Budget& budget;
    Guard& guard;
    RunLog& log;
    DiskWatch& disk;
    std::uint64_t stagedBytes; ///< memory that each worker's parts take in a staging folder
};

/// Takes shards and makes them until there are none, a stop is asked for or the target is broken. Lives on its own
/// thread; holds one encoder, which it gives back while it is parked.
class Worker {
public:
    Worker(const WorkerContext& context, std::uint32_t index) : m_context(context), m_index(index) {}

    /// The thread's function. Lets no exception out.
    void run();

private:
    void work();
    /// False when there is no memory for one: then this worker ends.
    bool ensureEncoder();
    bool leave(const std::string& name, const Error& why);
    void dropEncoder();
    void makeShard(QueuedShard shard);
    Result<void> tryShard(std::uint64_t shard);
    Result<void> writeShard(ShardWriter& writer, std::uint64_t shard, ShardTotals& totals, ShardProgress& progress);
    Result<void> writeTable(ShardWriter& writer, Table table, ShardProgress& progress);
    /// Writes out what is buffered when that was asked for since the last time.
    Result<void> followFlush(ShardWriter& writer);
    /// Calls `step` for every table that is wanted, until one fails.
    Result<void> forTables(const std::function<Result<void>(Table)>& step);
    void handle(QueuedShard shard, const Error& error);
    std::optional<Error> troubleWithCustomers() const;
    bool border();

    /// Where the encoder's bytes go; between any two of its pieces the worker may be paused or stopped.
    class PartSink final : public ByteSink {
    public:
        PartSink(Worker& worker, ShardWriter& writer, Table table, ShardProgress& progress)
            : m_worker(worker), m_writer(writer), m_table(table), m_progress(progress) {}
        Result<void> write(std::string_view bytes) override;

    private:
        Worker& m_worker;
        ShardWriter& m_writer;
        Table m_table;
        ShardProgress& m_progress;
    };

    WorkerContext m_context;
    std::uint32_t m_index;
    std::uint32_t m_flushes = 0; ///< that were followed
    Reservation m_reservation;
    std::unique_ptr<BudgetMeter> m_meter;
    std::unique_ptr<ShardEncoder> m_encoder;
};

} // namespace ledgerloom
