#include "core/cluster/cluster_plan.h"

#include "core/config/store_uri.h"
#include "core/run/dataset_info.h"
#include "core/run/planner.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/plan_file.h"

#include <nlohmann/json.hpp>

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace ledgerloom {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

Error refused(const std::string& field, const std::string& message) {
    return {.code = ErrorCode::badInput, .message = field + ": " + message, .field = field};
}

/// What was begun there is gone on with only when that was asked for.
Result<void> checkUntouched(const RunConfig& config) {
    std::error_code problem;
    if (isAddress(config.output) || config.ifExists == IfExists::resume || !fs::exists(config.output, problem) ||
        fs::is_empty(config.output, problem)) {
        return {};
    }
    const bool begun = fs::exists(under(config.output, planPath), problem);
    return Error{.code = ErrorCode::badInput,
                 .message = "output " + config.output +
                            (begun ? " holds a run that was begun on a cluster; go on with: ledgerloom resume " +
                                         config.output + " --on " + config.on
                                   : " is not empty; choose a new or empty folder"),
                 .field = "output"};
}

std::string hostName() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string();
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
    if (config.ifExists == IfExists::overwrite) {
        return refused("if-exists", "overwrite is not done by a cluster; remove the folder, or choose another");
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

std::optional<std::string> drivenAt(const std::string& folder) {
    std::ifstream stream(under(folder, workFolder) + "/driver.json");
    const Json driver = Json::parse(stream, nullptr, false);
    const bool named = driver.is_object() && driver.contains("url") && driver.value("host", "") == hostName();
    // A driver that was killed leaves its note behind.
    return named && ::kill(driver.value("pid", 0), 0) == 0 ? std::optional(driver.value("url", "")) : std::nullopt;
}

} // namespace ledgerloom
