#include "core/storage/folder_target.h"

#include "core/format/part_encoders.h"
#include "core/population/customer_index.h"
#include "core/storage/day_counts.h"
#include "core/storage/listing.h"
#include "core/storage/old_dataset.h"
#include "core/storage/run_record.h"

#include <array>
#include <optional>

namespace ledgerloom {

namespace {

/// True where the output folder has nothing but the work folder of a run that ended before it had begun.
Result<bool> isUnbegun(FileSystem& files, const std::string& folder) {
    std::vector<std::string> names;
    if (const int failure = files.list(folder, names); failure < 0) {
        return fileError(failure, "read the folder", folder);
    }
    return names.size() == 1 && names.front() == workFolder;
}

Result<Journal> beginJournal(FileSystem& files, const DatasetInfo& info) {
    const std::string& folder = info.config.output;
    if (auto cleared = clearTemporaryFiles(files, folder); !cleared) {
        return cleared.error();
    }
    if (auto made = ensureFolder(files, under(folder, temporaryFolder)); !made) {
        return made.error();
    }
    if (auto recorded = writeRunRecord(files, folder, info); !recorded) {
        return recorded.error();
    }
    return Journal::create(files, under(folder, journalPath), DatasetLayout::mostUnits(info.plan),
                           planFingerprint(info));
}

Result<Journal> resumeJournal(FileSystem& files, const DatasetInfo& info) {
    const std::string& folder = info.config.output;
    auto record = readRunRecord(files, folder);
    if (!record) {
        return record.error();
    }
    if (!*record) {
        const auto unbegun = isUnbegun(files, folder);
        return !unbegun ? unbegun.error() : *unbegun ? beginJournal(files, info) : notARun(folder);
    }
    if (auto obstacle = recordObstacle(**record, info.config, encodingLibraries(info.plan.encoding), folder)) {
        return *obstacle;
    }
    const std::string customers = info.plan.importedCustomers ? info.plan.importedCustomers->checksum() : "";
    if ((*record)->customers != customers) {
        return Error{.code = ErrorCode::badInput,
                     .message = "the run in " + folder + " cannot go on: customers-file " + info.config.customersFile +
                                " is not the one it was begun with (XXH3-128 " + (*record)->customers +
                                "). Put that one back, name it with --customers-file, or start anew in another folder",
                     .field = "customers-file"};
    }
    if ((*record)->fingerprint != planFingerprint(info)) {
        return Error{.code = ErrorCode::badInput,
                     .message = "the run in " + folder +
                                " cannot go on: this program plans it otherwise than the one " +
                                "that began it. Resume it with that one, or start anew in another folder",
                     .field = "output"};
    }
    if (auto made = ensureFolder(files, under(folder, temporaryFolder)); !made) {
        return made.error();
    }
    return Journal::open(files, under(folder, journalPath), DatasetLayout::mostUnits(info.plan), planFingerprint(info));
}

Result<Journal> openJournal(FileSystem& files, const DatasetInfo& info) {
    switch (info.config.ifExists) {
    case IfExists::resume:
        return resumeJournal(files, info);
    case IfExists::overwrite:
        if (auto cleared = clearOldDataset(files, info.config.output); !cleared) {
            return cleared.error();
        }
        break;
    case IfExists::fail:
        break;
    }
    return beginJournal(files, info);
}

} // namespace

class FolderTarget::Writer final : public ShardWriter {
public:
    Writer(FolderTarget& target, std::uint64_t shard) : m_target(target), m_shard(shard) {}
    /// Whatever ended it before its record: no part stays, not even under its final name.
    ~Writer() override {
        for (auto& part : m_parts) {
            if (part && !m_recorded) {
                part->abandon();
            }
        }
    }

