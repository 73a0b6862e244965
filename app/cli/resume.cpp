#include "app/cli/config_options.h"
#include "app/cli/message.h"
#include "app/cli/run_dataset.h"
#include "app/cli/run_on_cluster.h"
#include "app/cli/verbs.h"
#include "core/cluster/cluster_plan.h"
#include "core/config/store_uri.h"
#include "core/storage/object_target.h"
#include "core/storage/run_record.h"

#include <iostream>
#include <memory>
#include <string>

namespace ledgerloom {

namespace {

int resume(const ConfigOptions& options, const std::string& folder) {
    FileSystem files;
    if (const auto shards = options.over(RunConfig{}); shards && !shards->on.empty())
        return resumeOnCluster(options, shards->on, folder);
    if (!isAddress(folder) && isBegunOnCluster(folder))
        return fail({ErrorCode::badInput,
                     folder +
                         " holds a run that a cluster has begun, and a cluster goes on with it: "
                         "ledgerloom resume " +
                         folder + " --on spark://HOST:PORT",
                     "on"});
    const auto recorded = isAddress(folder) ? resumeStoreConfig(folder) : resumeConfig(files, folder);
    if (!recorded)
        return fail(recorded.error());
    const auto config = options.over(*recorded);
    if (!config)
        return fail(config.error());
    return runDataset(*config);
}

} // namespace

Verb addResume(CLI::App& root) {
    CLI::App* app = root.add_subcommand("resume", "Goes on with a run that was interrupted, to the same bytes.");
    app->footer("Example: ledgerloom resume payments --workers 2\n"
                "What decides the data was recorded when the run began and cannot be given again.");
    const auto folder = std::make_shared<std::string>();
    app->add_option("DIR", *folder, "The folder or address that was given as --output.")->required();
    const auto options = std::make_shared<ConfigOptions>(*app, ConfigOptions::Scope::execution);
    return {app, [options, folder] { return resume(*options, *folder); }};
}

} // namespace ledgerloom
