#include "app/cli/message.h"
#include "app/cli/verbs.h"
#include "core/base/units.h"
#include "core/config/strict_json.h"
#include "core/storage/clear_dataset.h"
#include "core/storage/file_io.h"
#include "core/storage/leftovers.h"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace ledgerloom {

namespace {

int cleanDatasets(const std::vector<std::string>& outputs, bool remove, const std::string& plan) {
    FileSystem files;
    const auto planText = plan.empty() ? Result<std::string>(std::string()) : readText(files, plan, longestJson);
    if (!planText)
        return fail(planText.error());
    std::size_t count = 0;
    for (const std::string& output : outputs) {
        const auto there = holdsDataset(files, output);
        if (!there)
            return fail(there.error());
        if (const auto removed = remove ? clearDataset(files, output, *planText) : Result<void>(); !removed)
            return fail(removed.error());
        if (!*there)
            continue;
        std::cout << output << ": a dataset" << (remove ? ", removed" : "") << "\n";
        ++count;
    }
    if (count == 0)
        std::cerr << "No dataset is there.\n";
    else if (!remove)
        std::cerr << "Nothing was removed. To remove: ledgerloom clean --dataset --remove DIR\n";
    return 0;
}

int clean(const std::vector<std::string>& folders, bool remove) {
    FileSystem files;
    std::uint64_t bytes = 0;
    std::size_t count = 0;
    for (const std::string& folder : folders) {
        for (const Leftover& leftover : findLeftovers(files, folder)) {
            if (const auto removed = remove ? removeLeftover(files, leftover) : Result<void>(); !removed)
                return fail(removed.error());
            std::cout << leftover.folder << ": " << formatCount(leftover.files) << " files, "
                      << formatSize(leftover.bytes) << ", of the run to " << leftover.output << "\n";
            bytes += leftover.bytes;
            ++count;
        }
    }
    if (count == 0)
        std::cerr << "Nothing is left over.\n";
    else if (remove)
        std::cerr << "Removed: " << formatSize(bytes) << ".\n";
    else
        std::cerr << "Nothing was removed. To remove them: ledgerloom clean --remove DIR\n";
    return 0;
}

} // namespace

Verb addClean(CLI::App& root) {
    CLI::App* app = root.add_subcommand("clean", "Finds what killed runs have left over, and removes it on request.");
    app->footer("Example: ledgerloom clean /dev/shm payments --remove\n"
                "Finished parts are not touched unless --dataset is given; a run that is resumed removes its own "
                "leftovers.");
    const auto folders = std::make_shared<std::vector<std::string>>();
    const auto remove = std::make_shared<bool>(false);
    app->add_option("DIR", *folders, "Folders that were given as --output or --staging.")->required();
    const auto dataset = std::make_shared<bool>(false);
    app->add_flag("--remove", *remove, "Removes what was found.");
    app->add_flag(
        "--dataset", *dataset,
        "Datasets themselves, finished or begun, also at addresses: what their lists or plans name, no more.");
    const auto plan = std::make_shared<std::string>();
    app->add_option("--for", *plan, "With --dataset --remove: claims the place for the shards of this plan then.")
        ->option_text("PLAN");
    return {app, [=] { return *dataset ? cleanDatasets(*folders, *remove, *plan) : clean(*folders, *remove); }};
}

} // namespace ledgerloom
