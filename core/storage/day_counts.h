#pragma once

#include "core/base/result.h"
#include "core/storage/file_system.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// How many rows each day has: what the parts of a partition follow from. Kept in the run's folder from before the
/// first of those parts, so that a run that is taken up again knows them.
struct DayCounts {
    std::int32_t firstDay = 0; ///< since 1970-01-01
    std::vector<std::uint64_t> rowsOfDay;

    bool operator==(const DayCounts&) const = default;
};

/// Replaces what stood there; survives a power loss. The folder's lock must be held.
Result<void> writeDayCounts(FileSystem& files, const std::string& folder, const DayCounts& counts);

/// Empty when there are none, or they are damaged.
std::optional<DayCounts> readDayCounts(FileSystem& files, const std::string& folder);

} // namespace ledgerloom
