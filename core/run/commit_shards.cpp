#include "core/run/commit_shards.h"

#include "core/run/dataset_info.h"
#include "core/run/missing_shards.h"
#include "core/storage/file_io.h"
#include "core/storage/folder_target.h"
#include "core/storage/journal.h"
#include "core/storage/part_file.h"
#include "core/storage/run_record.h"
#include "core/storage/shard_records.h"

#include <functional>

namespace ledgerloom {

namespace {

class Commit {
public:
    Commit(FileSystem& files, const DatasetInfo& info)
        : m_files(files), m_info(info), m_records(files, info.config.output, planFingerprint(info), info.plan) {}

    Result<CommitReport> run() {
        m_report.shards = m_info.plan.shards;
        // Looked at before anything is written, so that shards may still be on their way.
        MissingShards missing;
        if (auto looked = forEachShard([&](std::uint64_t shard, const ShardRecord* record) -> Result<void> {
                if (record == nullptr) {
                    missing.add(shard);
                } else {
                    m_report.rows += record->totals.rows;
                    m_report.bytes += record->bytes();
                }
                return {};
            });
            !looked) {
            return looked.error();
        }
        if (missing.count() > 0) {
            return missing.error(m_info.config.output, m_info.plan.shards);
        }
        m_report.wasCommitted = isFinished(m_files, m_info.config.output);
        for (const auto step : {&Commit::writeRecord, &Commit::writeJournal, &Commit::finish}) {
            if (auto done = (this->*step)(); !done) {
                return done.error();
            }
        }
        return m_report;
    }

private:
    Result<void> forEachShard(const std::function<Result<void>(std::uint64_t, const ShardRecord*)>& take) const {
        for (std::uint64_t shard = 0; shard < m_info.plan.shards; ++shard) {
            const auto record = m_records.read(shard);
            if (!record) {
                return record.error();
            }
            const bool there = *record && fitsPlan(**record, m_info.plan);
            if (auto taken = take(shard, there ? &**record : nullptr); !taken) {
                return taken;
            }
        }
        return {};
    }

    Result<void> writeRecord() {
        const auto record = readRunRecord(m_files, m_info.config.output);
        if (!record) {
            return record.error();
        }
        return *record ? Result<void>() : writeRunRecord(m_files, m_info.config.output, m_info);
    }

    /// In one piece and with one fsync; what an earlier commit began to write is replaced.
    Result<void> writeJournal() {
        if (m_report.wasCommitted) {
            return {};
        }
        auto file =
            PartFile::create(m_files, m_records.temporaryName("journal"), under(m_info.config.output, journalPath));
        if (!file) {
            return file.error();
        }
        auto written = file->write(Journal::firstLine(m_info.plan.shards, planFingerprint(m_info)));
        if (written) {
            written = forEachShard([&](std::uint64_t shard, const ShardRecord* record) {
                return record != nullptr ? file->write(Journal::line(*record))
                                         : Result<void>(Error{.code = ErrorCode::incomplete,
                                                              .message = "shard " + std::to_string(shard) +
                                                                         " was removed while it was committed"});
            });
        }
        if (written) {
            written = file->seal();
        }
        return written ? file->publishAgain() : written;
    }

    /// From here on it is a run whose shards are all made.
    Result<void> finish() {
        auto target = FolderTarget::open(m_files, m_info);
        if (!target) {
            return target.error();
        }
        MissingShards damaged;
        for (std::uint64_t shard = 0; shard < m_info.plan.shards && (*target)->kept().shards < m_info.plan.shards;
             ++shard) {
            if (!(*target)->holds(shard)) {
                damaged.add(shard);
            }
        }
        return damaged.count() > 0 ? Result<void>(damaged.error(m_info.config.output, m_info.plan.shards))
                                   : (*target)->finish();
    }

    FileSystem& m_files;
    const DatasetInfo& m_info;
    ShardRecords m_records;
    CommitReport m_report;
};

} // namespace

Result<CommitReport> commitShards(FileSystem& files, const std::string& folder, const std::string& program,
                                  bool checkParts) {
    auto plan = readClaimedPlan(files, folder);
    if (!plan) {
        return plan.error();
    }
    plan->config.output = folder;
    plan->config.ifExists = IfExists::resume;
    plan->config.checkParts = checkParts;
    const auto info = datasetInfo(*plan, program);
    return info ? Commit(files, *info).run() : Result<CommitReport>(info.error());
}

} // namespace ledgerloom
