#include "app/cli/config_options.h"
#include "app/cli/message.h"
#include "app/cli/run_dataset.h"
#include "app/cli/verbs.h"
#include "app/cli/versions.h"
#include "core/config/strict_json.h"
#include "core/run/dataset_info.h"
#include "core/storage/file_io.h"

#include <cstdint>
#include <memory>
#include <string>

namespace ledgerloom {

namespace {

struct ShardOptions {
    std::string plan;
    std::uint64_t index = 0;
    std::string output;
    std::unique_ptr<ConfigOptions> execution;
};

Result<PlanFile> readPlan(const ShardOptions& options, std::string& text) {
    FileSystem files;
    auto read = readText(files, options.plan, longestJson);
    if (!read)
        return Error{read.error().code == ErrorCode::io ? ErrorCode::badInput : read.error().code,
                     "plan: " + read.error().message, "plan"};
    text = *read;
    auto plan = parsePlanFile(text, options.plan);
    if (!plan)
        return plan;
    const auto config = options.execution->over(plan->config);
    if (!config)
        return config.error();
    if (!config->staging.empty())
        return Error{ErrorCode::badInput,
                     "staging: a shard is written into its folder directly, beside others. Leave --staging out.",
                     "staging"};
    if (!config->on.empty())
        return Error{ErrorCode::badInput, "on: a shard is made where it is asked for. Leave --on out.", "on"};
    plan->config = *config;
    plan->config.output = options.output;
    return plan;
}

int shardVerb(const ShardOptions& options) {
    std::string text;
    const auto plan = readPlan(options, text);
    if (!plan)
        return fail(plan.error());
    const auto info = datasetInfo(*plan, programVersion());
    if (!info)
        return fail(info.error());
    return runShard({.info = *info, .shard = options.index, .planText = text});
}

} // namespace

Verb addShard(CLI::App& root) {
    CLI::App* app = root.add_subcommand("shard", "Makes one shard of a plan; safe to run again, and twice at once.");
    app->footer("Example: ledgerloom shard --plan plan.json --index 12 --output payments\n"
                "All shards of a plan go to one folder, which ledgerloom commit makes a dataset of.");
    const auto options = std::make_shared<ShardOptions>();
    app->add_option("--plan", options->plan, "Plan that ledgerloom plan printed.")->required()->option_text("FILE");
    app->add_option("--index", options->index, "Number of the shard, from 0.")->required()->option_text("K");
    app->add_option("--output", options->output, "Folder of all shards of the plan.")->required()->option_text("DIR");
    options->execution = std::make_unique<ConfigOptions>(*app, ConfigOptions::Scope::execution);
    return {app, [options] { return shardVerb(*options); }};
}

} // namespace ledgerloom
