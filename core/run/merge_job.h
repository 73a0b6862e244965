#pragma once

#include "core/order/run_merger.h"
#include "core/run/time_order.h"
#include "core/run/worker_job.h"

#include <cstdint>
#include <memory>
#include <string>

namespace ledgerloom {

/// Merges groups of sorted runs into longer ones, so that the last merge has few enough.
class MergeJob final : public WorkerJob {
public:
    /// Of merging `width` runs at once.
    static std::uint64_t memoryBytes(std::uint64_t width);

    explicit MergeJob(const WorkerContext& context) : m_context(context), m_order(*context.order) {}

    std::vector<MemoryShare> memory() const override {
        return {{.purpose = Purpose::merge, .bytes = memoryBytes(m_order.width())}};
    }
    Result<void> open(const std::string& worker) override;
    void close() override { m_codec.reset(); }
    Result<void> make(std::uint64_t group) override;
    std::string nameOf(std::uint64_t group) const override;

private:
    Result<void> merge(const std::vector<RunRef>& runs, const RunName& into);

    WorkerContext m_context;
    TimeOrder& m_order;
    std::unique_ptr<GranuleCodec> m_codec; ///< of what is written
};

} // namespace ledgerloom