    Result<void> open() {
        for (const Table table : allTables) {
            if (!m_target.wants(table) || !m_target.m_layout.has(table, m_shard)) {
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
        if (auto done = commitParts(record); !done) {
            return done.error();
        }
        m_recorded = true;
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

    FolderTarget& m_target;
    std::uint64_t m_shard;
    std::array<std::optional<PartFile>, allTables.size()> m_parts;
    bool m_recorded = false;
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
    auto journal = openJournal(files, info);
    if (!journal) {
        return journal.error();
    }
    std::unique_ptr<FolderTarget> target(
        new FolderTarget(files, info, std::move(lock).value(), std::move(journal).value()));
    if (auto taken = target->takeUp(); !taken) {
        return taken.error();
    }
    return target;
}

FolderTarget::FolderTarget(FileSystem& files, const DatasetInfo& info, FolderLock lock, Journal journal)
    : m_files(files), m_info(info), m_layout(info.plan), m_lock(std::move(lock)), m_journal(std::move(journal)) {}

Result<void> FolderTarget::takeUp() {
    if (m_info.config.ifExists == IfExists::resume) {
        if (const auto counts = readDayCounts(m_files, m_info.config.output)) {
            cutByDays(*counts);
        }
        auto kept = TakingUp(m_files, m_info.config.output, m_layout, m_journal)
                        .run(DatasetLayout::mostUnits(m_info.plan), m_info.config.checkParts);
        if (!kept) {
            return kept.error();
        }
        m_kept = *kept;
    }
    if (!m_info.config.staging.empty()) {
        auto staging = Staging::open(m_files, m_info.config.staging, m_info.config.output);
        if (!staging) {
            return staging.error();
        }
        m_staging.emplace(std::move(staging).value());
    }
    countOpenShards();
    return m_kept.shards > 0 ? listWholeChunks() : Result<void>();
}

void FolderTarget::cutByDays(const DayCounts& counts) {
    const Plan& plan = m_info.plan;
    if (plan.partition != Partition::none) {
        m_layout.setPartRanges(PartRanges(plan.partition, counts.firstDay, counts.rowsOfDay, plan.rowsPerPart()));
    }
}

Result<void> FolderTarget::setDayCounts(const DayCounts& counts) {
    if (m_info.plan.partition == Partition::none) {
        return {};
    }
    // Durable before the first part that follows from it.
    if (readDayCounts(m_files, m_info.config.output) != counts) {
        if (auto written = writeDayCounts(m_files, m_info.config.output, counts); !written) {
            return written;
        }
    }
    cutByDays(counts);
    return {};
}

void FolderTarget::countOpenShards() {
    for (std::uint64_t chunk = 0; chunk < m_layout.chunks(); ++chunk) {
        const std::uint64_t first = m_layout.firstShard(chunk);
        std::uint64_t open = 0;
        for (std::uint64_t shard = first; shard < first + m_layout.shardsIn(chunk); ++shard) {
            open += m_journal.holds(shard) ? 0U : 1U;
        }
        m_openShards.push_back(open);
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
    const std::string landing = under(folder, under(temporaryFolder, temporary));
    return m_staging ? PartFile::create(m_files, under(m_staging->folder(), temporary), under(folder, path), landing)
                     : PartFile::create(m_files, landing, under(folder, path));
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
    auto listed = listChunk(chunk);
    // For want of room it may be listed at the end.
    if (!listed && listed.error().code == ErrorCode::diskFull) {
        return {};
    }
    if (!listed) {
        const std::lock_guard lock(m_mutex);
        m_broken = listed.error();
    }
    return listed;
}

Result<void> FolderTarget::listChunk(std::uint64_t chunk) {
    return Listing(m_files, m_info.config.output, m_info, m_layout, m_journal).writeChunk(chunk);
}

/// Those whose last shard was committed and whose listing was not. One that was moved away had it.
Result<void> FolderTarget::listWholeChunks() {
    for (std::uint64_t chunk = 0; chunk < m_openShards.size(); ++chunk) {
        const std::string folder = under(m_info.config.output, DatasetLayout::chunkFolder(chunk));
        FileStatus found;
        if (m_openShards[chunk] > 0 || m_files.status(folder, found) != 0 || found.kind != FileKind::folder ||
            isFinished(m_files, folder)) {
            continue;
        }
        if (auto listed = listChunk(chunk); !listed) {
            return listed;
        }
    }
    return {};
}

Result<void> FolderTarget::finish() {
    if (m_kept.finished) {
        return {};
    }
    if (auto listed = listWholeChunks(); !listed) {
        return listed;
    }
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
