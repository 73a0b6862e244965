#pragma once

#include "core/dataset/convert/convert.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ledgerloom {

/// What to bring into the order of time.
struct OrderRequest {
    std::string source;
    std::string destination;
    std::optional<Encoding> encoding = {}; ///< of the destination; empty: as the source is
    std::string time = {};                 ///< column to sort by; empty: timestamp, or the only one with times
    std::string scratchFolder;
    std::uint64_t mergeWidth = 0;                                          ///< sorted runs merged at once; 0 = auto
    std::function<std::optional<Plan>(const RunConfig& config)> plan = {}; ///< as ConvertRequest has it
};

/// Writes all rows of the source in one order of time, ties as they come, in bounded memory. A dataset of Ledgerloom's
/// becomes one with --order time; of any other, all files together are one table, cut into new files. diskFull where
/// there is less room for sorted runs than they take, before anything is read.
Result<ConvertReport> orderByTime(const DatasetWork& work, const OrderRequest& request);

/// diskFull where `folder` has less room than that; `what` is what would be written.
Result<void> checkRoom(FileSystem& files, const std::string& folder, std::uint64_t bytes, const std::string& what);

} // namespace ledgerloom
