#include "core/dataset/replay/replay.h"

#include "app/cli/dataset_session.h"
#include "app/cli/message.h"
#include "app/cli/standard_output.h"
#include "app/cli/verbs.h"
#include "core/base/units.h"

#include <charconv>
#include <chrono>
#include <memory>
#include <thread>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

/// "60x" or "5000/s" or "2.5"; 0 where it is no number above 0.
double numberOf(std::string_view text, std::string_view unit) {
    if (text.ends_with(unit))
        text.remove_suffix(unit.size());
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return whole && value > 0 && value < 1e12 ? value : 0;
}

Json tell(const ReplayReport& report, DatasetSession& session) {
    const double seconds = static_cast<double>(std::max<std::int64_t>(report.tookUs, 1)) / 1e6;
    session.say("Wrote    " + counted(report.rows, "row") + " in " +
                formatDuration(static_cast<std::uint64_t>(report.tookUs)) + ", " +
                formatFixed(static_cast<double>(report.rows) / seconds, 1) + " a second");
    if (report.lostUs > 0)
        session.sayNotes({"whoever reads was too slow: the rows came " +
                          formatDuration(static_cast<std::uint64_t>(report.lostUs)) + " later than they were due"});
    return {{"rows", report.rows}, {"late_seconds", static_cast<double>(report.lostUs) / 1e6}};
}

int replayVerb(const DatasetOptions& options, ReplayRequest request, const std::string& speed, const std::string& rate,
               bool csv) {
    request.speed = speed.empty() ? 0 : numberOf(speed, "x");
    request.rowsPerSecond = rate.empty() ? 0 : numberOf(rate, "/s");
    if ((request.speed > 0) == (request.rowsPerSecond > 0))
        return fail({ErrorCode::badInput,
                     speed.empty() && rate.empty()
                         ? "say how fast: --speed 60x (a minute of the rows' time a second) or --rate 5000/s"
                         : "speed and rate: give one of them, above 0: --speed 60x or --rate 5000/s",
                     "speed"});
    request.format = csv ? Format::csv : Format::jsonl;
    request.scratchFolder = options.scratchFolder();
    SystemClock clock;
    StandardOutput stream;
    const ReplayOutput output{.clock = clock,
                              .write = [&](std::string_view text) { return stream.write(text); },
                              .wait =
                                  [&](std::int64_t untilUs) {
                                      std::this_thread::sleep_for(
                                          std::chrono::microseconds(untilUs - clock.monotonicUs()));
                                  }};
    return runOnDataset(
        options, Answer::standardOutput, [&](const DatasetWork& work) { return replay(work, request, output); }, tell);
}

} // namespace

Verb addReplay(CLI::App& root) {
    CLI::App* app = root.add_subcommand("replay", "Writes a table to standard output as time goes by.");
    app->footer(
        "Example: ledgerloom replay payments --speed 600x | kafkacat -P -b broker -t payments\n"
        "Example: ledgerloom replay payments --rate 5000/s\n"
        "Rows come in the order of time, one a line, each when it is due; what is not in that order yet is sorted "
        "first. A reader that is slower is waited for: up to a second is made up for, more shifts what follows, "
        "and is told at the end.");
    const auto request = std::make_shared<ReplayRequest>();
    const auto speed = std::make_shared<std::string>();
    const auto rate = std::make_shared<std::string>();
    app->add_option("SRC", request->source, "A dataset, a folder of files or a file.")->required();
    app->add_option("--speed", *speed, "So many times faster than the rows' own time.")->option_text("60x");
    app->add_option("--rate", *rate, "So many rows a second.")->option_text("5000/s");
    app->add_option("--time", request->time, "Column of times (default timestamp).")->option_text("COLUMN");
    app->add_option("--table", request->table, "Table to replay (default transactions).")->option_text("NAME");
    const auto format = std::make_shared<std::string>("jsonl");
    app->add_option("--format", *format, "How rows are written (default jsonl).")
        ->option_text("jsonl|csv")
        ->check(CLI::IsMember({"jsonl", "csv"}));
    const auto options = std::make_shared<DatasetOptions>(*app);
    return {app, [=] { return replayVerb(*options, *request, *speed, *rate, *format == "csv"); }};
}

} // namespace ledgerloom
