#include "core/run/engine.h"

#include "core/base/units.h"
#include "core/config/fields.h"
#include "core/memory/give_back.h"
#include "core/memory/probe.h"
#include "core/memory/reclaimer.h"
#include "core/run/dataset_info.h"
#include "core/run/planner.h"
#include "core/run/resources.h"
#include "core/run/run_coordinator.h"
#include "core/run/staging_probe.h"
#include "core/storage/output_check.h"
#include "core/storage/staging.h"
#include "core/telemetry/log_file.h"

#include <algorithm>
#include <array>

namespace ledgerloom {

namespace {

void fillIn(EngineParts& parts) {
    if (!parts.clock) {
        parts.clock = std::make_shared<SystemClock>();
    }
    if (!parts.probe) {
        parts.probe = makeSystemProbe();
    }
    if (!parts.files) {
        parts.files = std::make_shared<FileSystem>();
    }
    if (!parts.reclaimer) {
        parts.reclaimer = std::make_shared<Reclaimer>();
    }
}

Severity leastSeverity(LogLevel level) {
    switch (level) {
    case LogLevel::error:
        return Severity::error;
    case LogLevel::warning:
        return Severity::warning;
    case LogLevel::info:
    case LogLevel::debug:
        break;
    }
    return Severity::info;
}

Result<void> openLog(RunCoordinator& run, const RunConfig& config) {
    if (config.logFile.empty()) {
        return {};
    }
    auto file = LogFile::open(config.logFile, leastSeverity(config.logLevel));
    if (!file) {
        return file.error();
    }
    run.log().events().writeTo(std::move(file).value());
    return {};
}

} // namespace

std::string_view runStateName(RunState state) {
    constexpr std::array<std::string_view, 9> names{"ready",    "planning", "running", "paused",   "waiting",
                                                    "stopping", "finished", "failed",  "cancelled"};
    return names[static_cast<std::size_t>(state)];
}

class Engine::Impl {
public:
    Impl(DatasetInfo info, Resources resources, std::vector<std::string> notes, EngineParts parts,
         std::optional<OnlyShard> onlyShard = {})
        : run(std::move(info), std::move(resources), std::move(notes), std::move(parts), std::move(onlyShard)) {}

    RunCoordinator run;
};

Engine::Engine() = default;
Engine::~Engine() = default;

Result<std::unique_ptr<Engine>> Engine::create(const RunConfig& config, EngineParts parts) {
    if (auto checked = checkConfig(config); !checked) {
        return checked.error();
    }
    auto planned = makePlan(config);
    if (!planned) {
        return planned.error();
    }
    fillIn(parts);
    (void)giveBackFreeMemory(); // of planning: what the program holds is to be what it will hold
    const bool inMemory = stagesInMemory(*parts.files, config);
    auto resources = planResources(config, planned->plan, parts.probe->read(), inMemory);
    if (!resources) {
        return resources.error();
    }
    if (auto obstacle = memoryObstacle(*resources)) {
        return *obstacle;
    }
    if (const auto obstacles = outputObstacles(*parts.files, config, diskNeeded(planned->plan)); !obstacles.empty()) {
        return obstacles.front();
    }
    const std::uint64_t staged = resources->workers * stagedBytesPerWorker(planned->plan);
    if (auto obstacle = stagingObstacle(*parts.files, config, staged)) {
        return *obstacle;
    }
    if (inMemory) {
        parts.probe =
            std::make_shared<StagingProbe>(parts.probe, parts.files, stagingFolder(config.staging, config.output));
    }
    std::unique_ptr<Engine> engine(new Engine);
    engine->m_impl = std::make_unique<Impl>(datasetInfo(config, planned->plan), std::move(resources).value(),
                                            std::move(planned->notes), std::move(parts));
    if (auto opened = openLog(engine->m_impl->run, config); !opened) {
        return opened.error();
    }
    return engine;
}

Result<std::unique_ptr<Engine>> Engine::createForShard(const ShardRequest& request, EngineParts parts) {
    fillIn(parts);
    const DatasetInfo& info = request.info;
    const OutputKind kind = outputKind(info.config.output);
    if (info.config.output.empty() || (kind != OutputKind::folder && kind != OutputKind::objectStore)) {
        return Error{.code = ErrorCode::badInput,
                     .message =
                         "output: a shard goes into a folder or to an object store, the same for all shards of a "
                         "plan. Name it with --output DIR or --output s3://BUCKET/PREFIX.",
                     .field = "output"};
    }
    if (request.shard >= info.plan.shards) {
        return Error{.code = ErrorCode::badInput,
                     .message = "index: the plan has no shard " + formatCount(request.shard) + ". Allowed: 0 to " +
                                formatCount(info.plan.shards - 1) + ".",
                     .field = "index"};
    }
    RunConfig config = info.config;
    config.workers = 1;
    auto resources = planResources(config, info.plan, parts.probe->read());
    if (!resources) {
        return resources.error();
    }
    if (auto obstacle = memoryObstacle(*resources)) {
        return *obstacle;
    }
    std::unique_ptr<Engine> engine(new Engine);
    engine->m_impl =
        std::make_unique<Impl>(info, std::move(resources).value(), std::vector<std::string>(), std::move(parts),
                               OnlyShard{.shard = request.shard, .planText = request.planText});
    if (auto opened = openLog(engine->m_impl->run, config); !opened) {
        return opened.error();
    }
    return engine;
}

Result<void> Engine::start() {
    return m_impl->run.start();
}

void Engine::pause() {
    m_impl->run.setPaused(true);
}

void Engine::resume() {
    m_impl->run.setPaused(false);
}

void Engine::cancel() {
    m_impl->run.cancel();
}

void Engine::freeMemory() {
    m_impl->run.freeMemory();
}

Result<void> Engine::adjust(const RunConfig& wanted) {
    return m_impl->run.adjust(wanted);
}

Result<void> Engine::wait() {
    return m_impl->run.wait();
}

Snapshot Engine::snapshot() const {
    return m_impl->run.snapshot();
}

std::vector<Sample> Engine::samplesSince(std::uint64_t sequence, std::size_t most) const {
    return m_impl->run.history().since(sequence, most);
}

std::vector<Event> Engine::eventsSince(std::uint64_t sequence) const {
    return m_impl->run.log().events().since(sequence);
}

void Engine::note(std::string text) {
    m_impl->run.log().tell(EventKind::info, std::move(text));
}

void Engine::onStateChange(std::function<void(RunState)> callback) {
    m_impl->run.onStateChange(std::move(callback));
}

} // namespace ledgerloom
