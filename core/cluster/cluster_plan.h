#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"

#include <optional>
#include <string>

namespace ledgerloom {

/// What is to run on a cluster. Plain data.
struct SparkRequest {
    RunConfig config;     ///< with `on` and `output`
    std::string planText; ///< planFileText()
};

/// Fields of a config that a run on a cluster cannot have, and outputs that its machines do not share.
Result<void> checkForCluster(const RunConfig& config);

/// Plans a config for a cluster. What stands in the output folder, be it a run that a cluster has begun, is gone on
/// with only with IfExists::resume: badInput else.
Result<SparkRequest> planForCluster(const RunConfig& config);

/// The command line, which is shipped to the executors: this program, or the one beside it.
Result<std::string> programForCluster();

/// The address that the driver of a run into `folder` serves at, where there is one on this machine.
std::optional<std::string> drivenAt(const std::string& folder);

} // namespace ledgerloom
