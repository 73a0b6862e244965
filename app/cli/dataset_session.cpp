#include "app/cli/dataset_session.h"

#include "app/cli/signals.h"
#include "core/base/units.h"
#include "core/dataset/scratch.h"
#include "core/memory/probe.h"
#include "core/run/resources.h"

#include <algorithm>
#include <iostream>

namespace ledgerloom {

namespace {

GuardOptions guardOptions(const RunConfig& config) {
    GuardOptions options;
    options.intervalUs = std::int64_t{config.checkIntervalMs} * 1'000;
    options.judge.growthThresholdBytes = config.growthThresholdBytes;
    return options;
}

} // namespace

DatasetOptions::DatasetOptions(CLI::App& app) : m_verb(app.get_name()), m_config(app, ConfigOptions::Scope::dataset) {
    m_scratch = app.add_option("--scratch")->option_text("DIR")->check(CLI::ExistingDirectory);
    m_scratch->description("Where what does not fit into memory is sorted (default TMPDIR, or /var/tmp).");
}

std::string DatasetOptions::scratchFolder() const {
    return m_scratch->count() > 0 ? m_scratch->results().back() : usualScratchFolder();
}

Result<std::unique_ptr<DatasetSession>> DatasetSession::begin(const DatasetOptions& options, Answer answer) {
    const auto config = options.config();
    if (!config)
        return config.error();
    const MemoryReading reading = makeSystemProbe()->read();
    const auto limits = limitsInForce(limitRequest(*config), reading);
    if (!limits)
        return limits.error();
    // What this process holds already is no longer to be given out.
    const std::uint64_t held = reading.processBytes.value.value_or(0);
    const std::uint64_t budget = limits->hardBytes - std::min(limits->hardBytes, held);
    watchSignals();
    return std::unique_ptr<DatasetSession>(new DatasetSession(*limits, budget, *config, options.verb(), answer));
}

DatasetSession::DatasetSession(const Limits& limits, std::uint64_t budgetBytes, const RunConfig& config,
                               const std::string& verb, Answer answer)
    : m_budget(budgetBytes),
      m_clock(std::make_shared<SystemClock>()),
      m_guard(makeSystemProbe(), m_clock, limits, guardOptions(config)),
      m_work{.files = m_files, .budget = m_budget},
      m_quiet(config.quiet),
      m_view(config, verb, answer, m_clock, m_guard, limits.hardBytes) {
    m_guard.start();
    m_work.level = [this] { return m_guard.level(); };
    m_work.cancelled = [] { return notedSignal() != 0; };
    m_work.progress = [this](const WorkProgress& progress) { m_view.show(progress); };
}

void DatasetSession::say(const std::string& line) {
    if (m_quiet)
        return;
    clearLine();
    std::cerr << line << "\n";
}

void DatasetSession::sayNotes(const std::vector<std::string>& notes) {
    for (const std::string& note : notes)
        say("Note     " + note);
}

void DatasetSession::saySpeed() {
    saySpeed(m_view.last().bytesDone);
}

void DatasetSession::saySpeed(std::uint64_t bytes) {
    const auto micros = static_cast<std::uint64_t>(std::max<std::int64_t>(m_view.elapsedUs(), 1));
    const auto perSecond = static_cast<double>(bytes) * 1e6 / static_cast<double>(micros);
    say("Read     " + formatSize(bytes) + " in " + formatDuration(micros) + ", " +
        formatSize(static_cast<std::uint64_t>(perSecond)) + "/s");
}

int DatasetSession::fail(const Error& error) {
    m_view.finish(error);
    if (error.code == ErrorCode::cancelled && notedSignal() != 0) {
        printError(error);
        return 128 + notedSignal();
    }
    return ledgerloom::fail(error);
}

} // namespace ledgerloom
