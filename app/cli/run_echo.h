#pragma once

#include "core/config/run_config.h"
#include "core/run/engine.h"

#include <string>

namespace ledgerloom {

/// What was understood and planned, some lines that end in a line feed: said before a run starts.
std::string runEcho(const RunConfig& config, const Snapshot& planned);

} // namespace ledgerloom
