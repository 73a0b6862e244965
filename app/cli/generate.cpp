#include "app/cli/config_options.h"
#include "app/cli/message.h"
#include "app/cli/run_dataset.h"
#include "app/cli/run_on_cluster.h"
#include "app/cli/verbs.h"

#include <memory>

namespace ledgerloom {

namespace {

int generate(const ConfigOptions& options) {
    const auto config = options.config();
    if (!config)
        return fail(config.error());
    if (config->output.empty())
        return fail({ErrorCode::badInput,
                     "output: where to write is not given. Name a folder with --output DIR, or "
                     "\"-\" for standard output, or \"null\" to make everything and drop it.",
                     "output"});
    return config->on.empty() ? runDataset(*config) : runOnCluster(*config);
}

} // namespace

Verb addGenerate(CLI::App& root) {
    CLI::App* app = root.add_subcommand("generate", "Makes a dataset.");
    app->footer("Example: ledgerloom generate --size 1GB --fraud-rate 0.5% --output payments");
    const auto options = std::make_shared<ConfigOptions>(*app);
    return {app, [options] { return generate(*options); }};
}

} // namespace ledgerloom
