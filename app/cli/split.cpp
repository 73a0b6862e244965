#include "app/cli/dataset_session.h"
#include "app/cli/encoding_options.h"
#include "app/cli/message.h"
#include "app/cli/verbs.h"
#include "core/base/civil_time.h"
#include "core/base/units.h"
#include "core/dataset/sample/sample.h"

#include <cmath>
#include <memory>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

Result<void> readCuts(SplitRequest& request, const std::vector<double>& shares, const std::vector<std::string>& dates) {
    if (!shares.empty() && !dates.empty())
        return Error{ErrorCode::badInput, "give either --shares or --dates", "shares"};
    for (const std::string& text : dates) {
        const auto day = parseDate(text);
        if (!day)
            return day.error();
        if (!request.cuts.empty() && *day * microsPerDay <= request.cuts.back())
            return Error{ErrorCode::badInput, "dates: " + text + " does not come after the one before", "dates"};
        request.cuts.push_back(*day * microsPerDay);
    }
    double sum = 0;
    for (const double share : shares)
        sum += share;
    for (const double share : shares)
        request.shares.push_back(share / sum);
    const std::size_t sets = dates.empty() ? shares.size() : dates.size() + 1;
    if (sets == 0)
        request.shares = {0.7, 0.15, 0.15};
    else if (sets != 2 && sets != 3)
        return Error{ErrorCode::badInput,
                     "a split has two sets (train, test) or three (train, validation, test): give two or three "
                     "--shares, or one or two --dates",
                     "shares"};
    return {};
}

Json tell(const SplitReport& report, DatasetSession& session) {
    session.sayNotes(report.notes);
    Json sets = Json::array();
    for (std::size_t i = 0; i < report.names.size(); ++i) {
        const bool cut = i > 0 && i <= report.cuts.size();
        const std::string from = cut ? formatTimestamp(report.cuts[i - 1]) : std::string();
        session.say(report.names[i] + ": " + counted(report.rows[i], "row") + (cut ? " from " + from : std::string()));
        sets.push_back({{"name", report.names[i]}, {"rows", report.rows[i]}, {"from", cut ? Json(from) : Json()}});
    }
    if (report.moved > 0)
        session.say(counted(report.moved, "row") + " of episodes that last over a cut " +
                    (report.moved == 1 ? "stands" : "stand") + " in the later set");
    if (!report.episodesKnown)
        session.say("Nothing tells which rows are of one episode (a dataset made with --labels both does): one that "
                    "lasts over a cut has rows on both sides of it");
    session.saySpeed();
    return {{"sets", sets}, {"episodes_whole", report.episodesKnown}, {"rows_moved", report.moved}};
}

int splitVerb(const DatasetOptions& options, const EncodingOptions& encodings, SplitRequest request,
              const std::vector<double>& shares, const std::vector<std::string>& dates) {
    if (auto read = readCuts(request, shares, dates); !read)
        return fail(read.error());
    const auto encoding = encodings.givenFor({});
    if (!encoding)
        return fail(encoding.error());
    request.encoding = *encoding;
    request.scratchFolder = options.scratchFolder();
    return runOnDataset(
        options, Answer::files, [&](const DatasetWork& work) { return split(work, request); }, tell);
}

} // namespace

Verb addSplit(CLI::App& root) {
    CLI::App* app = root.add_subcommand("split", "Splits a table by time into train, validation and test.");
    app->footer(
        "Example: ledgerloom split payments sets --shares 70,15,15\n"
        "Example: ledgerloom split payments sets --dates 2025-11-01,2025-12-01\n"
        "No row of a set is later than its end. An episode that lasts over a cut stands with all its rows in the set "
        "of its last one, so that nothing of the future is learned from. Which rows are of one episode tells the "
        "dataset's table labels (--labels both) or a column episode_id; without, rows are split by time alone. DST "
        "gets a folder for each set.");
    const auto request = std::make_shared<SplitRequest>();
    const auto shares = std::make_shared<std::vector<double>>();
    const auto dates = std::make_shared<std::vector<std::string>>();
    app->add_option("SRC", request->source, "A dataset, a folder of files or a file.")->required();
    app->add_option("DST", request->destination, "A new folder.")->required();
    app->add_option("--shares", *shares, "Shares of the rows, two or three (default 70,15,15).")
        ->delimiter(',')
        ->option_text("A,B[,C]")
        ->check(CLI::PositiveNumber);
    app->add_option("--dates", *dates, "Days on which the next set begins.")->delimiter(',')->option_text("DAY[,DAY]");
    app->add_option("--time", request->time, "Column to split by (default timestamp).")->option_text("COLUMN");
    app->add_option("--table", request->table, "Table to split (default transactions).")->option_text("NAME");
    const auto encoding = std::make_shared<EncodingOptions>(*app, EncodingOptions::Usual::byName);
    const auto options = std::make_shared<DatasetOptions>(*app);
    return {app, [=] { return splitVerb(*options, *encoding, *request, *shares, *dates); }};
}

} // namespace ledgerloom
