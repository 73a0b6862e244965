#include "app/cli/config_options.h"
#include "app/cli/message.h"
#include "app/cli/verbs.h"
#include "app/cli/versions.h"
#include "core/run/dataset_info.h"
#include "core/run/planner.h"
#include "core/storage/plan_file.h"

#include <iostream>
#include <memory>

namespace ledgerloom {

namespace {

int planVerb(const ConfigOptions& options) {
    const auto config = options.config();
    if (!config)
        return fail(config.error());
    if (orderOf(*config) == Order::time)
        return fail(
            {ErrorCode::badInput,
             "order: time is made by one process, which merges all rows; leave --order and --partition out of a "
             "plan for several",
             "order"});
    const auto planned = makePlan(*config);
    if (!planned)
        return fail(planned.error());
    std::cout << planFileText(datasetInfo(*config, planned->plan), programVersion()) << std::flush;
    if (!std::cout)
        return fail({ErrorCode::io, "the plan could not be written to standard output", {}});
    if (!config->quiet)
        for (const std::string& note : planned->notes)
            std::cerr << "Note     " << note << "\n";
    return 0;
}

} // namespace

Verb addPlan(CLI::App& root) {
    CLI::App* app = root.add_subcommand("plan", "Prints the plan of a run, for shard and commit on any machines.");
    app->footer("Example: ledgerloom plan --size 50GB > plan.json\n"
                "Then, in any order and number at a time: ledgerloom shard --plan plan.json --index K --output DIR\n"
                "for each K from 0 to the plan's shards less one, and at last: ledgerloom commit DIR");
    const auto options = std::make_shared<ConfigOptions>(*app);
    return {app, [options] { return planVerb(*options); }};
}

} // namespace ledgerloom
