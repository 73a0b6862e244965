#pragma once

#include "core/config/plan.h"
#include "core/storage/target.h"

namespace ledgerloom {

/// Hashes everything as a folder would and drops it: for measuring, and for trying a config.
class NullTarget final : public Target {
public:
    explicit NullTarget(const Plan& plan) : m_withTransactions(!plan.customersOnly) {}

    bool wants(Table table) const override { return m_withTransactions || table != Table::transactions; }
    Result<std::unique_ptr<ShardWriter>> openShard(std::uint64_t shard) override;
    Result<void> finish() override { return {}; }

private:
    bool m_withTransactions;
};

} // namespace ledgerloom
