#pragma once

#include "core/base/result.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/folder_lock.h"
#include "core/storage/journal.h"
#include "core/storage/manifest.h"
#include "core/storage/part_file.h"
#include "core/storage/staging.h"
#include "core/storage/target.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace ledgerloom {

/// A run's folder: its lock, journal, parts and, at the end, parts list, data card and manifest.
class FolderTarget final : public Target {
public:
    /// See openTarget(). The folder is made when missing, its parent must exist.
    static Result<std::unique_ptr<FolderTarget>> open(FileSystem& files, const DatasetInfo& info);
    ~FolderTarget() override;

    bool wants(Table table) const override { return hasTable(m_info.plan, table); }
    std::uint64_t bufferBytes() const override { return writeBufferBytes(m_info.plan); }
    Result<std::unique_ptr<ShardWriter>> openShard(std::uint64_t shard) override;
    Result<void> finish() override;
    std::optional<Error> broken() const override;
    Kept kept() const override { return m_kept; }
    bool holds(std::uint64_t unit) const override { return m_journal.holds(unit); }
    const PartRanges& partRanges() const override { return m_layout.partRanges(); }
    Result<void> setDayCounts(const DayCounts& counts) override;

private:
    class Writer;

    FolderTarget(FileSystem& files, const DatasetInfo& info, FolderLock lock, Journal journal);
    /// Goes on where an earlier run ended.
    Result<void> takeUp();
    void cutByDays(const DayCounts& counts);
    void countOpenShards();
    Result<void> listChunk(std::uint64_t chunk);
    Result<PartFile> openPart(Table table, std::uint64_t shard);
    Result<void> record(const ShardRecord& shard);
    Result<void> finishChunk(std::uint64_t shard);
    Result<void> listWholeChunks();

    FileSystem& m_files;
    DatasetInfo m_info;
    DatasetLayout m_layout;
    FolderLock m_lock;
    Journal m_journal;
    Kept m_kept;
    std::optional<Staging> m_staging;
    mutable std::mutex m_mutex;
    std::vector<std::uint64_t> m_openShards; ///< of each chunk: shards that are not yet committed
    std::optional<Error> m_broken;
};

} // namespace ledgerloom
