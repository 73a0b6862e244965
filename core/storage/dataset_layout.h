#pragma once

#include "core/batch/table.h"
#include "core/config/plan.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace ledgerloom {

/// Where everything of a run stands under its folder. Paths are relative to that folder and a function of the plan
/// alone. Plain data; any thread.
class DatasetLayout {
public:
    explicit DatasetLayout(const Plan& plan)
        : m_shards(plan.shards), m_shardsPerChunk(plan.shardsPerChunk), m_extension(fileExtension(plan.encoding)) {}

    /// "transactions/part-00000012.jsonl"; over 10,000 shards "transactions/00000/part-...", 1,000 parts a folder;
    /// in chunks with "chunk-00003/" before it.
    std::string partPath(Table table, std::uint64_t shard) const;

    bool hasChunks() const { return m_shardsPerChunk > 0; }
    std::uint64_t chunks() const;
    std::uint64_t chunkOf(std::uint64_t shard) const { return hasChunks() ? shard / m_shardsPerChunk : 0; }
    std::uint64_t firstShard(std::uint64_t chunk) const { return chunk * m_shardsPerChunk; }
    std::uint64_t shardsIn(std::uint64_t chunk) const;
    /// "chunk-00003".
    static std::string chunkFolder(std::uint64_t chunk);

    /// True for a relative path that partPath() could have made, whatever the plan: tells a dataset's own parts
    /// from anything a damaged or hostile listing may name.
    static bool isPartPath(std::string_view path);

    /// "transactions/*.jsonl", with a star for each level of folders: finds all parts of a table.
    std::string pattern(Table table) const;

private:
    /// The path within the chunk's folder, if there are chunks.
    std::string pathInChunk(Table table, std::uint64_t shard) const;

    std::uint64_t m_shards;
    std::uint64_t m_shardsPerChunk;
    std::string m_extension;
};

inline constexpr std::string_view partsListName = "parts.jsonl";
inline constexpr std::string_view manifestName = "manifest.json";
inline constexpr std::string_view dataCardName = "DATASET.md";

// Outside the dataset's identity: journal, lock, status and what is being written.
inline constexpr std::string_view workFolder = ".ledgerloom";
inline constexpr std::string_view lockPath = ".ledgerloom/lock";
inline constexpr std::string_view runRecordPath = ".ledgerloom/run.json";
inline constexpr std::string_view journalPath = ".ledgerloom/journal.jsonl";
inline constexpr std::string_view statusPath = ".ledgerloom/status.json";
inline constexpr std::string_view planPath = ".ledgerloom/plan.json"; ///< of a run whose shards are made one by one
inline constexpr std::string_view shardRecords = ".ledgerloom/shards";
inline constexpr std::string_view temporaryFolder = ".ledgerloom/tmp";
// On an object store an object a shard stands for the journal, and another for the lock.
inline constexpr std::string_view shardRecordFolder = ".ledgerloom/shards";
inline constexpr std::string_view objectLockPath = ".ledgerloom/lock.json";

/// `folder` + "/" + `relative`.
std::string under(std::string_view folder, std::string_view relative);

} // namespace ledgerloom
