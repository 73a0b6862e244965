#include "app/cli/message.h"
#include "app/cli/signals.h"
#include "app/cli/verbs.h"
#include "app/cli/versions.h"
#include "core/base/units.h"
#include "core/config/store_uri.h"
#include "core/run/commit_objects.h"
#include "core/run/commit_shards.h"

#include <iostream>

namespace ledgerloom {

namespace {

int commitVerb(const std::string& folder, bool checkParts) {
    watchSignals();
    FileSystem files;
    const auto report = isAddress(folder) ? commitObjects(folder, programVersion(), checkParts)
                                          : commitShards(files, folder, programVersion(), checkParts);
    if (!report)
        return fail(report.error());
    std::cerr << (report->wasCommitted ? "Committed before: " : "Committed ") << formatCount(report->shards)
              << (report->shards == 1 ? " shard, " : " shards, ") << formatCount(report->rows) << " rows, "
              << formatSize(report->bytes) << " in " << folder << "\n";
    return 0;
}

} // namespace

Verb addCommit(CLI::App& root) {
    CLI::App* app =
        root.add_subcommand("commit", "Makes a dataset of the shards in a folder or store, or says which are missing.");
    app->footer("The exit code is 8 while shards are missing; nothing is changed then.");
    CLI::Option* folder = app->add_option("DIR")->required()->description("The --output of the shards.");
    CLI::Option* check = app->add_flag("--check-parts");
    check->description("Compares the checksums of all parts, not only their sizes.");
    return {app, [=] { return commitVerb(folder->results().back(), check->count() > 0); }};
}

} // namespace ledgerloom
