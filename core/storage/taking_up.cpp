#include "core/storage/taking_up.h"

#include "core/base/stream_hash.h"

#include <algorithm>
#include <cerrno>
#include <vector>

namespace ledgerloom {

namespace {

// What is read in a blink is read always.
constexpr std::uint64_t checksumsUpTo = std::uint64_t{64} << 20;
constexpr std::size_t readWindow = std::size_t{64} << 10;

Result<std::string> checksumOf(FileSystem& files, const std::string& path) {
    auto file = openFile(files, path, "read", [&](const std::string& name) { return files.openRead(name); });
    if (!file) {
        return file.error();
    }
    StreamHash hash;
    std::vector<char> window(readWindow);
    std::uint64_t offset = 0;
    while (true) {
        const std::int64_t count = files.readAt(file->get(), window.data(), window.size(), offset);
        if (count == -EINTR) {
            continue;
        }
        if (count < 0) {
            return fileError(count, "read", path);
        }
        if (count == 0) {
            break;
        }
        hash.add({window.data(), static_cast<std::size_t>(count)});
        offset += static_cast<std::uint64_t>(count);
    }
    files.dropRange(file->get(), 0, offset); // a hint: the container is not charged for what was only looked at
    return hash.hex();
}

/// Of the folders at the top only the dataset's own.
bool isOurs(const std::string& name) {
    return name == workFolder || name.starts_with("chunk-") ||
           std::ranges::any_of(allTables, [&](Table table) { return name == tableName(table); });
}

/// Makes the names in a dataset's folders durable, deepest first: their makers may have been killed before they did.
Result<void> syncFolders(FileSystem& files, const std::string& folder, int depth) {
    std::vector<std::string> names;
    if (const int failure = files.list(folder, names); failure < 0) {
        return fileError(failure, "read the folder", folder);
    }
    for (const std::string& name : names) {
        const std::string path = under(folder, name);
        FileStatus found;
        if (depth < 3 && (depth > 0 || isOurs(name)) && files.status(path, found) == 0 &&
            found.kind == FileKind::folder) {
            if (auto synced = syncFolders(files, path, depth + 1); !synced) {
                return synced;
            }
        }
    }
    const int failure = files.syncFolder(folder);
    return failure < 0 ? Result<void>(fileError(failure, "make durable the folder", folder)) : Result<void>();
}

/// How many files were removed; a missing folder has none.
Result<std::uint64_t> clearFilesIn(FileSystem& files, const std::string& place) {
    FileStatus found;
    std::vector<std::string> names;
    if (files.status(place, found) != 0 || found.kind != FileKind::folder || files.list(place, names) < 0) {
        return std::uint64_t{0};
    }
    for (const std::string& name : names) {
        const std::string path = under(place, name);
        if (const int failure = files.removeFile(path); failure < 0 && failure != -ENOENT) {
            return fileError(failure, "remove", path);
        }
    }
    return std::uint64_t{names.size()};
}

} // namespace

std::uint64_t journaledBytes(FileSystem& files, const std::string& folder) {
    std::uint64_t sum = 0;
    const auto add = [&sum](const ShardRecord& record) { sum += record.bytes(); };
    return Journal::forEach(files, under(folder, journalPath), add) ? sum : 0;
}

Result<std::uint64_t> clearTemporaryFiles(FileSystem& files, const std::string& folder) {
    return clearFilesIn(files, under(folder, temporaryFolder));
}

Result<std::uint64_t> clearRunFiles(FileSystem& files, const std::string& folder) {
    auto cleared = clearFilesIn(files, under(folder, runsFolder));
    files.removeFolder(under(folder, runsFolder)); // what is left in it is not ours
    return cleared;
}

bool TakingUp::exists(const std::string& relative, FileKind kind) const {
    FileStatus found;
    return m_files.status(under(m_folder, relative), found) == 0 && found.kind == kind;
}

bool TakingUp::chunkIsGone(std::uint64_t shard) const {
    return m_layout.hasChunks() && isWhole(m_layout.chunkOf(shard)) &&
           !exists(DatasetLayout::chunkFolder(m_layout.chunkOf(shard)), FileKind::folder);
}

bool TakingUp::isWhole(std::uint64_t chunk) const {
    const std::uint64_t first = m_layout.firstShard(chunk);
    for (std::uint64_t shard = first; shard < first + m_layout.shardsIn(chunk); ++shard) {
        if (!m_journal.holds(shard)) {
            return false;
        }
    }
    return true;
}

Result<bool> TakingUp::partHolds(const PartRecord& part, bool checksums) {
    FileStatus found;
    const std::string path = under(m_folder, part.path);
    if (const int failure = m_files.status(path, found); failure < 0 && failure != -ENOENT && failure != -ENOTDIR) {
        return fileError(failure, "look at", path);
    }
    if (found.kind != FileKind::file || found.bytes != part.bytes) {
        return false;
    }
    if (!checksums) {
        return true;
    }
    const auto checksum = checksumOf(m_files, path);
    return checksum ? Result<bool>(*checksum == part.checksum) : Result<bool>(checksum.error());
}

Result<void> TakingUp::checkShard(std::uint64_t shard, bool checksums) {
    const auto record = m_journal.read(shard);
    if (!record) {
        return record.error();
    }
    if (!chunkIsGone(shard)) {
        for (const PartRecord& part : record->parts) {
            // A path that the plan does not give is no part of this dataset, whatever stands there.
            const auto holds = m_layout.has(part.table, shard) && part.path == m_layout.partPath(part.table, shard)
                                   ? partHolds(part, checksums)
                                   : Result<bool>(false);
            if (!holds) {
                return holds.error();
            }
            if (!*holds) {
                m_journal.forget(shard);
                ++m_kept.damaged;
                return {};
            }
        }
    }
    m_kept.shards += 1;
    m_kept.rows += record->totals.rows;
    m_kept.customers += record->totals.customers;
    m_kept.bytes += record->bytes();
    return {};
}

Result<void> TakingUp::removeIfThere(const std::string& relative) {
    const std::string path = under(m_folder, relative);
    const int failure = m_files.removeFile(path);
    if (failure == -ENOENT || failure == -ENOTDIR) {
        return {};
    }
    if (failure < 0) {
        return fileError(failure, "remove", path);
    }
    ++m_kept.leftover;
    return {};
}

/// The manifest goes first: it may never stand beside an incomplete dataset.
Result<void> TakingUp::removeListing(const std::string& scope) {
    for (const std::string_view name : {manifestName, dataCardName, partsListName}) {
        if (auto removed = removeIfThere(scope.empty() ? std::string(name) : under(scope, name)); !removed) {
            return removed;
        }
    }
    return {};
}

Result<void> TakingUp::removeListings() {
    for (std::uint64_t chunk = 0; chunk < m_layout.chunks(); ++chunk) {
        const std::string scope = DatasetLayout::chunkFolder(chunk);
        if (!isWhole(chunk) || !exists(under(scope, manifestName), FileKind::file)) {
            if (auto removed = removeListing(scope); !removed) {
                return removed;
            }
        }
    }
    return m_kept.finished ? Result<void>() : removeListing({});
}

/// A part of a partition whose day counts are lost: nobody knows which rows it has.
Result<void> TakingUp::forgetUnknown(std::uint64_t unit) {
    const auto record = m_journal.read(unit);
    if (!record) {
        return record.error();
    }
    m_journal.forget(unit);
    ++m_kept.damaged;
    for (const PartRecord& part : record->parts) {
        if (auto removed = DatasetLayout::isPartPath(part.path) ? removeIfThere(part.path) : Result<void>(); !removed) {
            return removed;
        }
    }
    return {};
}

Result<void> TakingUp::removeUnrecorded() {
    for (std::uint64_t unit = 0; unit < m_layout.units(); ++unit) {
        for (const Table table : allTables) {
            if (m_journal.holds(unit) || !m_layout.has(table, unit)) {
                continue;
            }
            if (auto removed = removeIfThere(m_layout.partPath(table, unit)); !removed) {
                return removed;
            }
        }
    }
    return {};
}

Result<Kept> TakingUp::run(std::uint64_t mostUnits, bool checksums) {
    checksums = checksums || journaledBytes(m_files, m_folder) <= checksumsUpTo;
    for (std::uint64_t unit = 0; unit < mostUnits; ++unit) {
        auto checked = !m_journal.holds(unit)    ? Result<void>()
                       : unit < m_layout.units() ? checkShard(unit, checksums)
                                                 : forgetUnknown(unit);
        if (!checked) {
            return checked.error();
        }
    }
    m_kept.finished = m_kept.shards == m_layout.units() && exists(std::string(manifestName), FileKind::file);
    if (auto removed = removeListings(); !removed) {
        return removed.error();
    }
    if (auto removed = removeUnrecorded(); !removed) {
        return removed.error();
    }
    const auto temporary = clearTemporaryFiles(m_files, m_folder);
    if (!temporary) {
        return temporary.error();
    }
    m_kept.leftover += *temporary;
    if (auto synced = m_kept.finished ? Result<void>() : syncFolders(m_files, m_folder, 0); !synced) {
        return synced.error();
    }
    return m_kept;
}

} // namespace ledgerloom
