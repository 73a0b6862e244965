#include "app/cli/run_dataset.h"

#include "app/cli/message.h"
#include "app/cli/progress_line.h"
#include "app/cli/progress_view.h"
#include "app/cli/run_echo.h"
#include "app/cli/run_health.h"
#include "app/cli/signals.h"
#include "core/run/engine.h"
#include "core/storage/run_record.h"
#include "core/storage/target.h"

#include <chrono>
#include <condition_variable>
#include <iostream>
#include <memory>
#include <mutex>

namespace ledgerloom {

namespace {

bool hasEnded(RunState state) {
    return state == RunState::finished || state == RunState::failed || state == RunState::cancelled;
}

/// Wakes the waiting thread at each change of state, so that a short run does not wait for a tick.
class StateBell {
public:
    void ring() {
        const std::lock_guard lock(m_mutex);
        ++m_rung;
        m_changed.notify_all();
    }
    void waitFor(std::chrono::milliseconds most) {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, most, [this] { return m_rung != m_heard; });
        m_heard = m_rung;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    unsigned m_rung = 0;
    unsigned m_heard = 0;
};

/// Watches the run until it has ended; the first signal asks it to stop.
void follow(Engine& engine, StateBell& bell, ProgressView& view) {
    constexpr std::chrono::milliseconds tick{100};
    bool cancelled = false;
    while (!hasEnded(engine.snapshot().state)) {
        if (notedSignal() != 0 && !cancelled) {
            cancelled = true;
            engine.cancel();
        }
        if (takeFreeRequest())
            engine.freeMemory();
        view.show(engine);
        bell.waitFor(tick);
    }
    view.finish(engine);
}

int report(const RunConfig& config, const Engine& engine, const Result<void>& result) {
    if (!config.quiet)
        std::cerr << summaryText(engine.snapshot(), config.output) << "\n";
    if (result)
        return 0;
    const bool signalled = result.error().code == ErrorCode::cancelled && notedSignal() != 0;
    const int code = signalled ? 128 + notedSignal() : fail(result.error());
    FileSystem files;
    const OutputKind kind = outputKind(config.output);
    // A store is not asked once more; a run that another has taken its place from must not go on.
    const bool stays = kind == OutputKind::folder
                           ? resumeConfig(files, config.output).ok()
                           : kind == OutputKind::objectStore && result.error().code != ErrorCode::folderInUse;
    const std::string quote = kind == OutputKind::objectStore ? "'" : ""; // of a shell, for what follows a ?
    if (!config.quiet && stays)
        std::cerr << "To go on: ledgerloom resume " << quote << config.output << quote << "\n";
    return code;
}

} // namespace

int runDataset(const RunConfig& config) {
    watchSignals();
    // The engine rings from its own threads until it is gone, so the bell outlives it.
    StateBell bell;
    auto created = Engine::create(config);
    if (!created)
        return fail(created.error());
    Engine& engine = **created;
    engine.onStateChange([&bell](RunState) { bell.ring(); });
    if (!config.quiet)
        std::cerr << runEcho(config, engine.snapshot());
    const auto server = serveHealth(config, engine);
    if (!server)
        return fail(server.error());
    if (*server && !config.quiet)
        std::cerr << "Serving  " << (*server)->url() << "\n";
    if (const auto started = engine.start(); !started)
        return fail(started.error());
    ProgressView view(config);
    follow(engine, bell, view);
    return report(config, engine, engine.wait());
}

} // namespace ledgerloom
