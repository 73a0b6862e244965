#pragma once

#include "core/base/clock.h"
#include "core/config/plan.h"
#include "core/format/block_encoder.h"
#include "core/memory/budget.h"
#include "core/memory/guard.h"
#include "core/run/disk_watch.h"
#include "core/run/progress.h"
#include "core/run/run_control.h"
#include "core/run/run_log.h"
#include "core/run/shard_queue.h"
#include "core/storage/target.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace ledgerloom {

/// What the workers of a run share. Everything in it is thread-safe or constant.
struct WorkerContext {
    const Plan& plan;
    Clock& clock;
    Target& target;
    RunControl& control;
    ShardQueue& queue;
    Progress& progress;
    Budget& budget;
    Guard& guard;
    RunLog& log;
    DiskWatch& disk;
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
    Result<void> writeTable(ShardWriter& writer, Table table, ShardProgress& progress, std::uint64_t rows);
    void handle(QueuedShard shard, const Error& error);
    std::optional<Error> troubleWithCustomers() const;
    bool border();

    WorkerContext m_context;
    std::uint32_t m_index;
    Reservation m_reservation;
    std::unique_ptr<BlockEncoder> m_encoder;
};

} // namespace ledgerloom
