#include "core/run/estimate.h"

#include "app/cli/cluster_cost_text.h"
#include "app/cli/config_options.h"
#include "app/cli/estimate_text.h"
#include "app/cli/message.h"
#include "app/cli/verbs.h"
#include "core/cluster/cluster_cost.h"
#include "core/cluster/cluster_plan.h"

#include <iostream>
#include <memory>
#include <vector>

namespace ledgerloom {

namespace {

/// Where the output goes need not be known to say what a run costs.
void dropMissingOutput(Estimate& found, const RunConfig& config) {
    if (config.output.empty())
        std::erase_if(found.obstacles, [](const Error& error) { return error.field == "output"; });
}

/// With --on: what it costs on a cluster.
int estimateOnCluster(const RunConfig& config, bool json) {
    if (!config.output.empty())
        if (const auto may = checkForCluster(config); !may)
            return fail(may.error());
    const auto cost = clusterCost(config);
    if (!cost)
        return fail(cost.error());
    std::cout << (json ? clusterCostJson(*cost) : clusterCostText(*cost));
    return 0;
}

int estimateVerb(const ConfigOptions& options, bool json) {
    const auto config = options.config();
    if (!config)
        return fail(config.error());
    if (!config->on.empty())
        return estimateOnCluster(*config, json);
    auto found = estimate(*config);
    if (!found)
        return fail(found.error());
    dropMissingOutput(*found, *config);
    std::cout << (json ? estimateJson(*found) : estimateText(*found));
    if (found->obstacles.empty())
        return 0;
    for (const Error& obstacle : found->obstacles)
        printError(obstacle);
    return exitCode(found->obstacles.front().code);
}

} // namespace

Verb addEstimate(CLI::App& root) {
    CLI::App* app = root.add_subcommand("estimate", "Says what a run will make and cost, and writes nothing.");
    app->footer("The exit code is that of the run, as far as it can be known: 0 where nothing stands in its way.");
    CLI::Option* json = app->add_flag("--json")->description("Answers in JSON.")->group("Answer");
    const auto options = std::make_shared<ConfigOptions>(*app);
    return {app, [options, json] { return estimateVerb(*options, json->count() > 0); }};
}

} // namespace ledgerloom
