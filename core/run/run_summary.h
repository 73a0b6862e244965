#pragma once

#include "core/run/engine.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ledgerloom {

/// "1,000 rows, 1.02 MB in 0:01 (1.00 MB/s), peak memory 40.0 MiB".
std::string runSummary(const Snapshot& done);

/// What the memory was for: the peaks of the process, of what was reserved for each purpose, and of Arrow.
std::string memorySummary(const Snapshot& done);

/// Why a run of so many shards, of which not all were made, is incomplete.
Error incompleteError(std::uint64_t shards, std::uint64_t made, const std::optional<Error>& firstCause);

} // namespace ledgerloom
