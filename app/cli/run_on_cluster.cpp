#include "app/cli/run_on_cluster.h"

#include "app/cli/message.h"
#include "app/cli/progress_line.h"
#include "app/cli/progress_view.h"
#include "app/cli/signals.h"
#include "core/base/units.h"
#include "core/cluster/spark_run.h"
#include "core/config/store_uri.h"
#include "core/storage/plan_file.h"

#include <chrono>
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
    const bool begun = isAddress(config.output) ? last.shardsDone > 0 : isBegunOnCluster(config.output);
    const std::string quote = isAddress(config.output) ? "'" : ""; // of a shell, for what follows a ?
    if (!config.quiet && begun)
        std::cerr << "To go on: ledgerloom resume " << quote << config.output << quote << " --on " << config.on << "\n";
    return code;
}

int run(const SparkRequest& request) {
    const RunConfig& config = request.config;
    watchSignals();
    auto started = SparkRun::start(request);
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
    return run(*request);
}

int resumeOnCluster(const ConfigOptions& options, const std::string& on, const std::string& output) {
    RunConfig wanted;
    wanted.output = output;
    wanted.on = on;
    const auto begun = planBegunAt(wanted);
    if (!begun)
        return fail(begun.error());
    const auto config = options.over(begun->config);
    return config ? run({.config = *config, .planText = begun->planText}) : fail(config.error());
}

} // namespace ledgerloom
