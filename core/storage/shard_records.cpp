#include "core/storage/shard_records.h"

#include "core/config/strict_json.h"
#include "core/storage/file_io.h"
#include "core/storage/journal.h"
#include "core/storage/part_file.h"

#include <random>
#include <unistd.h>
#include <vector>

namespace ledgerloom {

namespace {

constexpr std::uint64_t recordsPerFolder = 1'000;
constexpr std::size_t longestRecord = std::size_t{64} << 10;

Error refused(std::string message) {
    return {.code = ErrorCode::badInput, .message = std::move(message), .field = "output"};
}

bool stands(FileSystem& files, const std::string& path) {
    FileStatus found;
    return files.status(path, found) == 0 && found.kind != FileKind::missing;
}

} // namespace

std::string ShardRecords::path(std::uint64_t shard) {
    return under(shardRecords, std::to_string(shard / recordsPerFolder) + "/shard-" + std::to_string(shard));
}

std::string ShardRecords::temporaryName(const std::string& what) const {
    // Processes of several machines may share the folder, and their numbers with it.
    std::random_device entropy;
    return under(m_folder, under(temporaryFolder, what + "-" + std::to_string(::getpid()) + "-" +
                                                      std::to_string(entropy()) + std::to_string(entropy())));
}

Result<void> ShardRecords::claim(const std::string& planText) {
    FileStatus found;
    if (m_files.status(under(m_folder, "."), found) != 0 || found.kind != FileKind::folder) {
        if (auto made = ensureFolder(m_files, m_folder); !made) {
            return made;
        }
    }
    const std::string plan = under(m_folder, planPath);
    if (!stands(m_files, plan)) {
        if (auto empty = checkEmpty(); !empty) {
            return stands(m_files, plan) ? compare() : empty; // another process may just have begun
        }
    }
    for (const std::string_view folder : {workFolder, temporaryFolder, shardRecords}) {
        if (auto made = ensureFolder(m_files, under(m_folder, folder)); !made) {
            return made;
        }
    }
    if (!stands(m_files, plan)) {
        auto file = PartFile::create(m_files, temporaryName("plan"), plan);
        if (!file) {
            return file.error();
        }
        if (auto written = file->write(planText); !written) {
            return written;
        }
        if (auto sealed = file->seal(); !sealed) {
            return sealed;
        }
        if (auto published = file->publish(); !published && !stands(m_files, plan)) {
            return published;
        }
    }
    return compare();
}

Result<void> ShardRecords::compare() const {
    const auto claimed = readClaimedPlan(m_files, m_folder);
    if (!claimed) {
        return claimed.error();
    }
    if (claimed->fingerprint == m_fingerprint) {
        return {};
    }
    return refused("output " + m_folder +
                   " holds shards of another plan; give each plan a folder of its own, or use the plan that was begun "
                   "there (" +
                   under(m_folder, planPath) + ")");
}

Result<void> ShardRecords::checkEmpty() const {
    std::vector<std::string> names;
    if (const int failure = m_files.list(m_folder, names); failure < 0) {
        return fileError(failure, "read the folder", m_folder);
    }
    for (const std::string& name : names) {
        const bool isOurs = name == workFolder && !stands(m_files, under(m_folder, journalPath)) &&
                            !stands(m_files, under(m_folder, runRecordPath));
        if (!isOurs) {
            return refused("output " + m_folder + " is a folder that is not empty and holds no shards of a plan (it " +
                           "has " + name + "); choose a new or empty folder");
        }
    }
    return {};
}

Result<std::optional<ShardRecord>> ShardRecords::read(std::uint64_t shard) const {
    const std::optional<ShardRecord> none;
    const std::string name = under(m_folder, path(shard));
    if (!stands(m_files, name)) {
        return none;
    }
    const auto text = readText(m_files, name, longestRecord);
    if (!text) {
        return text.error();
    }
    const std::size_t end = text->find('\n');
    if (end == std::string::npos || text->substr(0, end) != m_fingerprint) {
        return none;
    }
    const std::string_view line = std::string_view(*text).substr(end + 1);
    auto record = Journal::parse(line.substr(0, line.find('\n')));
    if (!record || record->shard != shard) {
        return none;
    }
    for (const PartRecord& part : record->parts) {
        FileStatus found;
        const bool holds = part.path == m_layout.partPath(part.table, shard) &&
                           m_files.status(under(m_folder, part.path), found) == 0 && found.kind == FileKind::file &&
                           found.bytes == part.bytes;
        if (!holds) {
            return none;
        }
    }
    return record;
}

Result<void> ShardRecords::write(const ShardRecord& record) const {
    const std::string name = under(m_folder, path(record.shard));
    if (auto made = ensureFolder(m_files, parentFolder(name)); !made) {
        return made;
    }
    auto file = PartFile::create(m_files, temporaryName("shard-" + std::to_string(record.shard)), name);
    if (!file) {
        return file.error();
    }
    if (auto written = file->write(m_fingerprint + "\n" + Journal::line(record)); !written) {
        return written;
    }
    if (auto sealed = file->seal(); !sealed) {
        return sealed;
    }
    return file->publishAgain();
}

Result<PlanFile> readClaimedPlan(FileSystem& files, const std::string& folder) {
    const std::string path = under(folder, planPath);
    if (!stands(files, path)) {
        return refused(folder + " holds no shards of a plan: it has no " + std::string(planPath) +
                       ". Make them first with: ledgerloom shard --plan P --index K --output " + folder);
    }
    const auto text = readText(files, path, longestJson);
    return text ? parsePlanFile(*text, path) : Result<PlanFile>(text.error());
}

} // namespace ledgerloom
