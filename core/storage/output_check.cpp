#include "core/storage/output_check.h"

#include "core/base/units.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_io.h"
#include "core/storage/folder_lock.h"
#include "core/storage/object_store.h"
#include "core/storage/run_record.h"
#include "core/storage/taking_up.h"
#include "core/storage/target.h"

#include <algorithm>
#include <array>

namespace ledgerloom {

namespace {

Error refused(std::string message) {
    return {.code = ErrorCode::badInput, .message = std::move(message), .field = "output"};
}

/// What a path leads to, through a link of the user's own.
FileStatus resolved(FileSystem& files, const std::string& path) {
    FileStatus found;
    if (files.status(path, found) == 0 && found.kind == FileKind::link) {
        FileStatus behind;
        if (files.status(under(path, "."), behind) == 0 && behind.kind == FileKind::folder) {
            return behind;
        }
    }
    return found;
}

std::optional<Error> notAFolderToWriteTo(FileSystem& files, const std::string& folder, const std::string& output) {
    if (const int failure = files.writable(folder); failure < 0) {
        Error error = fileError(failure, "write to", folder);
        error.code = ErrorCode::badInput;
        error.field = "output";
        error.message = "output " + output + ": " + error.message;
        return error;
    }
    return std::nullopt;
}

std::optional<Error> linkInside(FileSystem& files, const std::string& output) {
    constexpr std::array<std::string_view, 6> names{workFolder,     "customers", "devices",
                                                    "transactions", lockPath,    temporaryFolder};
    for (const std::string_view name : names) {
        FileStatus found;
        const std::string path = under(output, name);
        if (files.status(path, found) == 0 && found.kind == FileKind::link) {
            return refused("output " + output + ": " + path +
                           " is a symbolic link, through which a run would write elsewhere; remove the link or "
                           "choose another folder");
        }
    }
    return std::nullopt;
}

/// What stands in the folder already.
std::optional<Error> contentObstacle(FileSystem& files, const RunConfig& config,
                                     const std::vector<std::string>& names) {
    const std::string& output = config.output;
    const auto record = readRunRecord(files, output);
    const bool begun = !record || record->has_value();
    // A run that was killed before it had begun leaves a work folder with a lock.
    const bool empty = !begun && (names.empty() || (names.size() == 1 && names.front() == workFolder));
    if (empty || config.ifExists == IfExists::overwrite) {
        return std::nullopt;
    }
    if (config.ifExists == IfExists::resume) {
        return !record ? record.error() : begun ? std::nullopt : std::optional(notARun(output));
    }
    const std::string found = begun && record && !isFinished(files, output)
                                  ? " holds a run that was interrupted; go on with it by --if-exists resume, replace "
                                    "it by --if-exists overwrite, or choose a new or empty folder"
                                  : " is a folder that is not empty (it has " + names.front() +
                                        "); choose a new or empty folder, or replace the dataset in it with "
                                        "--if-exists overwrite";
    return refused("output " + output + found);
}

std::optional<Error> folderObstacle(FileSystem& files, const RunConfig& config) {
    const std::string& output = config.output;
    if (FolderLock::isHeld(files, output)) {
        return Error{.code = ErrorCode::folderInUse,
                     .message = "another run is writing to " + output +
                                "; wait until it has ended or choose another output folder",
                     .field = "output"};
    }
    if (auto link = linkInside(files, output)) {
        return link;
    }
    std::vector<std::string> names;
    if (const int failure = files.list(output, names); failure < 0) {
        return refused("output " + output + ": " + fileError(failure, "read the folder", output).message);
    }
    if (auto held = contentObstacle(files, config, names)) {
        return held;
    }
    return notAFolderToWriteTo(files, output, output);
}

std::optional<Error> placeObstacle(FileSystem& files, const RunConfig& config) {
    const std::string& output = config.output;
    if (output.empty()) {
        return refused("no output was given; name a folder, - for standard output or null");
    }
    const FileStatus found = resolved(files, output);
    if (found.kind == FileKind::folder) {
        return folderObstacle(files, config);
    }
    if (found.kind == FileKind::link) {
        return refused("output " + output + " is a symbolic link to nothing; remove it or choose another folder");
    }
    if (found.kind != FileKind::missing) {
        return refused("output " + output + " is a file; choose the name of a new or empty folder");
    }
    const std::string parent = parentFolder(output);
    if (resolved(files, parent).kind != FileKind::folder) {
        return refused("output " + output + ": its parent folder " + parent +
                       " does not exist; make it first or choose another folder");
    }
    return notAFolderToWriteTo(files, parent, output);
}

// Lines of parts.jsonl and of the journal together, for the parts of one shard; the last block is rounded up.
constexpr std::uint64_t listingBytesPerShard = 2'048;
constexpr std::uint64_t fixedBytes = 64 << 10;

} // namespace

std::uint64_t stagingNeeded(const Plan& plan) {
    // Measured 80 to 85, whatever the format of the tables.
    constexpr std::uint64_t sortedBytesPerRow = 90;
    return plan.order == Order::time ? plan.rows * sortedBytesPerRow : 0;
}

std::uint64_t diskNeeded(const Plan& plan) {
    // While runs are merged they may stand there twice, but transactions do not stand there yet.
    const std::uint64_t staging = stagingNeeded(plan);
    const std::uint64_t transactions = plan.tableBytes[static_cast<std::size_t>(Table::transactions)];
    return staging + (staging > transactions ? staging - transactions : 0) + plan.expectedBytes() +
           plan.expectedBytes() / 100 + plan.shards * listingBytesPerShard + fixedBytes;
}

std::optional<std::uint64_t> outputFreeBytes(FileSystem& files, const std::string& output) {
    if (output.empty() || outputKind(output) != OutputKind::folder) {
        return std::nullopt;
    }
    const std::string place = resolved(files, output).kind == FileKind::folder ? output : parentFolder(output);
    std::uint64_t free = 0;
    return files.freeBytes(place, free) < 0 ? std::nullopt : std::optional(free);
}

std::vector<Error> outputObstacles(FileSystem& files, const RunConfig& config, std::uint64_t bytesNeeded) {
    std::vector<Error> found;
    if (outputKind(config.output) == OutputKind::objectStore) {
        // What is there is asked when the run starts: an estimate goes over no network.
        const auto uri = parseStoreUri(config.output);
        if (const auto obstacle = uri ? storeObstacle(*uri) : std::optional(uri.error())) {
            found.push_back(*obstacle);
        }
        if (!config.staging.empty()) {
            found.push_back({.code = ErrorCode::badInput,
                             .message = "staging: parts are sent to an object store as they are made and stand nowhere "
                                        "else before; leave staging out, or write to a folder",
                             .field = "staging"});
        }
        return found;
    }
    if (outputKind(config.output) != OutputKind::folder) {
        return found;
    }
    if (auto place = placeObstacle(files, config)) {
        found.push_back(*std::move(place));
    }
    if (config.ifExists == IfExists::resume) {
        bytesNeeded = isFinished(files, config.output)
                          ? 0
                          : bytesNeeded - std::min(bytesNeeded, journaledBytes(files, config.output));
    }
    const auto free = outputFreeBytes(files, config.output);
    if (free && *free < bytesNeeded) {
        found.push_back({.code = ErrorCode::diskFull,
                         .message = "output " + config.output + ": the disk is " + formatSize(bytesNeeded - *free) +
                                    " short (needs " + formatSize(bytesNeeded) + ", has " + formatSize(*free) +
                                    " free). Free space, choose another disk or make less (--size)",
                         .field = "output"});
    }
    return found;
}

} // namespace ledgerloom
