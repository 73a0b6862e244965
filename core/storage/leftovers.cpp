#include "core/storage/leftovers.h"

#include "core/storage/dataset_layout.h"
#include "core/storage/file_io.h"
#include "core/storage/folder_lock.h"
#include "core/storage/staging.h"
#include "core/storage/taking_up.h"

#include <algorithm>
#include <cerrno>
#include <optional>

namespace ledgerloom {

namespace {

bool isFile(FileSystem& files, const std::string& path) {
    FileStatus found;
    return files.status(path, found) == 0 && found.kind == FileKind::file;
}

/// The plain files in a folder that are a run's own.
std::optional<Leftover> countFiles(FileSystem& files, const std::string& folder, std::string output) {
    std::vector<std::string> names;
    if (files.list(folder, names) < 0) {
        return std::nullopt;
    }
    Leftover leftover{.folder = folder, .output = std::move(output)};
    for (const std::string& name : names) {
        FileStatus found;
        if (files.status(under(folder, name), found) == 0 && found.kind == FileKind::file) {
            leftover.files += 1;
            leftover.bytes += found.bytes;
        }
    }
    return leftover;
}

std::string ownerOf(FileSystem& files, const std::string& folder) {
    constexpr std::size_t longestPath = 8'192;
    auto text = readText(files, under(folder, stagingOwnerName), longestPath);
    return text ? text->substr(0, text->find('\n')) : std::string();
}

} // namespace

std::vector<Leftover> findLeftovers(FileSystem& files, const std::string& folder) {
    std::vector<Leftover> found;
    std::vector<std::string> names;
    if (files.list(folder, names) < 0) {
        return found;
    }
    if (isFile(files, under(folder, runRecordPath)) && !FolderLock::isHeld(files, folder)) {
        const auto own = countFiles(files, under(folder, temporaryFolder), folder);
        if (own && own->files > 0) {
            found.push_back(*own);
        }
    }
    std::ranges::sort(names);
    for (const std::string& name : names) {
        const std::string path = under(folder, name);
        if (name.starts_with(stagingPrefix) && isFile(files, under(path, stagingOwnerName)) &&
            !FolderLock::isHeld(files, path)) {
            if (auto staged = countFiles(files, path, ownerOf(files, path))) {
                found.push_back(*std::move(staged));
            }
        }
    }
    return found;
}

Result<void> emptyStagingFolder(FileSystem& files, const std::string& folder) {
    std::vector<std::string> names;
    if (const int failure = files.list(folder, names); failure < 0) {
        return fileError(failure, "read the folder", folder);
    }
    for (const std::string& name : names) {
        const std::string path = under(folder, name);
        if (const int failure = isFile(files, path) ? files.removeFile(path) : 0; failure < 0 && failure != -ENOENT) {
            return fileError(failure, "remove", path);
        }
    }
    return {};
}

Result<void> removeLeftoverFolder(FileSystem& files, const std::string& folder) {
    if (auto emptied = emptyStagingFolder(files, folder); !emptied) {
        return emptied;
    }
    files.removeFile(under(folder, lockPath));
    files.removeFolder(under(folder, workFolder));
    const int failure = files.removeFolder(folder);
    return failure < 0 ? Result<void>(fileError(failure, "remove the folder", folder)) : Result<void>();
}

Result<void> removeLeftover(FileSystem& files, const Leftover& leftover) {
    const bool inOutput = leftover.folder == under(leftover.output, temporaryFolder);
    auto lock = FolderLock::acquire(files, inOutput ? leftover.output : leftover.folder);
    if (!lock) {
        return lock.error();
    }
    if (!inOutput) {
        return removeLeftoverFolder(files, leftover.folder);
    }
    auto cleared = clearTemporaryFiles(files, leftover.output);
    return cleared ? Result<void>() : Result<void>(cleared.error());
}

} // namespace ledgerloom
