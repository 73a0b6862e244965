#pragma once

#include "core/config/plan.h"
#include "core/storage/target.h"

namespace ledgerloom {

/// Hashes everything as a folder would and drops it: for measuring, and for trying a config.
class NullTarget final : public Target {
public:
    explicit NullTarget(const Plan& plan) : m_plan(plan) {}

    bool wants(Table table) const override { return hasTable(m_plan, table); }
    Result<std::unique_ptr<ShardWriter>> openShard(std::uint64_t shard) override;
    Result<void> finish() override { return {}; }

private:
    Plan m_plan;
};

} // namespace ledgerloom
