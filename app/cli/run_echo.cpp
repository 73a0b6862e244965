#include "app/cli/run_echo.h"

#include "core/base/civil_time.h"
#include "core/base/units.h"
#include "core/config/fields.h"

namespace ledgerloom {

namespace {

std::string textOf(const RunConfig& config, std::string_view name) {
    return findField(name)->toText(config);
}

std::string volume(const RunConfig& config, const Snapshot& planned) {
    const std::string rows = formatCount(planned.rowsTotal) + " rows";
    if (config.sizeBytes > 0)
        return describeSize(config.sizeBytes) + (planned.rowsTotal > 0 ? ", " + rows : "");
    return rows + ", about " + formatSize(planned.bytesTotal);
}

std::string output(const RunConfig& config) {
    if (config.output == "-")
        return "standard output";
    if (config.output == "null")
        return "made and dropped (null)";
    return config.output;
}

} // namespace

std::string runEcho(const RunConfig& config, const Snapshot& planned) {
    std::string text = "Volume   " + volume(config, planned) + "\n";
    text += "Dates    " + formatDate(config.startDate) + " to " + formatDate(config.endDate) + "\n";
    if (!config.customersOnly)
        text += "Fraud    " + textOf(config, "fraud-rate") + " of the rows\n";
    text += "Seed     " + textOf(config, "seed") + "\n";
    text += "Output   " + output(config) + ", " + textOf(config, "format") + ", " +
            counted(planned.shardsTotal, "shard") + "\n";
    text += "Workers  " + std::to_string(planned.workersWanted) + (config.workers == 0 ? " (auto)\n" : "\n");
    const std::string limit = config.memoryLimitBytes == 0
                                  ? formatSize(planned.memoryLimitBytes, SizeStyle::binary) + " (auto)"
                                  : describeSize(planned.memoryLimitBytes);
    return text + "Memory   limit " + limit + ", soft limit " + formatSize(planned.softLimitBytes, SizeStyle::binary) +
           "\n";
}

} // namespace ledgerloom
