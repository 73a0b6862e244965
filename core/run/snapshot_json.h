#pragma once

#include "core/run/engine.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ledgerloom {

/// A snapshot as one line of JSON without a line feed: what `--progress json` prints and status.json keeps (there
/// with the engine's process id). Sizes are bytes, times seconds; what is not known is null. Keys are stable: scripts
/// read them.
std::string snapshotJson(const Snapshot& snapshot, std::optional<std::int64_t> pid = {});

/// Share of the work done, 0 to 1: bytes over planned bytes, and never 1 before the run has finished.
double progressShare(const Snapshot& snapshot);

} // namespace ledgerloom
