#include "app/cli/status_text.h"

#include "core/base/units.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

std::string line(std::string name, const std::string& text) {
    name.resize(std::max<std::size_t>(name.size() + 1, 14), ' ');
    return name + text + "\n";
}

/// The files may be damaged, so nothing is taken for granted.
std::uint64_t numberAt(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

std::string textAt(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null())
        return "not known";
    return found->is_string() ? found->get<std::string>() : found->dump();
}

std::string datasetLines(const Json& dataset) {
    std::string text;
    const auto tables = dataset.find("tables");
    if (tables == dataset.end() || !tables->is_object())
        return text;
    for (const auto& [name, table] : tables->items()) {
        if (table.is_object())
            text += line(name, formatCount(numberAt(table, "rows")) + " rows, " + formatSize(numberAt(table, "bytes")) +
                                   " in " + counted(numberAt(table, "parts"), "part"));
    }
    return text;
}

std::string runLines(const Json& run) {
    std::string text = line("Progress", textAt(run, "percent") + " %, " + formatCount(numberAt(run, "rows_done")) +
                                            " of " + formatCount(numberAt(run, "rows_total")) + " rows");
    text += line("Memory", formatSize(numberAt(run, "memory_bytes"), SizeStyle::binary) + " of " +
                               formatSize(numberAt(run, "memory_limit_bytes"), SizeStyle::binary) + ", " +
                               textAt(run, "level"));
    if (numberAt(run, "arrow_peak_bytes") > 0)
        text += line("Arrow", formatSize(numberAt(run, "arrow_bytes"), SizeStyle::binary) + " of " +
                                  formatSize(numberAt(run, "arrow_limit_bytes"), SizeStyle::binary));
    const auto error = run.find("error");
    if (error != run.end() && error->is_object())
        text += line("Error", textAt(*error, "message"));
    return text;
}

std::string healthLines(const Json& health) {
    return line("Progress", textAt(health, "progress") + " %, " + formatCount(numberAt(health, "rows_done")) + " of " +
                                formatCount(numberAt(health, "rows_total")) + " rows") +
           line("Memory", textAt(health, "memory_usage_mb") + " of " + textAt(health, "memory_limit_mb") + " MB, " +
                              textAt(health, "level"));
}

void addAll(std::string& text, const std::string& path, const Json& value) {
    if (!value.is_object()) {
        text += "  " + path + " = " + (value.is_string() ? value.get<std::string>() : value.dump()) + "\n";
        return;
    }
    for (const auto& [key, member] : value.items())
        addAll(text, path.empty() ? key : path + "." + key, member);
}

} // namespace

std::string statusText(const Json& status, bool detailed) {
    std::string text = line("State", textAt(status, "state"));
    const auto part = [&status](const char* name) {
        const auto found = status.find(name);
        return found != status.end() && found->is_object() ? *found : Json(nullptr);
    };
    if (const Json dataset = part("dataset"); !dataset.is_null())
        text += datasetLines(dataset);
    const Json health = part("health");
    if (const Json run = part("run"); !run.is_null() && textAt(status, "state") != "finished")
        text += runLines(run);
    else if (!health.is_null())
        text += healthLines(health);
    if (detailed)
        addAll(text, "", status);
    return text;
}

} // namespace ledgerloom
