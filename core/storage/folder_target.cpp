#include "core/storage/folder_target.h"

#include "core/storage/listing.h"
#include "core/storage/old_dataset.h"

#include <array>
#include <optional>

namespace ledgerloom {

namespace {

/// Makes the folders between the run's folder and a part, each only when missing.
Result<void> ensureFoldersOf(FileSystem& files, const std::string& folder, const std::string& relative) {
    for (std::size_t slash = relative.find('/'); slash != std::string::npos; slash = relative.find('/', slash + 1)) {
        if (auto made = ensureFolder(files, under(folder, relative.substr(0, slash))); !made) {
            return made;
        }
    }
    return {};
}

} // namespace

class FolderTarget::Writer final : public ShardWriter {
public:
    Writer(FolderTarget& target, std::uint64_t shard) : m_target(target), m_shard(shard) {}

    Result<void> open() {
        for (const Table table : allTables) {
            if (!m_target.wants(table)) {
                continue;
            }
            auto part = m_target.openPart(table, m_shard);
            if (!part) {
                return part.error();
            }
            m_parts[static_cast<std::size_t>(table)].emplace(std::move(part).value());
        }
        return {};
    }

    Result<void> write(Table table, std::string_view bytes) override {
        return m_parts[static_cast<std::size_t>(table)]->write(bytes);
    }

    Result<void> flush() override {
        for (auto& part : m_parts) {
            if (auto flushed = part ? part->flush() : Result<void>(); !flushed) {
                return flushed;
            }
        }
        return {};
    }

    Result<ShardRecord> commit(const ShardTotals& totals) override {
        ShardRecord record{.shard = m_shard, .totals = totals, .parts = {}};
        auto done = commitParts(record);
        if (!done) {
            abandon();
            return done.error();
        }
        if (auto chunk = m_target.finishChunk(m_shard); !chunk) {
            return chunk.error(); // the shard itself is committed and stays
        }
        return record;
    }

private:
    /// Everything is durable under temporary names before the first final name appears.
    Result<void> commitParts(ShardRecord& record) {
        for (const Table table : allTables) {
            auto& part = m_parts[static_cast<std::size_t>(table)];
            if (!part) {
                continue;
            }
            if (auto sealed = part->seal(); !sealed) {
                return sealed;
            }
            record.parts.push_back({.table = table,
                                    .path = m_target.m_layout.partPath(table, m_shard),
                                    .bytes = part->bytes(),
                                    .checksum = part->checksum()});
        }
        for (auto& part : m_parts) {
            if (auto published = part ? part->publish() : Result<void>(); !published) {
                return published;
            }
        }
        return m_target.record(record);
    }

    void abandon() {
        for (auto& part : m_parts) {
            if (part) {
                part->abandon();
            }
        }
    }

    FolderTarget& m_target;
    std::uint64_t m_shard;
    std::array<std::optional<PartFile>, allTables.size()> m_parts;
};

Result<std::unique_ptr<FolderTarget>> FolderTarget::open(FileSystem& files, const DatasetInfo& info) {
    const std::string& folder = info.config.output;
    FileStatus found;
    // A link to a folder may be the run's folder: it was named by the user, not found on the way.
    if (files.status(under(folder, "."), found) != 0 || found.kind != FileKind::folder) {
        if (auto made = ensureFolder(files, folder); !made) {
            return made.error();
        }
    }
    auto lock = FolderLock::acquire(files, folder);
    if (!lock) {
        return lock.error();
    }
    if (info.config.ifExists == IfExists::overwrite) {
        if (auto cleared = clearOldDataset(files, folder); !cleared) {
            return cleared.error();
        }
    }
    if (auto made = ensureFolder(files, under(folder, temporaryFolder)); !made) {
        return made.error();
    }
    auto journal = Journal::create(files, under(folder, journalPath), info.plan.shards, planFingerprint(info));
    if (!journal) {
        return journal.error();
    }
    return std::unique_ptr<FolderTarget>(
        new FolderTarget(files, info, std::move(lock).value(), std::move(journal).value()));
}

FolderTarget::FolderTarget(FileSystem& files, const DatasetInfo& info, FolderLock lock, Journal journal)
    : m_files(files), m_info(info), m_layout(info.plan), m_lock(std::move(lock)), m_journal(std::move(journal)) {
    for (std::uint64_t chunk = 0; chunk < m_layout.chunks(); ++chunk) {
        m_openShards.push_back(m_layout.shardsIn(chunk));
    }
}

FolderTarget::~FolderTarget() {
    m_files.removeFolder(under(m_info.config.output, temporaryFolder)); // empty by now: every writer cleaned up
}

Result<std::unique_ptr<ShardWriter>> FolderTarget::openShard(std::uint64_t shard) {
    auto writer = std::make_unique<Writer>(*this, shard);
    if (auto opened = writer->open(); !opened) {
        return opened.error();
    }
    return std::unique_ptr<ShardWriter>(std::move(writer));
}

Result<PartFile> FolderTarget::openPart(Table table, std::uint64_t shard) {
    const std::string& folder = m_info.config.output;
    const std::string path = m_layout.partPath(table, shard);
    if (auto made = ensureFoldersOf(m_files, folder, path); !made) {
        return made.error();
    }
    const std::string temporary = std::string(tableName(table)) + "-" + std::to_string(shard);
    return PartFile::create(m_files, under(folder, under(temporaryFolder, temporary)), under(folder, path));
}

Result<void> FolderTarget::record(const ShardRecord& shard) {
    return m_journal.append(shard);
}

Result<void> FolderTarget::finishChunk(std::uint64_t shard) {
    if (!m_layout.hasChunks()) {
        return {};
    }
    const std::uint64_t chunk = m_layout.chunkOf(shard);
    {
        const std::lock_guard lock(m_mutex);
        if (--m_openShards[chunk] > 0) {
            return {};
        }
    }
    auto listed = Listing(m_files, m_info.config.output, m_info, m_layout, m_journal).writeChunk(chunk);
    if (!listed) {
        const std::lock_guard lock(m_mutex);
        m_broken = listed.error();
    }
    return listed;
}

Result<void> FolderTarget::finish() {
    return Listing(m_files, m_info.config.output, m_info, m_layout, m_journal).writeWhole();
}

std::optional<Error> FolderTarget::broken() const {
    {
        const std::lock_guard lock(m_mutex);
        if (m_broken) {
            return m_broken;
        }
    }
    return m_journal.broken();
}

} // namespace ledgerloom
