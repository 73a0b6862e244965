#pragma once

#include "core/format/part_encoders.h"
#include "core/order/run_merger.h"
#include "core/population/population.h"
#include "core/run/budget_meter.h"
#include "core/run/time_order.h"
#include "core/run/worker_job.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace ledgerloom {

/// Merges all sorted runs into parts of transactions, stripe by stripe; each part is committed on its own.
class PartJob final : public WorkerJob {
public:
    /// What the C library's allocator keeps between the buffers of row groups; measured: 3 to 8 MiB.
    static constexpr std::uint64_t rowGroupHoles = std::uint64_t{8} << 20;

    /// Of merging `width` runs at once.
    static std::uint64_t memoryBytes(const Plan& plan, std::uint64_t width);

    explicit PartJob(const WorkerContext& context) : m_context(context), m_order(*context.order) {}

    std::vector<MemoryShare> memory() const override {
        return {{.purpose = Purpose::merge, .bytes = memoryBytes(m_context.plan, m_order.runs().size())}};
    }
    Result<void> open(const std::string& worker) override;
    void close() override { m_tools.reset(); }
    Result<void> make(std::uint64_t stripe) override;
    std::string nameOf(std::uint64_t stripe) const override;

private:
    /// What is held while the worker is at work.
    struct Tools {
        Tools(const WorkerContext& context, const std::string& worker, const std::vector<RunRef>& runs);

        Plan plan;
        Population population;
        BudgetMeter meter;
        RunMerger merger;
        Batch batch;
        Dictionary dictionary;
        std::optional<PartEncoders> encoders;
    };

    Result<void> writePart(std::uint64_t unit, std::uint64_t rows);
    Result<void> writeRows(std::uint64_t rows, ShardTotals& totals, ShardProgress& progress);

    WorkerContext m_context;
    TimeOrder& m_order;
    std::unique_ptr<Tools> m_tools;
};

} // namespace ledgerloom
