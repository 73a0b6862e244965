#include "core/dataset/pipe/pipe.h"

#include "app/cli/dataset_session.h"
#include "app/cli/encoding_options.h"
#include "app/cli/standard_output.h"
#include "app/cli/verbs.h"
#include "core/base/units.h"

#include <memory>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

int pipeVerb(const DatasetOptions& options, const EncodingOptions& encodings, PipeRequest request) {
    const bool out = request.destination == "-";
    const auto encoding = out && !encodings.given({}) ? Result<std::optional<Encoding>>(Encoding{})
                                                      : encodings.givenFor(request.destination);
    if (!encoding)
        return fail(encoding.error());
    request.encoding = *encoding;
    request.single = encodings.namesFile(request.destination);
    request.scratchFolder = options.scratchFolder();
    StandardOutput stream;
    request.sink = out ? &stream : nullptr;
    return runOnDataset(
        options, out ? Answer::standardOutput : Answer::files,
        [&](const DatasetWork& work) { return pipe(work, request); },
        [&](const PipeReport& report, DatasetSession& session) {
            session.sayNotes(report.notes);
            session.say("Wrote    " + counted(report.rows, "row") + " of " + formatCount(report.of) + " to " +
                        (out ? "standard output" : request.destination));
            session.saySpeed();
            return Json{
                {"rows", report.rows}, {"of", report.of}, {"files", report.files}, {"groups_on_disk", report.spilled}};
        });
}

} // namespace

Verb addPipe(CLI::App& root) {
    CLI::App* app = root.add_subcommand("pipe", "Filters rows, chooses columns, or sums rows up by groups.");
    app->footer(
        "Example: ledgerloom pipe payments large.parquet --filter \"valor > 5000 and tipo in ('PIX', 'TED')\"\n"
        "Example: ledgerloom pipe payments - --columns transaction_id,valor --filter is_fraud --format csv\n"
        "Example: ledgerloom pipe payments types.csv --group-by tipo,canal --agg \"count, sum(valor), mean(is_fraud) "
        "as rate\"\n"
        "A filter compares columns with values (= != < <= > >=, [not] in (..), [not] between a and b, like 'a%', is "
        "[not] null) and joins that by and, or, not and parentheses; a column of true and false stands for itself. "
        "Texts and times stand in single quotes ('2025-07-01', '2025-07-01 12:30'), names with other signs in double "
        "ones; fields of nested columns have a dot (endereco.cidade). Null compares with nothing. "
        "Aggregates are count, sum, mean, min and max, exact; groups come in the order of their values. DST is a file "
        "where its name tells a format, - is standard output, else a folder of parts.");
    const auto request = std::make_shared<PipeRequest>();
    app->add_option("SRC", request->source, "A dataset, a folder of files or a file.")->required();
    app->add_option("DST", request->destination, "A new file or folder, or - for standard output.")->required();
    app->add_option("--filter", request->filter, "Takes only the rows for which this is true.")->option_text("EXPR");
    app->add_option("--columns", request->columns, "Takes only these columns, in this order.")
        ->delimiter(',')
        ->option_text("A,B");
    app->add_option("--group-by", request->groupBy, "Makes one row of all that have the same values in these columns.")
        ->delimiter(',')
        ->option_text("A,B");
    app->add_option("--agg", request->aggregates, "What is told of each group, or of all rows (default count).")
        ->option_text("LIST");
    app->add_option("--table", request->table, "Table that is read (default transactions).")->option_text("NAME");
    const auto encoding = std::make_shared<EncodingOptions>(*app, EncodingOptions::Usual::byName);
    const auto options = std::make_shared<DatasetOptions>(*app);
    return {app, [=] { return pipeVerb(*options, *encoding, *request); }};
}

} // namespace ledgerloom
