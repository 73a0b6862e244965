#include "core/cluster/cluster_plan.h"

#include "core/config/store_uri.h"
#include "core/config/strict_json.h"
#include "core/run/dataset_info.h"
#include "core/run/planner.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_io.h"
#include "core/storage/object_store.h"
#include "core/storage/plan_file.h"

#include <filesystem>
#include <memory>

namespace ledgerloom {

namespace {

namespace fs = std::filesystem;

Error refused(const std::string& field, const std::string& message) {
    return {.code = ErrorCode::badInput, .message = field + ": " + message, .field = field};
}

/// What was begun there is gone on with only when that was asked for.
Result<void> checkUntouched(const RunConfig& config) {
    std::error_code problem;
    if (isAddress(config.output) || config.ifExists != IfExists::fail || !fs::exists(config.output, problem) ||
        fs::is_empty(config.output, problem)) {
        return {};
    }
    const bool begun = fs::exists(under(config.output, planPath), problem);
    return Error{.code = ErrorCode::badInput,
                 .message = "output " + config.output +
                            (begun ? " holds a run that was begun on a cluster; go on with: ledgerloom resume " +
                                         config.output + " --on " + config.on
                                   : " is not empty; choose a new or empty folder, or replace the "
                                     "dataset in it by --if-exists overwrite"),
                 .field = "output"};
}

/// The text of the plan; empty where only the driver can read it.
Result<std::string> begunText(const std::string& output) {
    const Error nothing =
        refused("output", output + " holds nothing that a cluster has begun: it has no " + std::string(planPath) +
                              ". What one machine has begun, ledgerloom resume without --on goes on with");
    if (!isAddress(output)) {
        FileSystem files;
        auto text = readText(files, under(output, planPath), longestJson);
        return text ? text : Result<std::string>(nothing);
    }
    const auto uri = parseStoreUri(output);
    if (!uri) {
        return uri.error();
    }
    if (uri->scheme == StoreScheme::hdfs) {
        return std::string();
    }
    auto store = openObjectStore(*uri, std::make_shared<SystemClock>());
    if (!store) {
        return store.error();
    }
    if (auto reached = (*store)->contact(); !reached) {
        return reached.error();
    }
    auto text = readObject(**store, std::string(planPath));
    return !text ? text.error() : *text ? Result<std::string>(**text) : Result<std::string>(nothing);
}

} // namespace

Result<void> checkForCluster(const RunConfig& config) {
    if (config.output.empty() || config.output == "-" || config.output == "null") {
        return refused("output", "a cluster writes to a folder that all its machines share, to s3:// or to hdfs://. "
                                 "Name one with --output");
    }
    if (orderOf(config) == Order::time) {
        return refused("order", "time is made by one process, which merges all rows; leave --order and --partition "
                                "out, or --on");
    }
    if (!config.staging.empty() || config.store == Store::memory) {
        const std::string field = config.staging.empty() ? "store" : "staging";
        return refused(field, "a cluster writes its shards as it makes them; leave --" + field + " out, or --on");
    }
    return {};
}

Result<SparkRequest> planForCluster(const RunConfig& config) {
    for (const auto check : {checkForCluster, checkUntouched}) {
        if (auto may = check(config); !may) {
            return may.error();
        }
    }
    const auto planned = makePlan(config);
    if (!planned) {
        return planned.error();
    }
    return SparkRequest{.config = config,
                        .planText = planFileText(datasetInfo(config, planned->plan), LEDGERLOOM_VERSION)};
}

Result<SparkRequest> planBegunAt(const RunConfig& config) {
    const auto text = begunText(config.output);
    if (!text) {
        return text.error();
    }
    SparkRequest request{.config = config, .planText = *text};
    if (!text->empty()) {
        auto plan = parsePlanFile(*text, under(config.output, planPath));
        if (!plan) {
            return plan.error();
        }
        if (const auto info = datasetInfo(*plan, LEDGERLOOM_VERSION); !info) {
            return info.error();
        }
        request.config = plan->config;
        request.config.output = config.output;
        request.config.on = config.on;
    }
    request.config.ifExists = IfExists::resume;
    return request;
}

bool isBegunOnCluster(const std::string& folder) {
    std::error_code problem;
    return fs::is_regular_file(under(folder, planPath), problem) && !fs::exists(under(folder, manifestName), problem);
}

Result<std::string> programForCluster() {
    std::error_code problem;
    const fs::path self = fs::read_symlink("/proc/self/exe", problem);
    for (const fs::path& path : {self, self.parent_path() / "ledgerloom", self.parent_path() / "../cli/ledgerloom"}) {
        if (path.filename() == "ledgerloom" && fs::is_regular_file(path, problem)) {
            return fs::canonical(path, problem).string();
        }
    }
    return refused("on", "the command line ledgerloom, which the cluster is to run, is not beside " + self.string() +
                             ". Install it there");
}

} // namespace ledgerloom
