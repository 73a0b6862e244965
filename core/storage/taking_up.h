#pragma once

#include "core/base/result.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_system.h"
#include "core/storage/journal.h"

#include <cstdint>
#include <string>

namespace ledgerloom {

/// What an earlier run in the same folder has done already.
struct Kept {
    std::uint64_t shards = 0;
    std::uint64_t rows = 0; ///< transactions
    std::uint64_t customers = 0;
    std::uint64_t bytes = 0;    ///< of all tables
    std::uint64_t damaged = 0;  ///< shards that were recorded and whose parts do not hold: they are made anew
    std::uint64_t leftover = 0; ///< files of dead processes that were removed
    bool finished = false;      ///< nothing is left to do: every shard holds and the listing is there
};

/// Takes up the run of a folder whose lock is held. Looks at every part the journal names (with `checksums` reads
/// it, too; small datasets always), has the journal forget the shards that do not hold, and removes what dead
/// processes left: temporary files, parts that are not recorded, and, unless all is there, the listing. A finished
/// chunk whose folder is gone was moved away and counts as done. Every name that is kept is durable afterwards.
class TakingUp {
public:
    TakingUp(FileSystem& files, const std::string& folder, const DatasetLayout& layout, Journal& journal)
        : m_files(files), m_folder(folder), m_layout(layout), m_journal(journal) {}

    /// `mostUnits` is what the journal may hold; those that the layout does not know are made anew.
    Result<Kept> run(std::uint64_t mostUnits, bool checksums);

private:
    Result<void> checkShard(std::uint64_t shard, bool checksums);
    Result<void> forgetUnknown(std::uint64_t unit);
    Result<void> removeUnrecorded();
    Result<bool> partHolds(const PartRecord& part, bool checksums);
    Result<void> removeListing(const std::string& scope);
    Result<void> removeIfThere(const std::string& relative);
    Result<void> removeListings();
    bool chunkIsGone(std::uint64_t shard) const;
    bool isWhole(std::uint64_t chunk) const;
    bool exists(const std::string& relative, FileKind kind) const;

    FileSystem& m_files;
    const std::string& m_folder;
    const DatasetLayout& m_layout;
    Journal& m_journal;
    Kept m_kept;
};

/// Bytes of the parts that the journal in `folder` names, whether they hold or not. Any thread; changes nothing.
std::uint64_t journaledBytes(FileSystem& files, const std::string& folder);

/// Removes what stands in the folder of temporary files, or of sorted runs, and with these the folder itself; how many
/// files. The run's lock must be held.
Result<std::uint64_t> clearTemporaryFiles(FileSystem& files, const std::string& folder);
Result<std::uint64_t> clearRunFiles(FileSystem& files, const std::string& folder);

} // namespace ledgerloom
