#pragma once

#include "core/config/run_config.h"

namespace ledgerloom {

/// Makes, or goes on with, the dataset of a config and shows how it goes; answers the exit code. Signals are watched
/// from here on: the first one stops the run safely, a second one quits.
int runDataset(const RunConfig& config);

} // namespace ledgerloom
