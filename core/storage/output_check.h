#pragma once

#include "core/base/result.h"
#include "core/config/plan.h"
#include "core/config/run_config.h"
#include "core/storage/file_system.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// Bytes that a run of this plan takes on disk at most: tables, listing, journal and sorted runs, with the plan's 1 %
/// of doubt.
std::uint64_t diskNeeded(const Plan& plan);

/// Bytes of the sorted runs that a run in the order of time keeps beside its tables, at most; 0 in the order of shards.
std::uint64_t stagingNeeded(const Plan& plan);

/// What stands in the way of writing `bytesNeeded` to the config's output, each with its fix: a folder that is not
/// empty, a file in its place, a missing or read-only parent, links where the dataset's own folders go
/// (ErrorCode::badInput), another run in it (folderInUse), too little room (diskFull). Nothing is changed. Any thread.
std::vector<Error> outputObstacles(FileSystem& files, const RunConfig& config, std::uint64_t bytesNeeded);

/// Room on the output's file system for this user; empty for other targets and where it cannot be read.
std::optional<std::uint64_t> outputFreeBytes(FileSystem& files, const std::string& output);

} // namespace ledgerloom
