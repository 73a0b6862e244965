#pragma once

#include "core/config/run_config.h"
#include "core/memory/ballast.h"
#include "core/run/engine.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace ledgerloom {

/// What a drill saw. Seconds since the run's start; negative: it never came to that.
struct DrillReport {
    std::array<double, 4> reachedAt{-1, -1, -1, -1}; ///< by Level, on the way up
    double recoveredAt = -1;                         ///< NORMAL again after CRITICAL, with all workers
    bool stoppedForMemory = false;                   ///< how it ends without --wait
    bool wentOn = false;                             ///< how it ends with --wait

    /// Every level, the recovery, and the end that was asked for.
    bool whole() const;
};

struct DrillOptions {
    std::int64_t holdUs = 3'000'000;       ///< how long each level is held
    std::uint64_t permillePerSecond = 100; ///< of the limit, how fast ballast grows at most
};

/// The run that a drill presses on: a config's own workers and limits, an endless dataset that is made and dropped.
/// Without --memory-limit it gets a small one: a drill is not to fill the machine.
RunConfig drillConfig(RunConfig config);

/// A pressure drill: takes ballast in steps beside a run until it has seen WARNING and CRITICAL, lets go, waits for the
/// recovery, then goes up to EMERGENCY. Everything it takes stays within the run's limits as they are in force. Works
/// on a thread of its own; public functions: any thread.
class Drill {
public:
    struct Run {
        std::function<Snapshot()> snapshot;
        std::function<void(std::string)> tell; ///< adds an event to the run's log
        std::function<void()> cancel;
    };

    /// `reclaimer` is the one that the run's EngineParts have.
    Drill(std::shared_ptr<Reclaimer> reclaimer, Run run, DrillOptions options = {});
    /// Ends it and drops the ballast.
    ~Drill();
    Drill(const Drill&) = delete;
    Drill& operator=(const Drill&) = delete;

    void start();
    /// Blocks until the drill is over, which it is at the latest soon after the run has ended.
    DrillReport wait();

private:
    void play();
    bool press(std::uint64_t workingPermille, std::uint64_t cachePermille, Level until);
    bool grow(std::uint64_t from, std::uint64_t to, std::uint64_t others,
              const std::function<void(std::uint64_t)>& take);
    bool awaitLevel(Level level);
    bool hold();
    bool recover();
    void emergency();
    bool rest();
    void look();

    const std::shared_ptr<Reclaimer> m_reclaimer;
    const Run m_run;
    const DrillOptions m_options;
    Ballast m_ballast;
    Snapshot m_now;
    DrillReport m_report;
    std::atomic<bool> m_quit = false;
    std::thread m_thread;
};

} // namespace ledgerloom
