#pragma once

#include "core/config/run_config.h"

#include <string>

namespace ledgerloom {

/// generate with --on: plans here, has a Spark cluster make it, and shows it as a run of this machine. The exit code.
int runOnCluster(const RunConfig& config);

/// Goes on with what a cluster has begun in `output`; `config` has `on` and how it is to be shown.
int resumeOnCluster(const RunConfig& config, const std::string& output);

} // namespace ledgerloom
