#include "core/run/run_coordinator.h"

#include "core/base/units.h"
#include "core/memory/give_back.h"
#include "core/run/memory_run_store.h"
#include "core/run/merge_job.h"
#include "core/run/part_job.h"
#include "core/run/shard_job.h"
#include "core/run/snapshot_json.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_io.h"

#include <algorithm>
#include <new>
#include <system_error>
#include <unistd.h>

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

std::string summary(const Snapshot& done) {
    const auto us = static_cast<std::uint64_t>(std::max<std::int64_t>(done.elapsedUs, 1));
    const double seconds = static_cast<double>(us) / 1e6;
    const auto speed = static_cast<std::uint64_t>(static_cast<double>(done.bytesDone - done.bytesKept) / seconds);
    return formatCount(done.rowsDone) + " rows, " + formatSize(done.bytesDone) + " in " + formatDuration(us) + " (" +
           formatSize(speed) + "/s), peak memory " + formatSize(done.peakProcessBytes, SizeStyle::binary);
}

std::unique_ptr<WorkerJob> jobOf(Phase phase, const WorkerContext& context) {
    switch (phase) {
    case Phase::mergeRuns:
        return std::make_unique<MergeJob>(context);
    case Phase::writeParts:
        return std::make_unique<PartJob>(context);
    case Phase::makeShards:
        break;
    }
    return std::make_unique<ShardJob>(context);
}

} // namespace

