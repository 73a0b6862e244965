#pragma once

#include "core/base/result.h"
#include "core/batch/table.h"
#include "core/storage/day_counts.h"
#include "core/storage/file_system.h"
#include "core/storage/manifest.h"
#include "core/storage/part_output.h"
#include "core/storage/records.h"
#include "core/storage/taking_up.h"
#include "core/storage/target_note.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// Takes the bytes of one unit, most often a shard (see DatasetLayout). Until commit() has returned without an error
/// nothing of the shard is visible, and destroying the writer takes away what was written. Belongs to one worker.
class ShardWriter {
public:
    ShardWriter() = default;
    ShardWriter(const ShardWriter&) = delete;
    ShardWriter& operator=(const ShardWriter&) = delete;
    virtual ~ShardWriter() = default;

    virtual Result<void> write(Table table, std::string_view bytes) = 0;
    /// Memory is short: what the system still holds of it is to be written now.
    virtual Result<void> flush() { return {}; }
    virtual Result<ShardRecord> commit(const ShardTotals& totals) = 0;
};

/// Bytes that an open shard of a folder buffers: one output a table.
inline std::uint64_t writeBufferBytes(const Plan& plan) {
    return tableCount(plan) * PartOutput::bufferBytes;
}

/// Bytes that writing a listing buffers: parts.jsonl, manifest.json and the data card.
inline constexpr std::uint64_t listingBufferBytes = 3 * PartOutput::bufferBytes;

/// Bytes that one worker writes through at most: it lists a chunk's parts while its last shard is still open.
std::uint64_t writingBytes(const RunConfig& config);

/// Where a run's shards go. All functions may be called from any thread.
class Target {
public:
    Target() = default;
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;
    virtual ~Target() = default;

    /// Whether rows of that table are to be made at all.
    virtual bool wants(Table table) const = 0;
    virtual Result<std::unique_ptr<ShardWriter>> openShard(std::uint64_t shard) = 0;
    /// Once, after every shard was committed.
    virtual Result<void> finish() = 0;
    /// What an earlier run has done; constant once the target is open.
    virtual Kept kept() const { return {}; }
    /// True for a shard, or another unit, that is committed.
    virtual bool holds(std::uint64_t) const { return false; }
    /// How transactions in the order of time are cut; the unit of part n is n behind the shards.
    virtual const PartRanges& partRanges() const {
        static const PartRanges none;
        return none;
    }
    /// Says how many rows each day has, once all are made and before the first of those parts. No other call may be
    /// under way.
    virtual Result<void> setDayCounts(const DayCounts&) { return {}; }
    /// Ends a wait inside the target with ErrorCode::cancelled.
    virtual void interrupt() {}
    /// Set when nothing more can be committed, so that trying shards again would be in vain.
    virtual std::optional<Error> broken() const { return std::nullopt; }
    /// Bytes that an open shard buffers on its way.
    virtual std::uint64_t bufferBytes() const { return 0; }
    /// What it has to tell since the last call.
    virtual std::vector<TargetNote> takeNotes() { return {}; }
    /// Whether shards must be made in their order, one after the other: by a single worker.
    virtual bool inOrder() const { return false; }
};

/// What the output option means.
enum class OutputKind : std::uint8_t { folder, null, standardOutput, objectStore };

/// "-" is standard output, "null" nowhere, "s3://..." and "hdfs://..." an object store; everything else is a folder
/// (one of that name is "./null").
OutputKind outputKind(const std::string& output);

/// The target of a config's output. Locks a folder and, with overwrite, clears the old dataset out of it, or, with
/// resume, takes up the run that is in it: ErrorCode::folderInUse when another run holds it. `files` must outlive the
/// target.
Result<std::unique_ptr<Target>> openTarget(FileSystem& files, const DatasetInfo& info);

} // namespace ledgerloom
