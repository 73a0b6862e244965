#include "core/dataset/upsert/upsert.h"

#include "app/cli/dataset_session.h"
#include "app/cli/verbs.h"

#include <iostream>
#include <map>
#include <memory>

namespace ledgerloom {

namespace {

using Json = nlohmann::ordered_json;

const std::map<std::string, UpsertStrategy> strategies{{"insert", UpsertStrategy::insert},
                                                       {"update", UpsertStrategy::update},
                                                       {"upsert", UpsertStrategy::upsert},
                                                       {"delete", UpsertStrategy::remove}};

int upsertVerb(const DatasetOptions& options, UpsertRequest request) {
    request.scratchFolder = options.scratchFolder();
    return runOnDataset(
        options, Answer::standardOutput, [&](const DatasetWork& work) { return upsert(work, request); },
        [](const UpsertReport& report, DatasetSession& session) {
            const Json counts{{"source", report.source},   {"inserted", report.inserted},   {"updated", report.updated},
                              {"deleted", report.deleted}, {"unchanged", report.unchanged}, {"rows", report.total}};
            for (const auto& [name, count] : counts.items())
                std::cout << name << " " << count << "\n";
            session.saySpeed();
            return counts;
        });
}

} // namespace

Verb addUpsert(CLI::App& root) {
    CLI::App* app =
        root.add_subcommand("upsert", "Brings changed, new or withdrawn rows into a dataset by their keys.");
    app->footer("Example: ledgerloom upsert payments chargebacks.csv --key transaction_id --strategy update\n"
                "UPDATES is any file of rows that inspect reads; columns that it lacks keep their values. The dataset "
                "stays as it is until the new one is whole, then they change places at once. insert puts in rows with "
                "new keys, update replaces rows with known ones, upsert does both, delete takes rows out.");
    const auto request = std::make_shared<UpsertRequest>();
    app->add_option("DIR", request->dataset, "Folder of a finished dataset.")->required();
    app->add_option("UPDATES", request->updates, "A file of rows, or a folder of them.")->required();
    app->add_option("--key", request->keys, "Column that tells rows apart, or several.")
        ->required()
        ->delimiter(',')
        ->option_text("A[,B]");
    const auto strategy = std::make_shared<std::string>("upsert");
    app->add_option("--strategy", *strategy, "What is done with rows of the updates (default upsert).")
        ->option_text("insert|update|upsert|delete")
        ->check(CLI::IsMember({"insert", "update", "upsert", "delete"}));
    app->add_option("--table", request->table, "Table that is changed (default transactions).")->option_text("NAME");
    app->add_option("--output", request->output, "Writes the new dataset there and leaves the old one as it is.")
        ->option_text("DIR");
    const auto options = std::make_shared<DatasetOptions>(*app);
    return {app, [=] {
                request->strategy = strategies.at(*strategy);
                return upsertVerb(*options, *request);
            }};
}

} // namespace ledgerloom