RunCoordinator::RunCoordinator(DatasetInfo info, Resources resources, std::vector<std::string> notes, EngineParts parts)
    : m_info(std::move(info)),
      m_resources(std::move(resources)),
      m_parts(std::move(parts)),
      m_notes(std::move(notes)),
      m_budget(m_resources.budgetBytes),
      m_control(m_parts.clock, m_resources.workers),
      m_log(m_parts.clock),
      m_monitor({.budget = m_budget,
                 .progress = m_progress,
                 .log = m_log,
                 .history = m_history,
                 .rowsTotal = m_info.plan.customersOnly ? m_info.plan.customers : m_info.plan.rows,
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
      m_guard(m_parts.probe, m_parts.clock, m_resources.limits, guardOptions(m_info.config)) {
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
    return outputKind(m_info.config.output) == OutputKind::folder;
}

Result<void> RunCoordinator::start() {
    if (m_started.exchange(true)) {
        return Error{.code = ErrorCode::failed, .message = "this run was started already; make a new one"};
    }
    auto target = openTarget(*m_parts.files, m_info);
    if (!target) {
        m_started = false;
        return target.error();
    }
    m_target = std::move(target).value();
    if (m_info.config.store == Store::memory) {
        m_target = holdInMemory(std::move(m_target), {.budget = m_budget,
                                                      .guard = m_guard,
                                                      .control = m_control,
                                                      .clock = *m_parts.clock,
                                                      .limitBytes = m_resources.limits.hardBytes,
                                                      .intervalUs = guardOptions(m_info.config).intervalUs});
    }
    m_progress.stepsPerRow = m_info.plan.order == Order::time ? 2 : 1;
    std::uint64_t sortedRows = 0;
    if (m_info.plan.order == Order::time) {
        const auto opened = openOrder();
        if (!opened) {
            m_target.reset();
            m_started = false;
            return opened.error();
        }
        sortedRows = *opened;
    }
    m_log.begin();
    takeUp(m_target->kept(), sortedRows);
    for (const std::string& note : m_notes) {
        m_log.tell(EventKind::info, note);
    }
    m_log.tell(EventKind::info, m_resources.limits.reason);
    m_log.tell(EventKind::info, std::to_string(m_resources.workers) + " at work: " + m_resources.workersReason);
    if (toFolder()) {
        m_disk.look();
    }
    m_guard.start();
    m_thread = std::thread([this] { run(); });
    return {};
}

Result<std::uint64_t> RunCoordinator::openOrder() {
    std::unique_ptr<RunStore> store;
    if (m_info.config.store == Store::memory) {
        store = std::make_unique<MemoryRunStore>(m_budget);
    } else {
        auto folder = openRunFolder(*m_parts.files, m_info.config);
        if (!folder) {
            return folder.error();
        }
        store = std::move(folder).value();
    }
    m_ordered = std::make_unique<OrderedPhases>(
        OrderedPhases::Context{.info = m_info,
                               .target = *m_target,
                               .progress = m_progress,
                               .control = m_control,
                               .log = m_log,
                               .work = [this](Phase phase, std::uint64_t tasks,
                                              ShardQueue::Done done) { runWorkers(phase, tasks, std::move(done)); },
                               .failure = [this] { return m_queue->firstCause(); }},
        std::move(store), m_resources.mergeWidth);
    return m_ordered->takeUp();
}

void RunCoordinator::takeUp(const Kept& kept, std::uint64_t sortedRows) {
    m_units = m_info.plan.shards + m_target->partRanges().parts();
    m_progress.startFrom((m_info.plan.customersOnly ? kept.customers : kept.rows) + sortedRows, kept.bytes,
                         kept.shards);
    if (kept.shards > 0) {
        m_log.tell(EventKind::info, "resumes: " + formatCount(kept.shards) + " of " + formatCount(unitsTotal()) +
                                        (m_ordered ? " shards and parts" : " shards") + " are there already, " + formatSize(kept.bytes));
    }
    if (kept.damaged > 0) {
        m_log.tell(EventKind::warning,
                   formatCount(kept.damaged) + " recorded shards are missing or changed on disk and are made anew");
    }
    if (kept.leftover > 0) {
        m_log.tell(EventKind::info,
                   formatCount(kept.leftover) + " unfinished files of the interrupted run were removed");
    }
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
    m_log.tell(EventKind::state, "started: " + formatCount(m_info.plan.rows) + " rows in " +
                                     formatCount(m_info.plan.shards) + " shards to " + m_info.config.output);
    if (m_ordered) {
        m_phases = m_ordered->run();
    } else {
        runWorkers(Phase::makeShards, m_info.plan.shards,
                   [this](std::uint64_t shard) { return m_target->holds(shard); });
    }
    end(conclude());
}

void RunCoordinator::runWorkers(Phase phase, std::uint64_t tasks, ShardQueue::Done done) {
    const bool streamed = outputKind(m_info.config.output) == OutputKind::standardOutput;
    m_queue.emplace(tasks, streamed ? ShardQueue::Order{} : m_parts.shardOrder);
    m_queue->leaveOut(std::move(done));
    m_control.beginPhase(m_resources.workers);
    m_units = m_info.plan.shards + m_target->partRanges().parts();
    const WorkerContext context{.plan = m_info.plan,
                                .config = m_info.config,
                                .clock = *m_parts.clock,
                                .target = *m_target,
                                .control = m_control,
                                .queue = *m_queue,
                                .progress = m_progress,
                                .budget = m_budget,
                                .guard = m_guard,
                                .log = m_log,
                                .disk = m_disk,
                                .order = m_ordered ? &m_ordered->order() : nullptr};
    std::vector<std::jthread> threads;
    for (std::uint32_t index = 0; index < m_resources.workers; ++index) {
        try {
            threads.emplace_back([context, index, phase] { Worker(context, index, jobOf(phase, context)).run(); });
        } catch (const std::system_error& refused) {
            m_log.tell(EventKind::warning,
                       "worker " + std::to_string(index + 1) + " could not be started: " + refused.what());
            m_control.workerEnded();
        }
    }
    oversee([this] { return m_control.workersAlive() > 0; });
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

void RunCoordinator::writeStatus() {
    if (!toFolder()) {
        return;
    }
    // Only for people and scripts that look on: a failure here is no failure of the run.
    const std::string path = under(m_info.config.output, statusPath);
    FileSystem& files = *m_parts.files;
    files.removeFile(path + ".new");
    auto file = openFile(files, path + ".new", "make", [&](const std::string& name) { return files.createNew(name); });
    const bool written = file && writeAll(files, file->get(), snapshotJson(snapshot(), ::getpid()) + "\n", path).ok() &&
                         file->close() == 0;
    if (!written || files.renameReplace(path + ".new", path) < 0) {
        files.removeFile(path + ".new");
    }
}

Error RunCoordinator::whyIncomplete() const {
    const std::uint64_t missing = unitsTotal() - m_progress.shards;
    std::string message = formatCount(missing) + " of " + formatCount(unitsTotal()) +
                          " shards could not be made; the others are finished, but without a manifest";
    if (const auto cause = m_queue->firstCause()) {
        message += ". The first failed with: " + cause->message;
    }
    return {.code = ErrorCode::incomplete, .message = std::move(message)};
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
        return whyIncomplete();
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
               std::string(runStateName(state)) + ": " + summary(snapshot()) +
                   (result ? "" : "; " + result.error().message));
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

Snapshot RunCoordinator::snapshot() const {
    Snapshot now;
    m_monitor.describe(now);
    now.state = m_state;
    now.waitingFor = now.state == RunState::waiting ? m_control.heldFor().value_or("") : "";
    const std::int64_t ended = m_endedUs;
    const std::int64_t at = ended >= 0 ? ended : m_log.sinceStartUs();
    const std::int64_t pausedSince = m_pausedSinceUs;
    now.elapsedUs = (pausedSince >= 0 ? pausedSince : at) - m_pausedUs;
    now.rowsDone = m_progress.rowsDone();
    now.rowsTotal = m_info.plan.customersOnly ? m_info.plan.customers : m_info.plan.rows;
    now.bytesDone = m_progress.bytes;
    now.bytesTotal = m_info.plan.expectedBytes();
    now.shardsDone = m_progress.shards;
    now.shardsTotal = unitsTotal();
    now.rowsKept = m_progress.rowsKept();
    now.bytesKept = m_progress.keptBytes;
    now.shardsKept = m_progress.keptShards;
    now.workersActive = m_started && ended < 0 ? m_control.workersActive() : 0;
    now.workersWanted = m_control.workersAllowed();
    now.workersPlanned = m_resources.workers;
    const BudgetStats budget = m_budget.stats();
    now.peakReservedBytes = budget.peak;
    now.cacheBytes = budget.cache;
    now.budgetAvailableBytes = budget.available;
    now.memoryEfficiency = budget.efficiency;
    now.unitsInFlight = m_control.unitsInFlight();
    now.unitsAllowed = m_control.unitsAllowed();
    now.lastEvent = m_log.events().newest();
    now.samplesRecorded = m_history.newest();
    if (now.memoryLimitBytes == 0) {
        now.memoryLimitBytes = m_resources.limits.hardBytes;
        now.softLimitBytes = m_resources.limits.softBytes;
    }
    const std::lock_guard lock(m_mutex);
    now.error = m_error;
    return now;
}

} // namespace ledgerloom
