#include "core/run/preview.h"

#include "app/cli/config_options.h"
#include "app/cli/message.h"
#include "app/cli/verbs.h"
#include "core/base/nearest.h"
#include "core/base/text.h"
#include "core/batch/table.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <iostream>
#include <memory>

namespace ledgerloom {

namespace {

constexpr std::uint32_t mostRows = 1000;

Result<std::uint32_t> readRows(const std::string& text) {
    std::uint32_t rows = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), rows);
    if (problem == std::errc{} && end == text.data() + text.size() && rows >= 1 && rows <= mostRows)
        return rows;
    return Error{ErrorCode::badInput,
                 "rows: " + quotedText(text) +
                     " cannot be shown. Allowed: 1 to 1000 rows. Here --rows is how many to "
                     "show; the run's volume is --size, or LEDGERLOOM_ROWS.",
                 "rows"};
}

Result<Table> readTable(const std::string& text) {
    std::array<std::string_view, allTables.size()> names;
    std::ranges::transform(allTables, names.begin(), tableName);
    const auto found = std::ranges::find(names, std::string_view(text));
    if (found != names.end())
        return allTables[static_cast<std::size_t>(found - names.begin())];
    const std::string near = nearestName(text, names);
    return Error{ErrorCode::badInput,
                 "table: " + quotedText(text) + " is not known" +
                     (near.empty() ? "." : ", did you mean " + near + "?") +
                     " Allowed: customers, devices or transactions.",
                 "table"};
}

std::string previewJson(const Preview& preview) {
    nlohmann::ordered_json json{{"columns", preview.columns}};
    json["rows"] = nlohmann::ordered_json::array();
    for (const auto& row : preview.rows) {
        auto cells = nlohmann::ordered_json::array();
        for (const auto& cell : row)
            cells.push_back(cell ? nlohmann::ordered_json(*cell) : nlohmann::ordered_json(nullptr));
        json["rows"].push_back(std::move(cells));
    }
    json["fraud"] = preview.fraud;
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

struct PreviewOptions {
    ConfigOptions config;
    CLI::Option* rows;
    CLI::Option* table;
    CLI::Option* json;
};

int previewVerb(const PreviewOptions& options) {
    const auto rows = readRows(options.rows->count() > 0 ? options.rows->results().back() : "50");
    if (!rows)
        return fail(rows.error());
    const auto table = readTable(options.table->count() > 0 ? options.table->results().back() : "transactions");
    if (!table)
        return fail(table.error());
    const auto config = options.config.config();
    if (!config)
        return fail(config.error());
    const auto found = preview(*config, *table, *rows);
    if (!found)
        return fail(found.error());
    std::cout << (options.json->count() > 0 ? previewJson(*found) : found->text);
    return 0;
}

} // namespace

Verb addPreview(CLI::App& root) {
    CLI::App* app = root.add_subcommand("preview", "Shows the first rows, exactly as the run will write them.");
    CLI::Option* rows = app->add_option("--rows")->group("Preview")->option_text("N");
    rows->description("Rows to show, 1 to 1000. [default 50]");
    CLI::Option* table = app->add_option("--table")->group("Preview")->option_text("customers|devices|transactions");
    table->description("Table to show. [default transactions]");
    CLI::Option* json = app->add_flag("--json")->group("Preview");
    json->description("Answers in JSON with the columns' names apart.");
    const auto options =
        std::make_shared<PreviewOptions>(PreviewOptions{ConfigOptions(*app, {"rows"}), rows, table, json});
    return {app, [options] { return previewVerb(*options); }};
}

} // namespace ledgerloom
