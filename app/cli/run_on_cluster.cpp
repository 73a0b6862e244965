#include "app/cli/run_on_cluster.h"

#include "app/cli/message.h"
#include "app/cli/progress_line.h"
#include "app/cli/progress_view.h"
#include "app/cli/signals.h"
#include "core/base/units.h"
#include "core/cluster/spark_run.h"
#include "core/config/store_uri.h"
#include "core/config/strict_json.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_io.h"
#include "core/storage/plan_file.h"

#include <chrono>
#include <filesystem>
#include <iostream>
#include <thread>

namespace ledgerloom {

namespace {

int report(const RunConfig& config, const Snapshot& last, const Result<void>& result) {
    if (!config.quiet)
        std::cerr << summaryText(last, config.output) << "\n";
    if (result)
        return 0;
    const bool signalled = result.error().code == ErrorCode::cancelled && notedSignal() != 0;
    const int code = signalled ? 128 + notedSignal() : fail(result.error());
    std::error_code problem;
    const bool begun = isAddress(config.output) ? last.shardsDone > 0
                                                : std::filesystem::exists(under(config.output, planPath), problem);
    if (!config.quiet && begun)
        std::cerr << "To go on: ledgerloom resume " << config.output << " --on " << config.on << "\n";
    return code;
}

int run(const RunConfig& config, const std::string& planText) {
    watchSignals();
    auto started = SparkRun::start({.config = config, .planText = planText});
    if (!started)
        return fail(started.error());
    SparkRun& run = **started;
    ProgressView view(config);
    bool cancelled = false;
    while (!run.hasEnded()) {
        if (notedSignal() != 0 && !cancelled) {
            cancelled = true;
            run.cancel();
        }
        view.show(run);
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    const auto result = run.wait();
    view.finish(run);
    return report(config, run.snapshot(), result);
}

} // namespace

int runOnCluster(const RunConfig& config) {
    const auto request = planForCluster(config);
    if (!request)
        return fail(request.error());
    const auto planned = parsePlanFile(request->planText, "the plan");
    if (!planned)
        return fail(planned.error());
    const Plan& plan = planned->plan;
    if (!config.quiet)
        std::cerr << "Volume   " << formatCount(plan.rows) << " rows, about " << formatSize(plan.expectedBytes())
                  << "\n"
                  << "Output   " << config.output << ", " << counted(plan.shards, "shard") << "\n"
                  << "On       " << config.on << "\n";
    return run(config, request->planText);
}

int resumeOnCluster(const RunConfig& config, const std::string& output) {
    RunConfig wanted = config;
    wanted.output = output;
    wanted.ifExists = IfExists::resume;
    if (isAddress(output))
        return fail({ErrorCode::badInput,
                     "resume: a cluster goes on at an address by the command that began it, with --if-exists resume",
                     "on"});
    FileSystem files;
    const auto text = readText(files, under(output, planPath), longestJson);
    if (!text)
        return fail({ErrorCode::badInput,
                     output + " holds nothing that a cluster has begun: it has no " + std::string(planPath) +
                         ". What one machine has begun, ledgerloom resume without --on goes on with",
                     "on"});
    const auto plan = parsePlanFile(*text, under(output, planPath));
    return plan ? run(wanted, *text) : fail(plan.error());
}

} // namespace ledgerloom
