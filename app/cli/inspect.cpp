#include "core/dataset/inspect/inspect.h"

#include "app/cli/dataset_session.h"
#include "app/cli/inspect_text.h"
#include "app/cli/realism_text.h"
#include "app/cli/verbs.h"

#include <iostream>
#include <memory>
#include <string>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

int inspectVerb(const DatasetOptions& options, const InspectRequest& request, bool json) {
    return runOnDataset(
        options, Answer::standardOutput, [&](const DatasetWork& work) { return inspect(work, request); },
        [&](const auto& tables, DatasetSession& session) {
            std::cout << (json ? inspectJson(tables) : inspectText(tables));
            session.saySpeed();
            return Json{{"tables", tables.size()}};
        });
}

int realismVerb(const DatasetOptions& options, const std::string& path, bool json) {
    return runOnDataset(
        options, Answer::standardOutput, [&](const DatasetWork& work) { return measureRealism(work, path); },
        [&](const RealismReport& report, DatasetSession& session) {
            std::cout << (json ? realismJson(report) : realismText(report));
            session.saySpeed();
            return Json{{"figures", report.figures.size()}};
        });
}

} // namespace

Verb addInspect(CLI::App& root) {
    CLI::App* app = root.add_subcommand("inspect", "Sums up what a dataset or any file of rows holds.");
    app->footer(
        "Example: ledgerloom inspect payments --table transactions --by tipo --by canal\n"
        "Reads JSON lines, CSV (both also gzip and zstd), Parquet and Arrow, Ledgerloom's and others', once and "
        "in bounded memory. What is not exact is marked with ~.");
    const auto request = std::make_shared<InspectRequest>();
    app->add_option("PATH", request->path, "A dataset, a folder of files or a file.")->required();
    app->add_option("--table", request->table, "Only this table.")->option_text("NAME");
    app->add_option("--by", request->by, "Tells rows and fraud by the values of this column; may be given again.")
        ->option_text("COLUMN")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    app->add_option("--time", request->time, "Column that the histogram of time is of (default: the first with times).")
        ->option_text("COLUMN");
    app->add_option("--label", request->label, "Column that says what is fraud (default is_fraud).")
        ->option_text("COLUMN");
    app->add_option("--top", request->top, "Most frequent values told of each column (default 10).")
        ->option_text("N")
        ->check(CLI::Range(0, 1'000));
    CLI::Option* json = app->add_flag("--json")->description("Answers in JSON.");
    CLI::Option* realism = app->add_flag("--realism")
                               ->description("Holds a dataset beside the world instead: shares, and what tells fraud.");
    for (const char* other : {"--table", "--by", "--time", "--label", "--top"})
        realism->excludes(app->get_option(other));
    const auto options = std::make_shared<DatasetOptions>(*app);
    return {app, [=] {
                return realism->count() > 0 ? realismVerb(*options, request->path, json->count() > 0)
                                            : inspectVerb(*options, *request, json->count() > 0);
            }};
}

} // namespace ledgerloom
