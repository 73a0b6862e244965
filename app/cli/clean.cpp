#include "app/cli/message.h"
#include "app/cli/verbs.h"
#include "core/base/units.h"
#include "core/storage/leftovers.h"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace ledgerloom {

namespace {

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
                "Finished parts are never touched; a run that is resumed removes its own leftovers.");
    const auto folders = std::make_shared<std::vector<std::string>>();
    const auto remove = std::make_shared<bool>(false);
    app->add_option("DIR", *folders, "Folders that were given as --output or --staging.")->required();
    app->add_flag("--remove", *remove, "Removes what was found.");
    return {app, [folders, remove] { return clean(*folders, *remove); }};
}

} // namespace ledgerloom
