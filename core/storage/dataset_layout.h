#pragma once

#include "core/batch/table.h"
#include "core/config/plan.h"
#include "core/storage/part_ranges.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace ledgerloom {

/// Where everything of a run stands under its folder. Paths are relative to that folder and a function of the plan
/// alone, but for a partition: there the rows say how many parts a day has. Plain data; any thread.
///
/// What is committed at once is a unit. In the order of shards unit n is shard n with all its tables. In the order of
/// time a shard's unit has its customers and devices, and behind those each part of transactions is a unit of its own.
class DatasetLayout {
public:
    explicit DatasetLayout(const Plan& plan);

    /// Units that are known: with a partition those behind the shards only after setPartRanges().
    std::uint64_t units() const { return m_shards + m_ranges.parts(); }
    /// The most units that this plan can come to.
    static std::uint64_t mostUnits(const Plan& plan);
    /// Whether a unit has a part of that table.
    bool has(Table table, std::uint64_t unit) const;
    /// How transactions in the order of time are cut; without parts in the order of shards.
    const PartRanges& partRanges() const { return m_ranges; }
    void setPartRanges(PartRanges ranges) { m_ranges = std::move(ranges); }

    /// "transactions/part-00000012.jsonl"; over 10,000 shards "transactions/00000/part-...", 1,000 parts a folder;
    /// in chunks with "chunk-00003/" before it; with a partition "transactions/dt=2025-07-05/part-...".
    /// `table` is one that the unit has.
    std::string partPath(Table table, std::uint64_t unit) const;

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
    std::string pathInChunk(Table table, std::uint64_t number) const;

    std::uint64_t m_shards;
    std::uint64_t m_shardsPerChunk;
    Order m_order;
    Partition m_partition;
    PartRanges m_ranges;
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
inline constexpr std::string_view dayCountsPath = ".ledgerloom/days.json";
/// Sorted runs on their way to the order of time.
inline constexpr std::string_view runsFolder = ".ledgerloom/runs";
// On an object store an object a shard stands for the journal, and another for the lock.
inline constexpr std::string_view shardRecordFolder = ".ledgerloom/shards";
inline constexpr std::string_view objectLockPath = ".ledgerloom/lock.json";

/// `folder` + "/" + `relative`.
std::string under(std::string_view folder, std::string_view relative);

} // namespace ledgerloom
