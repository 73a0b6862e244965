#include "core/storage/old_dataset.h"

#include "core/storage/dataset_layout.h"
#include "core/storage/day_counts.h"
#include "core/storage/file_io.h"
#include "core/storage/journal.h"
#include "core/storage/run_record.h"
#include "core/storage/shard_records.h"
#include "core/storage/taking_up.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace ledgerloom {

namespace {

class Clearing {
public:
    Clearing(FileSystem& files, const std::string& folder) : m_files(files), m_folder(folder) {}

    Result<void> run() {
        const bool listed = exists(manifestName) || exists(partsListName);
        if (auto cleared = removeListedParts(); !cleared) {
            return cleared;
        }
        if (auto cleared = removeJournaledParts(); !cleared) {
            return cleared;
        }
        if (auto cleared = removePlannedParts(); !cleared) {
            return cleared;
        }
        removeEmptyFolders(m_folder, 0);
        if (listed) {
            for (const std::string_view name : {partsListName, dataCardName, manifestName}) {
                remove(name);
            }
        }
        clearWorkFolder();
        return m_failure ? Result<void>(*m_failure) : Result<void>();
    }

private:
    bool exists(std::string_view name) const {
        FileStatus found;
        return m_files.status(under(m_folder, name), found) == 0 && found.kind == FileKind::file;
    }

    /// True when every folder on the way is a real one, so that nothing outside can be reached.
    bool isInside(const std::string& relative) const {
        for (std::size_t slash = relative.find('/'); slash != std::string::npos;
             slash = relative.find('/', slash + 1)) {
            FileStatus found;
            if (m_files.status(under(m_folder, relative.substr(0, slash)), found) != 0 ||
                found.kind != FileKind::folder) {
                return false;
            }
        }
        return true;
    }

    void remove(std::string_view relative) {
        const std::string path = under(m_folder, relative);
        const int failure = m_files.removeFile(path);
        if (failure < 0 && failure != -ENOENT && !m_failure) {
            m_failure = fileError(failure, "remove", path);
        }
    }

    void removePart(const std::string& relative) {
        if (DatasetLayout::isPartPath(relative) && isInside(relative)) {
            remove(relative);
            if (relative.starts_with("chunk-")) {
                m_chunks.insert(relative.substr(0, relative.find('/')));
            }
        }
    }

    Result<void> removeListedParts() {
        return readLines(m_files, under(m_folder, partsListName), [&](std::string_view line) {
            const auto entry = nlohmann::json::parse(line, nullptr, false);
            if (entry.is_object() && entry.contains("path") && entry["path"].is_string()) {
                removePart(entry["path"].get<std::string>());
            }
            return true;
        });
    }

    Result<void> removeJournaledParts() {
        return Journal::forEach(m_files, under(m_folder, journalPath), [&](const ShardRecord& record) {
            for (const PartRecord& part : record.parts) {
                removePart(part.path);
            }
        });
    }

    /// A process that was killed leaves parts that it had no time to record: the plan names them, too.
    Result<void> removePlannedParts() {
        // A record that cannot be read names nothing.
        if (const auto record = readRunRecord(m_files, m_folder); record && *record) {
            removePartsOf((*record)->layout(readDayCounts(m_files, m_folder)));
        }
        if (const auto claimed = readClaimedPlan(m_files, m_folder)) {
            removePartsOf(DatasetLayout(claimed->plan));
            removeShardRecords(claimed->plan.shards);
        }
        return {};
    }

    void removePartsOf(const DatasetLayout& layout) {
        for (std::uint64_t unit = 0; unit < layout.units(); ++unit) {
            for (const Table table : allTables) {
                const std::string part = layout.has(table, unit) ? layout.partPath(table, unit) : std::string();
                if (!part.empty() && exists(part)) {
                    removePart(part);
                }
            }
        }
    }

    void removeShardRecords(std::uint64_t shards) {
        for (std::uint64_t shard = 0; shard < shards; ++shard) {
            remove(ShardRecords::path(shard));
            if (const std::string folder = parentFolder(ShardRecords::path(shard));
                shard + 1 == shards || parentFolder(ShardRecords::path(shard + 1)) != folder) {
                m_files.removeFolder(under(m_folder, folder));
            }
        }
        m_files.removeFolder(under(m_folder, shardRecords));
        remove(planPath);
    }

    static bool isTableFolder(const std::string& name) {
        for (const Table table : allTables) {
            if (name == tableName(table)) {
                return true;
            }
        }
        return false;
    }

    /// Folders that only a dataset has, deepest first; a folder with anything left in it stays.
    void removeEmptyFolders(const std::string& folder, int depth) {
        std::vector<std::string> names;
        if (depth > 2 || m_files.list(folder, names) < 0) {
            return;
        }
        for (const std::string& name : names) {
            const std::string path = under(folder, name);
            FileStatus found;
            const bool isChunk = depth == 0 && m_chunks.contains(name);
            const bool isOurs =
                isChunk || isTableFolder(name) ||
                (depth > 0 && (name.starts_with("dt=") || name.find_first_not_of("0123456789") == std::string::npos));
            if (!isOurs || m_files.status(path, found) != 0 || found.kind != FileKind::folder) {
                continue;
            }
            if (isChunk) {
                m_files.removeFile(under(path, partsListName));
                m_files.removeFile(under(path, manifestName));
            }
            removeEmptyFolders(path, depth + 1);
            m_files.removeFolder(path);
        }
    }

    void clearWorkFolder() {
        remove(journalPath);
        remove(runRecordPath);
        remove(statusPath);
        remove(dayCountsPath);
        remove(".ledgerloom/driver.json"); // of a cluster's driver that was killed
        for (const auto& cleared : {clearTemporaryFiles(m_files, m_folder), clearRunFiles(m_files, m_folder)}) {
            if (!cleared && !m_failure) {
                m_failure = cleared.error();
            }
        }
    }

    FileSystem& m_files;
    const std::string& m_folder;
    std::set<std::string> m_chunks; ///< folders of chunks that a listed part stood in
    std::optional<Error> m_failure;
};

} // namespace

Result<void> clearOldDataset(FileSystem& files, const std::string& folder) {
    return Clearing(files, folder).run();
}

} // namespace ledgerloom
