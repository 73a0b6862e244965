#pragma once

#include <CLI/App.hpp>

#include <functional>

namespace ledgerloom {

/// One verb of the command line: its options on a CLI::App, and what it does once they were read.
struct Verb {
    CLI::App* app = nullptr;
    std::function<int()> run; ///< answers the exit code
};

Verb addGenerate(CLI::App& root);
Verb addResume(CLI::App& root);
Verb addReproduce(CLI::App& root);
Verb addClean(CLI::App& root);
Verb addCancel(CLI::App& root);
Verb addEstimate(CLI::App& root);
Verb addPreview(CLI::App& root);
Verb addPresets(CLI::App& root);
Verb addStatus(CLI::App& root);
Verb addImportCustomers(CLI::App& root);
Verb addPlan(CLI::App& root);
Verb addShard(CLI::App& root);
Verb addCommit(CLI::App& root);
Verb addDrill(CLI::App& root);
Verb addMonitor(CLI::App& root);
Verb addDoctor(CLI::App& root);
Verb addVerify(CLI::App& root);
Verb addInspect(CLI::App& root);
Verb addConvert(CLI::App& root);
Verb addOrder(CLI::App& root);
Verb addUpsert(CLI::App& root);
Verb addSample(CLI::App& root);
Verb addSplit(CLI::App& root);
Verb addReplay(CLI::App& root);
Verb addPipe(CLI::App& root);

} // namespace ledgerloom
