#pragma once

#include "core/format/shard_encoder.h"
#include "core/order/granule_codec.h"
#include "core/order/run_writer.h"
#include "core/run/budget_meter.h"
#include "core/run/worker_job.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace ledgerloom {

/// Makes shards: all their tables or, in the order of time, customers and devices, and a sorted run of each block's
/// transactions.
class ShardJob final : public WorkerJob {
public:
    static std::vector<MemoryShare> memory(const Plan& plan, const RunConfig& config);

    explicit ShardJob(const WorkerContext& context) : m_context(context) {}

    std::vector<MemoryShare> memory() const override { return memory(m_context.plan, m_context.config); }
    Result<void> open(const std::string& worker) override;
    void close() override;
    Result<void> make(std::uint64_t shard) override;
    std::string nameOf(std::uint64_t shard) const override { return "shard " + std::to_string(shard); }

private:
    std::array<UnitSink, allTables.size()> sinksOf(ShardWriter& writer, ShardProgress& progress);
    Result<void> makeOrdered(std::uint64_t shard);
    Result<void> writeShard(ShardWriter& writer, std::uint64_t shard, ShardTotals& totals, ShardProgress& progress);
    Result<void> makeBlocks(std::uint64_t shard, ShardTotals& totals, const std::function<Result<void>()>& block);
    Result<void> writeTable(ShardWriter& writer, Table table, ShardProgress& progress);
    Result<void> writeRun(RunWriter& run, ShardProgress& progress);
    /// Writes out what is buffered when that was asked for since the last time.
    Result<void> followFlush(ShardWriter& writer);
    /// Calls `step` for every table that the shard's parts have, until one fails.
    Result<void> forTables(const std::function<Result<void>(Table)>& step);

    WorkerContext m_context;
    std::uint32_t m_flushes = 0; ///< that were followed
    std::unique_ptr<BudgetMeter> m_meter;
    std::unique_ptr<ShardEncoder> m_encoder;
    std::unique_ptr<GranuleCodec> m_codec; ///< in the order of time
};

} // namespace ledgerloom
