#include "app/cli/command_line.h"

#include "app/cli/help.h"
#include "app/cli/message.h"
#include "app/cli/suggestion.h"
#include "app/cli/verbs.h"
#include "app/cli/versions.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <iostream>
#include <memory>
#include <new>

namespace ledgerloom {

namespace {

/// The deepest verb that was named: its help and its options are meant.
const CLI::App& namedVerb(const CLI::App& root) {
    const CLI::App* at = &root;
    while (!at->get_subcommands().empty())
        at = at->get_subcommands().front();
    return *at;
}

/// CLI11 appends the verb's own name to the one it is given.
std::string helpText(const CLI::App& root, const CLI::App& verb) {
    return verb.help(&verb == &root ? "" : verbPath(root, *verb.get_parent()));
}

int refuse(const CLI::App& root, const CLI::ParseError& error) {
    const CLI::App& verb = namedVerb(root);
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
        printError(unexpectedArgument(root, verb));
    else if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
        printError(wrongNumberOfValues(root, verb, error.what()));
    else
        printError({ErrorCode::badInput, std::string(error.what()) + ". See: " + verbPath(root, verb) + " --help"});
    return exitCode(ErrorCode::badInput);
}

int parseAndRun(CLI::App& root, const std::vector<Verb>& verbs, int argc, char** argv) {
    try {
        root.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        std::cout << helpText(root, namedVerb(root));
        return 0;
    } catch (const CLI::CallForVersion&) {
        std::cout << "ledgerloom " << programVersion() << "\n";
        return 0;
    } catch (const CLI::ParseError& error) {
        return refuse(root, error);
    }
    for (const Verb& verb : verbs) {
        if (verb.app->parsed())
            return verb.run();
    }
    std::cerr << helpText(root, root);
    return exitCode(ErrorCode::badInput);
}

} // namespace

int runCommandLine(int argc, char** argv) {
    CLI::App root("Makes large, labelled, synthetic payment datasets with realistic fraud, in bounded memory.",
                  "ledgerloom");
    root.formatter(std::make_shared<HelpFormatter>());
    root.set_help_flag("-h,--help", "Shows this help.");
    root.set_version_flag("--version", programVersion(), "Shows the program's version.");
    root.footer("Options of a verb: ledgerloom VERB --help");
    const std::vector<Verb> verbs{addGenerate(root), addResume(root),  addReproduce(root),       addClean(root),
                                  addEstimate(root), addPreview(root), addImportCustomers(root), addPresets(root),
                                  addStatus(root),   addMonitor(root), addDrill(root),           addPlan(root),
                                  addShard(root),    addCommit(root),  addVerify(root),          addInspect(root),
                                  addConvert(root),  addOrder(root),   addUpsert(root),          addSample(root),
                                  addSplit(root),    addPipe(root),    addReplay(root),          addDoctor(root),
                                  addCancel(root)};
    for (const Verb& verb : verbs)
        verb.app->group("Verbs");
    try {
        return parseAndRun(root, verbs, argc, argv);
    } catch (const std::bad_alloc&) {
        printError({ErrorCode::memory, "the system refused more memory. Give the program less to do at once: fewer "
                                       "--workers."});
        return exitCode(ErrorCode::memory);
    } catch (const std::exception& error) {
        printError({ErrorCode::failed, std::string("unexpected: ") + error.what()});
        return exitCode(ErrorCode::failed);
    }
}

} // namespace ledgerloom
