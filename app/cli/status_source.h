#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace ledgerloom {

/// What can be told of a run from outside, as one object:
///   of a folder: folder, state ("running", "paused", "finished", "stopped", ...), dataset (its manifest or null),
///                run (the last snapshot of the run, see snapshotJson(), or null)
///   of a URL:    url, state, health (what /health answered), run as above
Result<nlohmann::ordered_json> readStatus(const std::string& folderOrUrl);

} // namespace ledgerloom
