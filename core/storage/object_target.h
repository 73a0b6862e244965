#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/manifest.h"
#include "core/storage/object_lock.h"
#include "core/storage/object_records.h"
#include "core/storage/object_shard_writer.h"
#include "core/storage/object_store.h"
#include "core/storage/target.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// A run on an object store: parts appear when their upload completes, a record object stands for each line of the
/// journal, parts list, data card and manifest come last, with a folder's bytes.
class ObjectTarget final : public Target {
public:
    /// See openTarget(). Errors before the first write are badInput: refused credentials, a missing bucket, a prefix
    /// that is not empty.
    static Result<std::unique_ptr<ObjectTarget>> open(std::unique_ptr<ObjectStore> store, const DatasetInfo& info,
                                                      std::shared_ptr<Clock> clock, LockTiming timing = {});

    bool wants(Table table) const override { return hasTable(m_info.plan, table); }
    Result<std::unique_ptr<ShardWriter>> openShard(std::uint64_t shard) override;
    Result<void> finish() override;
    Kept kept() const override { return m_kept; }
    bool holds(std::uint64_t shard) const override { return m_records.holds(shard); }
    std::uint64_t bufferBytes() const override { return objectShardBytes(m_info.plan); }
    void interrupt() override { m_store->interrupt(); }
    std::optional<Error> broken() const override;
    std::vector<TargetNote> takeNotes() override { return m_store->takeNotes(); }

private:
    ObjectTarget(std::unique_ptr<ObjectStore> store, const DatasetInfo& info);
    Result<void> prepare(std::shared_ptr<Clock> clock, LockTiming timing);
    Result<void> begin();
    Result<void> takeUp();
    void countOpenShards();
    Result<void> record(const ShardRecord& record);
    Result<void> finishChunk(std::uint64_t shard);
    Result<void> listWholeChunks();

    const std::unique_ptr<ObjectStore> m_store;
    const DatasetInfo m_info;
    const DatasetLayout m_layout;
    ObjectRecords m_records;
    std::unique_ptr<ObjectLock> m_lock;
    Kept m_kept;
    std::mutex m_mutex;
    std::vector<std::uint64_t> m_openShards; ///< of each chunk: shards that are not yet recorded; guarded by m_mutex
};

/// The config that goes on with the run at an address: the recorded one, to that output, with IfExists::resume.
/// badInput where no run has begun.
Result<RunConfig> resumeStoreConfig(const std::string& address);

} // namespace ledgerloom
