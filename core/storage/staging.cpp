#include "core/storage/staging.h"

#include "core/base/units.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_io.h"
#include "core/storage/leftovers.h"
#include "core/storage/stream_hash.h"
#include "core/storage/target.h"

#include <filesystem>
#include <system_error>

namespace ledgerloom {

namespace {

std::string absolute(const std::string& path) {
    std::error_code problem;
    const auto found = std::filesystem::weakly_canonical(std::filesystem::absolute(path, problem), problem);
    std::string text = problem ? path : found.string();
    while (text.size() > 1 && text.back() == '/') {
        text.pop_back();
    }
    return text;
}

Error refused(const RunConfig& config, const std::string& why) {
    return {.code = ErrorCode::badInput, .message = "staging " + config.staging + " " + why, .field = "staging"};
}

} // namespace

std::string stagingFolder(const std::string& root, const std::string& output) {
    StreamHash hash;
    hash.add(absolute(output));
    return under(root, std::string(stagingPrefix) + hash.hex().substr(0, 16));
}

Result<Staging> Staging::open(FileSystem& files, const std::string& root, const std::string& output) {
    const std::string folder = stagingFolder(root, output);
    if (auto made = ensureFolder(files, folder); !made) {
        return made.error();
    }
    auto lock = FolderLock::acquire(files, folder);
    if (!lock) {
        return lock.error();
    }
    if (auto emptied = emptyStagingFolder(files, folder); !emptied) {
        return emptied.error();
    }
    const std::string owner = under(folder, stagingOwnerName);
    auto file = openFile(files, owner, "make", [&](const std::string& name) { return files.createNew(name); });
    if (!file) {
        return file.error();
    }
    if (auto written = writeAll(files, file->get(), absolute(output) + "\n", owner); !written) {
        return written.error();
    }
    return Staging(files, folder, std::move(lock).value());
}

Staging::Staging(FileSystem& files, std::string folder, FolderLock lock)
    : m_files(&files), m_folder(std::move(folder)), m_lock(std::move(lock)) {}

Staging::~Staging() {
    if (!m_folder.empty()) {
        (void)removeLeftoverFolder(*m_files, m_folder); // what cannot be removed now is offered for cleaning later
    }
}

std::uint64_t stagedBytesPerWorker(const Plan& plan) {
    constexpr std::uint64_t overhead = 64 << 10;
    const std::uint64_t blockBytes = plan.expectedBytes() / std::max<std::uint64_t>(1, plan.blocks);
    return blockBytes * plan.blocksPerShard / 100 * 105 + overhead;
}

std::optional<Error> stagingObstacle(FileSystem& files, const RunConfig& config, std::uint64_t bytes) {
    if (config.staging.empty()) {
        return std::nullopt;
    }
    if (outputKind(config.output) != OutputKind::folder) {
        return refused(config, "is for an output folder; leave --staging out");
    }
    FileStatus found;
    if (files.status(under(config.staging, "."), found) != 0 || found.kind != FileKind::folder) {
        return refused(config, "is not a folder; make it first or choose another");
    }
    if (files.writable(config.staging) < 0) {
        return refused(config, "cannot be written to; choose a folder of your own");
    }
    if ((absolute(config.staging) + "/").starts_with(absolute(config.output) + "/")) {
        return refused(config, "lies in the output folder; choose one outside of it");
    }
    std::uint64_t free = 0;
    if (files.freeBytes(config.staging, free) == 0 && free < bytes) {
        return Error{.code = ErrorCode::diskFull,
                     .message = "staging " + config.staging + " is " + formatSize(bytes - free) + " short (needs " +
                                formatSize(bytes) + ", has " + formatSize(free) +
                                " free). Use fewer --workers, a smaller --part-size or another folder",
                     .field = "staging"};
    }
    return std::nullopt;
}

bool stagesInMemory(FileSystem& files, const RunConfig& config) {
    return !config.staging.empty() && files.inMemory(config.staging);
}

} // namespace ledgerloom
