// How a run's work is divided: phases, their queue and the workers.
#include "core/format/part_encoders.h"
#include "core/memory/give_back.h"
#include "core/run/adjust.h"
#include "core/run/memory_run_store.h"
#include "core/run/merge_job.h"
#include "core/run/part_job.h"
#include "core/run/run_coordinator.h"
#include "core/run/shard_job.h"
#include "core/storage/staging.h"

#include <system_error>

namespace ledgerloom {

namespace {

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

ShardQueue::Order shardOrder(const DatasetInfo& info, const EngineParts& parts, const std::optional<OnlyShard>& only) {
    if (only) {
        return [shard = only->shard](std::uint64_t, std::uint64_t) { return shard; };
    }
    return outputKind(info.config.output) == OutputKind::standardOutput ? ShardQueue::Order{} : parts.shardOrder;
}

} // namespace

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
    m_progress.stepsPerRow = 2;
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

void RunCoordinator::startWorker(const WorkerContext& context, Phase phase, std::vector<std::jthread>& threads) {
    const auto index = static_cast<std::uint32_t>(threads.size());
    try {
        threads.emplace_back([context, index, phase] { Worker(context, index, jobOf(phase, context)).run(); });
    } catch (const std::system_error& refused) {
        m_log.tell(EventKind::warning,
                   "worker " + std::to_string(index + 1) + " could not be started: " + refused.what());
        m_control.workerEnded();
    }
}

void RunCoordinator::startMore(const WorkerContext& context, Phase phase, std::vector<std::jthread>& threads) {
    const std::uint32_t alive = m_control.workersAlive();
    if (!m_moreWorkers.exchange(false) || alive == 0 || m_control.stopping()) {
        return;
    }
    for (std::uint32_t count = alive; count < m_workers; ++count) {
        m_control.workerJoins();
        startWorker(context, phase, threads);
    }
}

Result<void> RunCoordinator::adjust(const RunConfig& wanted) {
    const std::lock_guard lock(m_adjusting);
    if (m_state == RunState::ready || m_endedUs >= 0 || m_control.stopping()) {
        return Error{.code = ErrorCode::failed, .message = "no run is under way that could be changed"};
    }
    const std::uint32_t before = m_workers;
    auto after = planAdjustment(wanted, {.config = m_adjusted,
                                         .planned = m_resources,
                                         .limits = m_limits,
                                         .workers = before,
                                         .tasks = unitsTotal(),
                                         .reading = m_guard.latest().memory,
                                         .reservedBytes = m_budget.stats().used});
    if (!after) {
        return after.error();
    }
    if (after->workers > before) {
        const std::uint64_t more = m_resources.stagedBytes * (after->workers - before);
        if (auto obstacle = stagingObstacle(*m_parts.files, m_info.config, more)) {
            return *obstacle;
        }
    }
    takeAdjustable(m_adjusted, wanted);
    if (after->text.empty()) {
        return {};
    }
    m_limits = after->limits;
    m_workers = after->workers;
    m_budget.setLimit(after->budgetBytes);
    m_arrow->setLimit(after->limits.arrowBytes);
    m_memory.adjust(after->limits.hardBytes, after->workers);
    m_guard.setLimits(after->limits);
    m_reactor.adjust(after->workers, after->unitsInFlight);
    m_log.tell(EventKind::state, after->text);
    m_moreWorkers = true;
    m_control.wakeObserver();
    return {};
}

void RunCoordinator::runWorkers(Phase phase, std::uint64_t tasks, ShardQueue::Done done) {
    if (phase == Phase::writeParts && PartEncoders::holdsBlocks(m_info.plan)) {
        returnLargeBuffersAtOnce();
    }
    m_queue.emplace(tasks, shardOrder(m_info, m_parts, m_onlyShard));
    m_queue->leaveOut(std::move(done));
    m_control.beginPhase(m_workers);
    m_units = shardsToMake() + m_target->partRanges().parts();
    const WorkerContext context{.plan = m_info.plan,
                                .config = m_info.config,
                                .clock = *m_parts.clock,
                                .target = *m_target,
                                .control = m_control,
                                .queue = *m_queue,
                                .progress = m_progress,
                                .budget = m_budget,
                                .arrow = *m_arrow,
                                .guard = m_guard,
                                .log = m_log,
                                .disk = m_disk,
                                .stagedBytes = m_resources.stagedBytes,
                                .order = m_ordered ? &m_ordered->order() : nullptr};
    std::vector<std::jthread> threads;
    for (std::uint32_t count = m_control.workersAlive(); count > 0; --count) {
        startWorker(context, phase, threads);
    }
    oversee([&] {
        startMore(context, phase, threads);
        return m_control.workersAlive() > 0;
    });
}

} // namespace ledgerloom
