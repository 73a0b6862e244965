#pragma once

#include "core/base/result.h"
#include "core/storage/file_system.h"

#include <cstdint>
#include <string>

namespace ledgerloom {

/// What a commit found, or made of it.
struct CommitReport {
    std::uint64_t shards = 0;
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
    bool wasCommitted = false; ///< before: nothing was left to do
};

/// Makes a dataset of the shards in `folder`: looks at every one of them against the plan that claimed the folder, then
/// writes journal, parts list, data card and, as the very last, the manifest. The tree is what one run would have made.
/// ErrorCode::incomplete, naming the shards, while some are missing; nothing is changed then, so shards may go on being
/// made. `checkParts` reads every byte, too. folderInUse while another process commits.
Result<CommitReport> commitShards(FileSystem& files, const std::string& folder, const std::string& program,
                                  bool checkParts);

} // namespace ledgerloom
