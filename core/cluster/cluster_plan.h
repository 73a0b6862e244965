#pragma once

#include "core/base/result.h"
#include "core/config/run_config.h"

#include <string>

namespace ledgerloom {

/// What is to run on a cluster. Plain data.
struct SparkRequest {
    RunConfig config;     ///< with `on` and `output`
    std::string planText; ///< planFileText(); empty: the driver reads the one that was begun by at the output
};

/// Fields of a config that a run on a cluster cannot have, and outputs that its machines do not share.
Result<void> checkForCluster(const RunConfig& config);

/// Plans a config for a cluster. What stands in the output folder, be it a run that a cluster has begun, is gone on
/// with only with IfExists::resume, and deleted only with IfExists::overwrite: badInput else.
Result<SparkRequest> planForCluster(const RunConfig& config);

/// The plan that a cluster has begun by at config.output, so that config.on may go on with it; the config is the plan's
/// then. Of hdfs:// only the driver reads it. badInput where nothing was begun, or by another program.
Result<SparkRequest> planBegunAt(const RunConfig& config);

/// True where a cluster has begun in a folder and not yet committed.
bool isBegunOnCluster(const std::string& folder);

/// The command line, which is shipped to the executors: this program, or the one beside it.
Result<std::string> programForCluster();

} // namespace ledgerloom
