#pragma once

#include "core/base/result.h"
#include "core/config/plan.h"
#include "core/config/run_config.h"
#include "core/storage/file_system.h"
#include "core/storage/folder_lock.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ledgerloom {

/// A run's own folder inside the staging folder, where its parts are written before they are moved to the output.
/// Empty again, it goes with this object; of a process that dies it is left, and found by its name. Movable.
class Staging {
public:
    /// Makes it, or takes over the one that a dead run to the same output has left, and empties it.
    static Result<Staging> open(FileSystem& files, const std::string& root, const std::string& output);
    Staging(Staging&&) = default;
    ~Staging();

    const std::string& folder() const { return m_folder; }

private:
    Staging(FileSystem& files, std::string folder, FolderLock lock);

    FileSystem* m_files;
    std::string m_folder;
    std::optional<FolderLock> m_lock;
};

/// The folder that a run to `output` has in the staging folder `root`: the same for each run to that output.
std::string stagingFolder(const std::string& root, const std::string& output);

/// Names the output of the run that a folder in staging belongs to.
inline constexpr std::string_view stagingOwnerName = "owner";

/// What each worker has in staging at most: the parts of one shard, bytes.
std::uint64_t stagedBytesPerWorker(const Plan& plan);

/// What stands in the way of the config's staging folder: it is missing, not writable, inside the output, or too small
/// for `bytes`. Empty without staging. Any thread.
std::optional<Error> stagingObstacle(FileSystem& files, const RunConfig& config, std::uint64_t bytes);

/// True when the config has a staging folder that is memory: a tmpfs or the like.
bool stagesInMemory(FileSystem& files, const RunConfig& config);

} // namespace ledgerloom
