#include "core/dataset/order/order.h"

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

int orderVerb(const DatasetOptions& options, const EncodingOptions& encodings, OrderRequest request) {
    const auto encoding = encodings.givenFor(request.destination);
    if (!encoding)
        return fail(encoding.error());
    request.encoding = *encoding;
    request.plan = planOf;
    request.scratchFolder = options.scratchFolder();
    return runOnDataset(
        options, Answer::files, [&](const DatasetWork& work) { return orderByTime(work, request); },
        [&](const ConvertReport& report, DatasetSession& session) {
            session.say("Wrote    " + counted(report.rows, "row") + " in " + counted(report.files, "file") + " to " +
                        request.destination + ", in the order of time");
            session.saySpeed();
            return Json{{"rows", report.rows}, {"files", report.files}};
        });
}

} // namespace

Verb addOrder(CLI::App& root) {
    CLI::App* app = root.add_subcommand("order", "Writes a dataset, or files of rows, in one order of time.");
    app->footer("Example: ledgerloom order payments payments-by-time\n"
                "Example: ledgerloom order export/ sorted --time created_at --format parquet\n"
                "A dataset of Ledgerloom's becomes the one that generate makes with --order time. Rows that do not fit "
                "into memory are sorted in runs in --scratch, and merged.");
    const auto request = std::make_shared<OrderRequest>();
    app->add_option("SRC", request->source, "A dataset, a folder of files of one table, or a file.")->required();
    app->add_option("DST", request->destination, "A new folder; a new file where SRC is one.")->required();
    app->add_option("--time", request->time, "Column to order by (default: timestamp, or the only one with times).")
        ->option_text("COLUMN");
    app->add_option("--merge-width", request->mergeWidth, "Sorted runs merged at once (default: as memory allows).")
        ->option_text("N")
        ->check(CLI::Range(2, 4'096));
    const auto encoding = std::make_shared<EncodingOptions>(*app, EncodingOptions::Usual::byName);
    const auto options = std::make_shared<DatasetOptions>(*app);
    return {app, [=] { return orderVerb(*options, *encoding, *request); }};
}

} // namespace ledgerloom
