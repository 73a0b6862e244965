#include "app/cli/estimate_text.h"

#include "core/base/civil_time.h"
#include "core/base/units.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

std::string line(std::string name, const std::string& text) {
    name.resize(std::max<std::size_t>(name.size() + 1, 14), ' ');
    return name + text + "\n";
}

std::string duration(double seconds) {
    return seconds < 10 ? formatFixed(seconds, 1) + " s"
                        : formatDuration(static_cast<std::uint64_t>(std::llround(seconds)) * 1'000'000);
}

std::string timeRange(const std::string& low, const std::string& high) {
    return low == high ? low : low + " to " + high;
}

std::string cell(std::string text, std::size_t width) {
    text.resize(std::max(text.size() + 2, width), ' ');
    return text;
}

std::string storeLine(const char* name, const StoreCost& cost) {
    return "  " + cell(name, 30) + cell(formatSize(cost.peakBytes, SizeStyle::binary), 12) +
           cell(formatSize(cost.recommendedLimitBytes, SizeStyle::binary), 14) +
           cell(formatSize(cost.writtenBytes), 12) + timeRange(duration(cost.secondsLow), duration(cost.secondsHigh)) +
           "\n";
}

/// What it takes with either store.
std::string storeLines(const Estimate& e) {
    std::string text =
        "Stores\n  " + cell("", 30) + cell("peak", 12) + cell("limit for it", 14) + cell("written", 12) + "time\n";
    text += storeLine("disk: streamed", e.disk) + storeLine("memory: if all were held", e.held);
    if (e.diskBytesPerSecond)
        text += "  the disk took " + formatSize(static_cast<std::uint64_t>(*e.diskBytesPerSecond)) + "/s just now\n";
    return text;
}

std::string itemLines(const Estimate& e) {
    std::string text = "Held rows\n  " + cell("", 30) + cell("one", 12) + "a million\n";
    for (const ItemCost& item : e.items)
        text += "  " + cell(item.item, 30) + cell(formatFixed(item.bytes, 1) + " B", 12) +
                formatSize(static_cast<std::uint64_t>(std::llround(item.bytes * 1e6)), SizeStyle::binary) + "\n";
    return text;
}

std::string memoryLines(const Estimate& e) {
    std::string text =
        line("Memory", formatSize(e.streamingPeakBytes, SizeStyle::binary) + " at the peak; " + e.memoryLimitReason);
    for (const MemoryComponent& part : e.memory)
        text += line("  " + part.name, formatSize(part.bytes, SizeStyle::binary) + ": " + part.explanation);
    if (e.mappedBytes > 0)
        text += line("  mapped", formatSize(e.mappedBytes, SizeStyle::binary) +
                                     " of customers in the page cache, shared with other processes and not counted");
    text += line("  least", formatSize(e.leastMemoryBytes, SizeStyle::binary) + " is the least limit it can run under");
    return text + storeLines(e) + itemLines(e);
}

std::string diskLine(const Estimate& e) {
    if (e.objectStore)
        return line("Disk", "none: the output is an object store");
    const std::string runs =
        e.sortedRunBytes > 0 ? " (" + formatSize(e.sortedRunBytes) + " of it for sorted runs, until it has ended)" : "";
    return line("Disk", formatSize(e.diskNeededBytes) + " needed" + runs + ", " +
                            (e.diskFreeBytes ? formatSize(*e.diskFreeBytes) + " free" : "free space not known"));
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

Json storeJson(const StoreCost& cost) {
    return {{"peak_bytes", cost.peakBytes},
            {"recommended_limit_bytes", cost.recommendedLimitBytes},
            {"written_bytes", cost.writtenBytes},
            {"seconds_low", cost.secondsLow},
            {"seconds_high", cost.secondsHigh}};
}

Json memoryJson(const Estimate& e) {
    Json parts = Json::array();
    for (const MemoryComponent& part : e.memory)
        parts.push_back({{"name", part.name},
                         {"bytes", part.bytes},
                         {"reserved_bytes", part.reservedBytes},
                         {"explanation", part.explanation}});
    Json items = Json::array();
    for (const ItemCost& item : e.items)
        items.push_back({{"item", item.item}, {"bytes", item.bytes}, {"bytes_a_million", item.bytes * 1e6}});
    return {{"streaming_peak_bytes", e.streamingPeakBytes},
            {"batch_peak_bytes", e.batchPeakBytes},
            {"mapped_bytes", e.mappedBytes},
            {"stores", {{"disk", storeJson(e.disk)}, {"memory", storeJson(e.held)}}},
            {"items", items},
            {"least_limit_bytes", e.leastMemoryBytes},
            {"limit_bytes", e.memoryLimitBytes},
            {"limit_reason", e.memoryLimitReason},
            {"components", parts}};
}

} // namespace

std::string estimateText(const Estimate& e) {
    std::string text = line("Rows", formatCount(e.rows) + ", of which " + formatCount(e.fraudRows) + " fraud");
    text += line("Customers", formatCount(e.customers) + " with about " + formatCount(e.devices) + " devices");
    text += line("Dates", formatDate(e.startDate) + " to " + formatDate(e.endDate));
    text += line("Activity", formatFixed(e.activity, 2) + " times the profiles' own payments a customer");
    text += line("Output", describeSize(e.outputBytes) + ", " + formatFixed(e.bytesPerRow, 1) + " bytes a row, " +
                               counted(e.blocks, "block") + " in " + counted(e.shards, "shard"));
    text += diskLine(e) + memoryLines(e);
    if (!e.stagingAdvice.empty())
        text += line("Staging", e.stagingAdvice);
    text += line("Workers", e.workersReason);
    text += line("Time", timeRange(duration(e.secondsLow), duration(e.secondsHigh)));
    text += line("Seed", std::to_string(e.seed));
    if (!e.absentFraudTypes.empty())
        text += line("Not made", joined(e.absentFraudTypes) + " (the others take their share)");
    for (const std::string& note : e.notes)
        text += line("Note", note);
    return text;
}

std::string estimateJson(const Estimate& e) {
    Json json{{"rows", e.rows},
              {"fraud_rows", e.fraudRows},
              {"customers", e.customers},
              {"devices", e.devices},
              {"blocks", e.blocks},
              {"shards", e.shards},
              {"start_date", formatDate(e.startDate)},
              {"end_date", formatDate(e.endDate)},
              {"seed", e.seed},
              {"activity", e.activity},
              {"bytes_per_row", e.bytesPerRow},
              {"output_bytes", e.outputBytes},
              {"disk_needed_bytes", e.diskNeededBytes},
              {"sorted_run_bytes", e.sortedRunBytes},
              {"disk_free_bytes", e.diskFreeBytes ? Json(*e.diskFreeBytes) : Json(nullptr)},
              {"staging_advice", e.stagingAdvice},
              {"workers", e.workers},
              {"workers_reason", e.workersReason},
              {"memory", memoryJson(e)},
              {"disk_bytes_per_second", e.diskBytesPerSecond ? Json(*e.diskBytesPerSecond) : Json(nullptr)},
              {"seconds_low", e.secondsLow},
              {"seconds_high", e.secondsHigh},
              {"absent_fraud_types", e.absentFraudTypes},
              {"notes", e.notes},
              {"can_start", e.obstacles.empty()}};
    Json obstacles = Json::array();
    for (const Error& obstacle : e.obstacles)
        obstacles.push_back(
            {{"exit_code", exitCode(obstacle.code)}, {"field", obstacle.field}, {"message", obstacle.message}});
    json["obstacles"] = obstacles;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace ledgerloom
