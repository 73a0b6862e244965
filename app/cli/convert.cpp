#include "core/dataset/convert/convert.h"

#include "app/cli/dataset_session.h"
#include "app/cli/encoding_options.h"
#include "app/cli/message.h"
#include "app/cli/plan_of.h"
#include "app/cli/verbs.h"
#include "core/base/units.h"

#include <memory>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

int convertVerb(const DatasetOptions& options, const EncodingOptions& encodings, ConvertRequest request) {
    const auto encoding = encodings.encoding(request.destination);
    if (!encoding)
        return fail(encoding.error());
    request.encoding = *encoding;
    request.plan = planOf;
    return runOnDataset(
        options, Answer::files, [&](const DatasetWork& work) { return convert(work, request); },
        [&](const ConvertReport& report, DatasetSession& session) {
            session.sayNotes(report.notes);
            session.say("Wrote    " + counted(report.rows, "row") + " in " + counted(report.files, "file") + " to " +
                        request.destination);
            if (report.asGenerated)
                session.say("The transactions are, byte for byte, those that generate makes in this format.");
            session.saySpeed();
            return Json{{"rows", report.rows}, {"files", report.files}, {"as_generated", report.asGenerated}};
        });
}

} // namespace

Verb addConvert(CLI::App& root) {
    CLI::App* app = root.add_subcommand("convert", "Writes a dataset, or any file of rows, in another format.");
    app->footer(
        "Example: ledgerloom convert payments payments-parquet --format parquet --compression zstd\n"
        "Example: ledgerloom convert export.csv.gz export.parquet\n"
        "Reads JSON lines, CSV (both also gzip and zstd), Parquet and Arrow. A dataset of Ledgerloom's stays one, "
        "with a manifest of its own; the parts are those that generate would make in that format, where that "
        "can be said. SRC is left as it is, and DST appears when it is whole.");
    const auto request = std::make_shared<ConvertRequest>();
    app->add_option("SRC", request->source, "A dataset, a folder of files or a file.")->required();
    app->add_option("DST", request->destination, "A new folder; a new file where SRC is one.")->required();
    const auto encoding = std::make_shared<EncodingOptions>(*app, EncodingOptions::Usual::required);
    const auto options = std::make_shared<DatasetOptions>(*app);
    return {app, [=] { return convertVerb(*options, *encoding, *request); }};
}

} // namespace ledgerloom
