#include "core/run/run_coordinator.h"

#include "core/base/random.h"
#include "core/base/units.h"
#include "core/memory/give_back.h"
#include "core/run/run_summary.h"
#include "core/storage/shard_objects.h"

#include <algorithm>
#include <new>
#include <system_error>

namespace ledgerloom {

namespace {

constexpr std::int64_t lookUs = 250'000;     // how often the disk is looked at
constexpr std::int64_t statusUs = 2'000'000; // how often status.json is written
constexpr std::uint64_t trimAboveBytes = std::uint64_t{32} << 20;

GuardOptions guardOptions(const RunConfig& config) {
    GuardOptions options;
    options.intervalUs = std::int64_t{config.checkIntervalMs} * 1000;
    options.judge.growthThresholdBytes = config.growthThresholdBytes;
    return options;
}

/// What is reserved already is no growth to be afraid of, whenever it is filled.
GuardOptions guardOptions(const RunConfig& config, const Budget& budget, std::uint64_t besideBytes) {
    GuardOptions options = guardOptions(config);
    options.plannedBytes = [&budget, besideBytes] { return besideBytes + budget.stats().used; };
    return options;
}

} // namespace

RunCoordinator::RunCoordinator(DatasetInfo info, Resources resources, std::vector<std::string> notes, EngineParts parts,
                               std::optional<OnlyShard> onlyShard)
    : m_info(std::move(info)),
      m_resources(std::move(resources)),
      m_parts(std::move(parts)),
      m_notes(std::move(notes)),
      m_onlyShard(std::move(onlyShard)),
      m_budget(m_resources.budgetBytes),
      m_arrow(std::make_shared<ArrowAccount>(m_resources.limits.arrowBytes)),
      m_control(m_parts.clock, m_resources.workers),
      m_adjusted(m_info.config),
      m_limits(m_resources.limits),
      m_workers(m_resources.workers),
      m_log(m_parts.clock),
      m_monitor({.budget = m_budget,
                 .progress = m_progress,
                 .log = m_log,
                 .history = m_history,
                 .rowsTotal = rowsToMake(),
                 .diskFreeBytes = m_diskFree,
                 .pausedUs = m_pausedUs}),
      m_memory({.config = m_info.config,
                .plan = m_info.plan,
                .limits = m_resources.limits,
                .workers = m_resources.workers,
                .clock = *m_parts.clock,
                .control = m_control,
                .progress = m_progress,
                .log = m_log}),
      m_reactor({.control = m_control,
                 .log = m_log,
                 .reclaimer = *m_parts.reclaimer,
                 .workers = m_resources.workers,
                 .units = m_resources.unitsInFlight,
                 .emergency = [this](const std::string& reason) { m_memory.emergency(reason); }}),
      m_disk({.info = m_info,
              .files = *m_parts.files,
              .clock = *m_parts.clock,
              .control = m_control,
              .progress = m_progress,
              .log = m_log,
              .freeBytes = m_diskFree}),
      m_guard(std::make_shared<ArrowProbe>(m_parts.probe, m_arrow), m_parts.clock, m_resources.limits,
              guardOptions(m_info.config, m_budget, m_resources.besideBytes)),
      m_series(*m_parts.files, under(m_info.config.output, seriesPath)) {
    m_guard.onSample([this](const GuardReading& reading) {
        m_reactor.sampled(reading.atUs);
        m_memory.sampled(reading.judgement.level);
        m_monitor.sampled(reading);
    });
    m_guard.onLevelChange([this](Level level, const std::string& why) { m_reactor.levelChanged(level, why); });
}

RunCoordinator::~RunCoordinator() {
    cancel();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

bool RunCoordinator::toFolder() const {
    return !m_onlyShard && outputKind(m_info.config.output) == OutputKind::folder;
}

Result<std::unique_ptr<Target>> RunCoordinator::target() const {
    return m_onlyShard ? openShardTarget(*m_parts.files, m_info, m_onlyShard->shard, m_onlyShard->planText)
                       : openTarget(*m_parts.files, m_info);
}

std::uint64_t RunCoordinator::rowsToMake() const {
    const Plan& plan = m_info.plan;
    if (!m_onlyShard) {
        return plan.customersOnly ? plan.customers : plan.rows;
    }
    const std::uint64_t first = plan.firstBlock(m_onlyShard->shard);
    const std::uint64_t end = std::min(plan.firstBlock(m_onlyShard->shard + 1), plan.blocks);
    return plan.customersOnly ? plan.customersBefore(end) - plan.customersBefore(first)
                              : plan.rowsBefore(end) - plan.rowsBefore(first);
}

Result<void> RunCoordinator::start() {
    if (m_started.exchange(true)) {
        return Error{.code = ErrorCode::failed, .message = "this run was started already; make a new one"};
    }
    auto opened = target();
    if (!opened) {
        m_started = false;
        return opened.error();
    }
    m_target = std::move(opened).value();
    if (m_info.config.store == Store::memory) {
        m_target = holdInMemory(std::move(m_target), {.budget = m_budget,
                                                      .guard = m_guard,
                                                      .control = m_control,
                                                      .clock = *m_parts.clock,
                                                      .limitBytes = m_resources.limits.hardBytes,
                                                      .intervalUs = guardOptions(m_info.config).intervalUs});
    }
    std::uint64_t sortedRows = 0;
    if (m_info.plan.order == Order::time) {
        const auto order = openOrder();
        if (!order) {
            m_target.reset();
            m_started = false;
            return order.error();
        }
        sortedRows = *order;
    }
    m_log.begin();
    takeUp(m_target->kept(), sortedRows);
    for (const std::string& note : m_notes) {
        m_log.tell(EventKind::info, note);
    }
    tellLeftovers();
    m_log.tell(EventKind::info, m_resources.limits.reason);
    m_log.tell(EventKind::info, std::to_string(m_resources.workers) + " at work: " + m_resources.workersReason);
    if (toFolder()) {
        m_disk.look();
    }
    m_guard.start();
    m_thread = std::thread([this] { run(); });
    return {};
}

void RunCoordinator::cancel() {
    m_control.requestStop(
        {.code = ErrorCode::cancelled, .message = "cancelled; the finished parts stay, and the run can be resumed"});
}

Result<void> RunCoordinator::wait() {
    if (!m_started) {
        return Error{.code = ErrorCode::failed, .message = "the run was never started"};
    }
    std::unique_lock lock(m_mutex);
    m_ended.wait(lock, [this] { return m_hasEnded; });
    return m_error ? Result<void>(*m_error) : Result<void>();
}

void RunCoordinator::run() {
    setState(RunState::running);
    m_log.tell(EventKind::state, "started: " + formatCount(rowsToMake()) + " rows in " + formatCount(shardsToMake()) +
                                     " shards to " + m_info.config.output);
    if (m_ordered) {
        m_phases = m_ordered->run();
    } else {
        runWorkers(Phase::makeShards, shardsToMake(), [this](std::uint64_t shard) { return m_target->holds(shard); });
    }
    end(conclude());
}

void RunCoordinator::oversee(const std::function<bool()>& goesOn) {
    bool interrupted = false;
    while (goesOn()) {
        const std::int64_t now = m_parts.clock->monotonicUs();
        if (m_control.stopping() && !std::exchange(interrupted, true)) {
            setState(RunState::stopping);
            m_target->interrupt();
        }
        followPause();
        m_reactor.work();
        tellNotes();
        if (toFolder()) {
            m_disk.look();
        }
        if (now >= m_statusDueUs) {
            writeStatus();
            m_statusDueUs = now + statusUs;
        }
        m_control.awaitChange(now + lookUs);
    }
}

void RunCoordinator::tellNotes() {
    for (TargetNote& note : m_target->takeNotes()) {
        m_log.tell(note.warning ? EventKind::warning : EventKind::info, std::move(note.text));
    }
}

void RunCoordinator::followPause() {
    if (m_control.stopping()) {
        return;
    }
    const RunState wanted = m_control.pauseWanted() ? RunState::paused
                            : m_control.heldFor()   ? RunState::waiting
                                                    : RunState::running;
    if (wanted == m_state || (wanted != RunState::running && m_control.workersActive() > 0)) {
        return;
    }
    if (m_state == RunState::running) {
        m_pausedSinceUs = m_log.sinceStartUs();
    } else if (wanted == RunState::running) {
        m_pausedUs += m_log.sinceStartUs() - m_pausedSinceUs.exchange(-1);
    }
    setState(wanted);
    m_statusDueUs = 0;
    m_log.tell(EventKind::state, wanted == RunState::running ? "goes on" : std::string(runStateName(wanted)));
}

Result<void> RunCoordinator::conclude() {
    if (!m_phases) {
        return m_phases;
    }
    const bool whole = m_progress.shards == unitsTotal();
    if (const auto reason = m_control.stopReason(); reason && !whole) {
        return *reason;
    }
    if (!whole) {
        return incompleteError(unitsTotal(), m_progress.shards, m_queue->firstCause());
    }
    try {
        auto listed = writeListing();
        if (const auto cleaned = listed && m_ordered ? m_ordered->clean() : Result<void>(); !cleaned) {
            m_log.tell(EventKind::warning, "sorted runs are left over: " + cleaned.error().message);
        }
        return listed;
    } catch (const std::bad_alloc&) {
        return Error{.code = ErrorCode::memory, .message = "no memory for the manifest; the finished parts stay"};
    }
}

Result<void> RunCoordinator::writeListing() {
    const auto buffers =
        m_budget.reserve(toFolder() ? listingBufferBytes : 0, "the listing's write buffers", Purpose::writeBuffers);
    if (!buffers) {
        return buffers.error();
    }
    auto written = m_target->finish();
    while (!written && written.error().code == ErrorCode::diskFull && m_disk.full()) {
        oversee([this] { return m_control.heldFor() && !m_control.stopping(); });
        followPause();
        written = m_control.stopping() ? Result<void>(*m_control.stopReason()) : m_target->finish();
    }
    const bool stopped = !written && written.error().code == ErrorCode::diskFull && m_control.stopReason();
    return stopped ? Result<void>(*m_control.stopReason()) : written;
}

void RunCoordinator::end(const Result<void>& result) {
    m_guard.stop();
    tellNotes();
    if (const std::int64_t since = m_pausedSinceUs.exchange(-1); since >= 0) {
        m_pausedUs += m_log.sinceStartUs() - since;
    }
    m_endedUs = m_log.sinceStartUs();
    {
        const std::lock_guard lock(m_mutex);
        m_error = result ? std::nullopt : std::optional(result.error());
    }
    const bool cancelled = !result && result.error().code == ErrorCode::cancelled;
    const RunState state = result ? RunState::finished : cancelled ? RunState::cancelled : RunState::failed;
    m_log.tell(state == RunState::failed ? EventKind::error : EventKind::state,
               std::string(runStateName(state)) + ": " + runSummary(snapshot()) +
                   (result ? "" : "; " + result.error().message));
    m_log.tell(EventKind::info, memorySummary(snapshot()));
    m_state = state; // in the last status.json, before anybody is told
    writeStatus();
    m_target.reset(); // gives the folder's lock back
    if (m_budget.stats().peak > trimAboveBytes) {
        giveBackFreeMemory();
    }
    if (m_onState) {
        m_onState(state);
    }
    const std::lock_guard lock(m_mutex);
    m_hasEnded = true;
    m_ended.notify_all();
}

void RunCoordinator::setState(RunState state) {
    m_state = state;
    if (m_onState) {
        m_onState(state);
    }
}

} // namespace ledgerloom
