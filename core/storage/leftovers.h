#pragma once

#include "core/base/result.h"
#include "core/storage/file_system.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// Files that a run left in a folder when it was killed, and that nobody is using.
struct Leftover {
    std::string folder;
    std::string output; ///< of the run
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
};

/// Folders of runs in a staging folder begin with it.
inline constexpr std::string_view stagingPrefix = "ledgerloom-";

/// What dead runs have left in `folder`: a run's output or a staging folder. What a living run holds is not among it.
/// Changes nothing; any thread.
std::vector<Leftover> findLeftovers(FileSystem& files, const std::string& folder);

/// Removes it, unless a run has taken it up meanwhile (ErrorCode::folderInUse).
Result<void> removeLeftover(FileSystem& files, const Leftover& leftover);

/// Removes the files of a folder in staging, but for its lock, which must be held.
Result<void> emptyStagingFolder(FileSystem& files, const std::string& folder);
/// The same, and the folder itself.
Result<void> removeLeftoverFolder(FileSystem& files, const std::string& folder);

} // namespace ledgerloom
