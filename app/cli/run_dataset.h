#pragma once

#include "core/config/run_config.h"
#include "core/run/engine.h"

namespace ledgerloom {

/// Makes, or goes on with, the dataset of a config and shows how it goes; answers the exit code. Signals are watched
/// from here on: the first one stops the run safely, a second one quits.
int runDataset(const RunConfig& config);

/// The same for one shard of a plan.
int runShard(const ShardRequest& request);

} // namespace ledgerloom
