#include "app/cli/message.h"
#include "app/cli/verbs.h"
#include "core/cluster/driver_note.h"
#include "core/config/store_uri.h"
#include "core/storage/folder_lock.h"
#include "core/storage/process_identity.h"

#include <chrono>
#include <iostream>
#include <string>
#include <thread>

namespace ledgerloom {

namespace {

constexpr std::chrono::seconds patience(60);
constexpr std::chrono::milliseconds look(100);

/// A run of one machine has no driver that could be asked.
int whyNot(const std::string& output, const Error& error) {
    FileSystem files;
    if (isAddress(output) || !FolderLock::isHeld(files, output))
        return fail(error);
    return fail({ErrorCode::badInput,
                 output + " is being made by a process of one machine, as ledgerloom status " + output +
                     " shows it. End it there: by Ctrl-C, by a signal to that process, or in the studio",
                 "output"});
}

/// It takes its note along, unless it was killed meanwhile.
bool hasStopped(const std::string& output, const Driver& asked) {
    const auto now = notedDriver(output);
    return !now || now->identity != asked.identity || processHasEnded(asked.identity);
}

int cancel(const std::string& output) {
    const auto driver = notedDriver(output);
    if (const auto asked = askToStop(output); !asked)
        return whyNot(output, asked.error());
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!hasStopped(output, *driver)) {
        if (std::chrono::steady_clock::now() > end)
            return fail({ErrorCode::io, "the driver on " + driver->host + ", process " + std::to_string(driver->pid) +
                                            ", was asked to stop and has not within a minute. Is it still there"});
        std::this_thread::sleep_for(look);
    }
    std::cerr << "Stopped. To go on: ledgerloom resume " << output << " --on " << driver->on << "\n";
    return 0;
}

} // namespace

Verb addCancel(CLI::App& root) {
    CLI::App* app = root.add_subcommand("cancel", "Stops a run on a cluster, from any machine that sees its folder.");
    app->footer("Example: ledgerloom cancel /shared/payments\n"
                "What was made stays, and the run can be resumed.");
    CLI::Option* output =
        app->add_option("DIR")->required()->description("The folder or address of the run's --output.");
    return {app, [=] { return cancel(output->results().back()); }};
}

} // namespace ledgerloom
