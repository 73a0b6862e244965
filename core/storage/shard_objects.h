#pragma once

#include "core/base/result.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/manifest.h"
#include "core/storage/object_store.h"
#include "core/storage/plan_file.h"
#include "core/storage/records.h"
#include "core/storage/target.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace ledgerloom {

/// What processes that make shards of one plan leave under an object store's prefix: see ShardRecords, which does the
/// same in a folder. The records are those of a run, with the plan's fingerprint as a second line. No lock: an object
/// appears whole, and whoever makes it anew makes the same bytes. Thread-safe.
class ShardObjects {
public:
    /// Store must outlive it.
    ShardObjects(ObjectStore& store, const DatasetInfo& info);

    /// Claims the prefix for the plan. badInput where it holds anything else.
    Result<void> claim(const std::string& planText);
    /// The record of a shard of this plan whose parts are all there in their sizes; empty when it has to be made.
    Result<std::optional<ShardRecord>> read(std::uint64_t shard) const;
    Result<void> write(const ShardRecord& record) const;
    const DatasetLayout& layout() const { return m_layout; }

private:
    Result<void> checkEmpty() const;

    ObjectStore& m_store;
    std::string m_fingerprint;
    DatasetLayout m_layout;
};

/// One shard to an object store that other processes write theirs to, and perhaps the same.
class ShardObjectTarget final : public Target {
public:
    static Result<std::unique_ptr<Target>> open(std::unique_ptr<ObjectStore> store, const DatasetInfo& info,
                                                std::uint64_t shard, const std::string& planText);

    bool wants(Table table) const override { return hasTable(m_plan, table); }
    Result<std::unique_ptr<ShardWriter>> openShard(std::uint64_t shard) override;
    /// Only the commit of all shards makes a dataset of them.
    Result<void> finish() override { return {}; }
    Kept kept() const override { return m_kept; }
    bool holds(std::uint64_t) const override { return m_kept.shards > 0; }
    std::uint64_t bufferBytes() const override;
    void interrupt() override { m_store->interrupt(); }
    std::optional<Error> broken() const override { return m_store->broken(); }
    std::vector<TargetNote> takeNotes() override { return m_store->takeNotes(); }

private:
    ShardObjectTarget(std::unique_ptr<ObjectStore> store, const DatasetInfo& info);

    const std::unique_ptr<ObjectStore> m_store;
    const Plan m_plan;
    ShardObjects m_objects;
    Kept m_kept;
};

/// The plan that a prefix was claimed for. badInput where it was for none.
Result<PlanFile> readClaimedPlan(ObjectStore& store);

/// The target of one shard of a plan: a folder's or an object store's, as the config's output says.
Result<std::unique_ptr<Target>> openShardTarget(FileSystem& files, const DatasetInfo& info, std::uint64_t shard,
                                                const std::string& planText);

} // namespace ledgerloom
