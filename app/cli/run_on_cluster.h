#pragma once

#include "app/cli/config_options.h"
#include "core/config/run_config.h"

#include <string>

namespace ledgerloom {

/// generate with --on: plans here, has a Spark cluster make it, and shows it as a run of this machine. The exit code.
int runOnCluster(const RunConfig& config);

/// Has the cluster of the master `on` go on with what one has begun at `output`; `options` say how it is to be shown.
int resumeOnCluster(const ConfigOptions& options, const std::string& on, const std::string& output);

} // namespace ledgerloom
