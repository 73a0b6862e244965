#include "app/cli/dataset_session.h"

#include "app/cli/message.h"
#include "app/cli/signals.h"
#include "app/cli/terminal.h"
#include "core/base/units.h"
#include "core/dataset/scratch.h"
#include "core/memory/probe.h"
#include "core/run/resources.h"

#include <algorithm>
#include <iostream>

namespace ledgerloom {

namespace {

constexpr std::int64_t betweenLinesUs = 200'000;

GuardOptions guardOptions(const RunConfig& config) {
    GuardOptions options;
    options.intervalUs = std::int64_t{config.checkIntervalMs} * 1'000;
    options.judge.growthThresholdBytes = config.growthThresholdBytes;
    return options;
}

} // namespace

DatasetOptions::DatasetOptions(CLI::App& app) : m_config(app, ConfigOptions::Scope::memory) {
    m_scratch = app.add_option("--scratch")->option_text("DIR")->check(CLI::ExistingDirectory);
    m_scratch->description("Where what does not fit into memory is sorted (default TMPDIR, or /var/tmp).");
}

std::string DatasetOptions::scratchFolder() const {
    return m_scratch->count() > 0 ? m_scratch->results().back() : usualScratchFolder();
}

Result<std::unique_ptr<DatasetSession>> DatasetSession::begin(const DatasetOptions& options) {
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
    return std::unique_ptr<DatasetSession>(new DatasetSession(*limits, budget, *config));
}

DatasetSession::DatasetSession(const Limits& limits, std::uint64_t budgetBytes, const RunConfig& config)
    : m_budget(budgetBytes),
      m_clock(std::make_shared<SystemClock>()),
      m_guard(makeSystemProbe(), m_clock, limits, guardOptions(config)),
      m_work{.files = m_files, .budget = m_budget},
      m_quiet(config.quiet),
      m_drawn(!config.quiet && terminalOf(2).isTerminal),
      m_beganUs(m_clock->monotonicUs()) {
    m_guard.start();
    m_work.level = [this] { return m_guard.level(); };
    m_work.cancelled = [] { return notedSignal() != 0; };
    m_work.progress = [this](const WorkProgress& progress) { draw(progress); };
}

void DatasetSession::draw(const WorkProgress& progress) {
    m_last = progress;
    const std::int64_t now = m_clock->monotonicUs();
    if (!m_drawn || now - m_drawnUs < betweenLinesUs)
        return;
    m_drawnUs = now;
    m_lineShown = true;
    const double share = progress.bytesTotal > 0
                             ? 100 * static_cast<double>(progress.bytesDone) / static_cast<double>(progress.bytesTotal)
                             : 100;
    std::cerr << "\r\033[K" << formatFixed(std::min(share, 100.0), 1) << "%  " << speed(progress.bytesDone) << "  "
              << levelName(m_guard.level()) << std::flush;
}

void DatasetSession::clearLine() {
    if (m_lineShown)
        std::cerr << "\r\033[K" << std::flush;
    m_lineShown = false;
}

std::string DatasetSession::speed(std::uint64_t bytes) const {
    const auto micros = static_cast<std::uint64_t>(std::max<std::int64_t>(m_clock->monotonicUs() - m_beganUs, 1));
    const auto perSecond = static_cast<double>(bytes) * 1e6 / static_cast<double>(micros);
    return formatSize(bytes) + " in " + formatDuration(micros) + ", " +
           formatSize(static_cast<std::uint64_t>(perSecond)) + "/s";
}

int DatasetSession::fail(const Error& error) {
    clearLine();
    if (error.code == ErrorCode::cancelled && notedSignal() != 0) {
        printError(error);
        return 128 + notedSignal();
    }
    return ledgerloom::fail(error);
}

} // namespace ledgerloom
