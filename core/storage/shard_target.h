#pragma once

#include "core/base/result.h"
#include "core/storage/part_file.h"
#include "core/storage/shard_records.h"
#include "core/storage/target.h"

#include <cstdint>
#include <memory>
#include <string>

namespace ledgerloom {

/// One shard into a folder that other processes write theirs into, and perhaps the same: what appears under a final
/// name is whole, made twice it is the same bytes, and nothing that has appeared is ever taken away.
class ShardTarget final : public Target {
public:
    /// Claims the config's output for the plan (`planText`, planFileText()). A shard that is recorded already counts as
    /// kept(). `files` must outlive it.
    static Result<std::unique_ptr<Target>> open(FileSystem& files, const DatasetInfo& info, std::uint64_t shard,
                                                const std::string& planText);

    bool wants(Table table) const override { return hasTable(m_info.plan, table); }
    std::uint64_t bufferBytes() const override { return writeBufferBytes(m_info.plan); }
    Result<std::unique_ptr<ShardWriter>> openShard(std::uint64_t shard) override;
    /// Only the commit of all shards makes a dataset of them.
    Result<void> finish() override { return {}; }
    Kept kept() const override { return m_kept; }
    bool holds(std::uint64_t) const override { return m_kept.shards > 0; }

private:
    class Writer;

    ShardTarget(FileSystem& files, const DatasetInfo& info);
    Result<PartFile> openPart(Table table, std::uint64_t shard);

    FileSystem& m_files;
    DatasetInfo m_info;
    DatasetLayout m_layout;
    ShardRecords m_records;
    Kept m_kept;
};

} // namespace ledgerloom
