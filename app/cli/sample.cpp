#include "core/dataset/sample/sample.h"

#include "app/cli/dataset_session.h"
#include "app/cli/encoding_options.h"
#include "app/cli/message.h"
#include "app/cli/verbs.h"
#include "core/base/units.h"

#include <charconv>
#include <memory>
#include <optional>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

/// "0.01" or "1%"; nothing where it is no share above 0 and up to 1.
std::optional<double> shareOf(std::string_view text) {
    const bool percent = text.ends_with('%');
    text.remove_suffix(percent ? 1 : 0);
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    value = percent ? value / 100 : value;
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return whole && value > 0 && value <= 1 ? std::optional(value) : std::nullopt;
}

int sampleVerb(const DatasetOptions& options, const EncodingOptions& encodings, SampleRequest request,
               const std::string& fraction) {
    if ((request.rows > 0) == !fraction.empty())
        return fail({ErrorCode::badInput, "say how much to take: either --rows N or --fraction P", "rows"});
    if (!fraction.empty()) {
        const auto share = shareOf(fraction);
        if (!share)
            return fail({ErrorCode::badInput,
                         "fraction: " + fraction +
                             " is no share. Allowed: above 0 and up to 1, such "
                             "as 0.01 or 1%",
                         "fraction"});
        request.fraction = *share;
    }
    request.episodes = request.by == "episode";
    if (request.episodes && !request.id.empty())
        return fail(
            {ErrorCode::badInput, "id: not together with --by episode, which tells rows by transaction_id", "id"});
    if (request.episodes)
        request.by.clear();
    const auto encoding = encodings.givenFor({});
    if (!encoding)
        return fail(encoding.error());
    request.encoding = *encoding;
    request.scratchFolder = options.scratchFolder();
    return runOnDataset(
        options, Answer::files, [&](const DatasetWork& work) { return sample(work, request); },
        [&](const SampleReport& report, DatasetSession& session) {
            session.sayNotes(report.notes);
            session.say("Took     " + counted(report.rows, "row") + " of " + formatCount(report.of) + " into " +
                        request.destination);
            session.saySpeed();
            return Json{{"rows", report.rows}, {"of", report.of}, {"files", report.files}};
        });
}

} // namespace

Verb addSample(CLI::App& root) {
    CLI::App* app = root.add_subcommand("sample", "Takes some of a table's rows, each as likely as another.");
    app->footer("Example: ledgerloom sample payments few --fraction 1% --by customer_id\n"
                "Example: ledgerloom sample payments few --fraction 10% --by episode\n"
                "A hash of the row's id and --seed decides, so that the same rows are taken again, whatever the format "
                "and the order they are in. --by episode takes all payments of an episode or none and honest ones "
                "each for itself; which payment is of which tells the table labels (--labels both) or a column "
                "episode_id. Writes files of one table, without a manifest.");
    const auto request = std::make_shared<SampleRequest>();
    const auto fraction = std::make_shared<std::string>();
    app->add_option("SRC", request->source, "A dataset, a folder of files or a file.")->required();
    app->add_option("DST", request->destination, "A new folder.")->required();
    app->add_option("--rows", request->rows, "Takes so many rows.")->option_text("N")->check(CLI::PositiveNumber);
    app->add_option("--fraction", *fraction, "Takes this share of the rows, about.")->option_text("0.01|1%");
    app->add_option("--by", request->by, "Takes all rows of a value of this column, or none; episode: of an episode.")
        ->option_text("COLUMN|episode");
    app->add_option("--id", request->id, "Column that tells rows apart (default: the first).")->option_text("COLUMN");
    app->add_option("--seed", request->seed, "Other rows for another number (default 42).")->option_text("N");
    app->add_option("--table", request->table, "Table to take from (default transactions).")->option_text("NAME");
    const auto encoding = std::make_shared<EncodingOptions>(*app, EncodingOptions::Usual::byName);
    const auto options = std::make_shared<DatasetOptions>(*app);
    return {app, [=] { return sampleVerb(*options, *encoding, *request, *fraction); }};
}

} // namespace ledgerloom
