#include "core/importing/import_customers.h"

#include "app/cli/message.h"
#include "app/cli/signals.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "core/base/units.h"
#include "core/config/fields.h"
#include "core/memory/probe.h"
#include "core/run/resources.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace ledgerloom {

namespace {

constexpr std::uint64_t mostToldOnScreen = 100;

struct ImportOptions {
    CLI::Option* file;
    CLI::Option* index;
    CLI::Option* skipBad;
    CLI::Option* badRows;
    CLI::Option* memoryLimit;
    CLI::Option* quiet;

    std::string text(const CLI::Option* option) const {
        return option->count() > 0 ? option->results().back() : std::string();
    }
};

/// What may be reserved: the limit in force less what this process holds already.
Result<std::uint64_t> memoryFor(const ImportOptions& options) {
    const Field& field = *findField("memory-limit");
    RunConfig config;
    const char* variable = std::getenv(field.environmentName().c_str());
    const std::string text = options.memoryLimit->count() > 0 ? options.text(options.memoryLimit)
                             : variable != nullptr            ? variable
                                                              : "";
    if (!text.empty())
        if (auto set = field.setFromText(config, text); !set)
            return set.error();
    const MemoryReading reading = makeSystemProbe()->read();
    const auto limits = limitsInForce(limitRequest(config), reading);
    if (!limits)
        return limits.error();
    const std::uint64_t held = reading.processBytes.value.value_or(0);
    return limits->hardBytes - std::min(limits->hardBytes, held);
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

void tell(const ImportReport& report, const std::string& index) {
    std::cerr << "Imported " << formatCount(report.customers) << " customers to " << index << " ("
              << formatSize(report.indexBytes) << ", XXH3-128 " << report.checksum << ")\n";
    if (report.badRows > 0)
        std::cerr << "Left out " << formatCount(report.badRows) << " of " << formatCount(report.rows) << " rows\n";
    std::cerr << "Columns  " << joined(report.columnsUsed) << "\n";
    if (!report.columnsUnused.empty())
        std::cerr << "Not used " << joined(report.columnsUnused) << "\n";
}

int importVerb(const ImportOptions& options) {
    const auto memory = memoryFor(options);
    if (!memory)
        return fail(memory.error());
    watchSignals();
    const bool quiet = options.quiet->count() > 0;
    const bool drawn = !quiet && terminalOf(2).isTerminal;
    std::uint64_t told = 0;
    ImportRequest request{.file = options.text(options.file),
                          .index = options.text(options.index),
                          .badRowsFile = options.text(options.badRows),
                          .skipBad = options.skipBad->count() > 0};
    request.cancelled = [] { return notedSignal() != 0; };
    request.onBadRow = [&](std::uint64_t line, const std::string& reason) {
        if (told++ < mostToldOnScreen)
            std::cerr << (drawn ? "\r" : "") << request.file << ":" << line << ": " << reason << "\n";
    };
    constexpr std::uint64_t rowsBetweenLines = 131'072;
    request.onProgress = [&](std::uint64_t rows) {
        if (drawn && rows % rowsBetweenLines == 0)
            std::cerr << "\r" << formatCount(rows) << " rows read" << std::flush;
    };
    FileSystem files;
    Budget budget(*memory);
    const auto report = importCustomers(files, budget, request);
    if (drawn)
        std::cerr << "\r";
    if (told > mostToldOnScreen)
        std::cerr << "... and " << formatCount(told - mostToldOnScreen) << " more bad rows"
                  << (request.badRowsFile.empty() ? "; --bad-rows FILE lists all of them" : "") << "\n";
    if (!report && report.error().code == ErrorCode::cancelled && notedSignal() != 0) {
        printError(report.error());
        return 128 + notedSignal();
    }
    if (!report)
        return fail(report.error());
    if (!quiet)
        tell(*report, request.index);
    return 0;
}

} // namespace

Verb addImportCustomers(CLI::App& root) {
    CLI::App* app =
        root.add_subcommand("import-customers", "Makes an index of your own customers, for generate --customers-file.");
    app->footer("FILE has a row a customer with at least an id and a state. Also used when present: cidade, nome, cpf, "
                "email, telefone, data_nascimento, renda_mensal, perfil_comportamental, score_credito, banco_codigo, "
                "or their English names.\nExample: ledgerloom import-customers clients.csv clients.index");
    ImportOptions options{};
    options.file = app->add_option("FILE")->required()->description("CSV, JSON lines or Parquet.");
    options.index = app->add_option("INDEX")->required()->description("File to write; an older index is replaced.");
    options.skipBad =
        app->add_flag("--skip-bad")->description("Leaves bad rows out. Without it any bad row is an error.");
    options.badRows = app->add_option("--bad-rows")->option_text("FILE");
    options.badRows->description("Lists all bad rows there, as CSV of line and reason.");
    const Field& limit = *findField("memory-limit");
    options.memoryLimit = app->add_option("--memory-limit")->option_text("SIZE");
    options.memoryLimit->description(std::string(limit.help));
    options.quiet = app->add_flag("--quiet")->description("Says nothing but errors and bad rows.");
    return {app, [options] { return importVerb(options); }};
}

} // namespace ledgerloom
