#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace ledgerloom {

/// What a run waits for by itself.
enum class Shortage : std::uint8_t { disk, memory };

/// Where the outside meets the workers: pause, stop, park. Workers ask at the border of every unit, so whatever is
/// asked for happens within a unit's time. Thread-safe.
class RunControl {
public:
    RunControl(std::shared_ptr<Clock> clock, std::uint32_t workers);

    // From outside.
    void setPaused(bool paused);
    /// The first reason stays.
    void requestStop(Error why);
    /// The run itself is short of something: workers wait at their next border until nothing is short any more.
    /// `why` is one sentence for people.
    void hold(Shortage what, std::string why);
    void letGo(Shortage what);
    /// Why the run holds its workers; empty when it does not.
    std::optional<std::string> heldFor() const;
    /// Workers numbered from `count` on park at the end of their shard.
    void allowWorkers(std::uint32_t count);

    bool pauseWanted() const;
    bool stopping() const { return m_stopping.load(std::memory_order_relaxed); }
    std::optional<Error> stopReason() const;
    std::uint32_t workersAllowed() const;
    /// Workers that are at work: alive and neither paused nor parked.
    std::uint32_t workersActive() const;
    std::uint32_t workersAlive() const;

    // Workers.
    /// Between two units: waits while paused or held. False: stop now.
    bool checkpoint();
    /// Between two shards: also waits while parked; calls `park` once before a wait for which memory is to be given
    /// back. False: stop now.
    bool awaitWork(std::uint32_t worker, const std::function<void()>& park);
    /// False: stop now.
    bool sleepUntil(std::int64_t deadlineUs);
    void workerEnded();

    // The run's own thread.
    /// Returns at the deadline or when anything above has changed since the last call.
    void awaitChange(std::int64_t deadlineUs);

private:
    void changed();
    bool mayWork() const { return !m_paused && !m_held[0] && !m_held[1]; }
    void followHold();
    bool waitIdle(std::unique_lock<std::mutex>& lock, const std::function<bool()>& wake);

    std::shared_ptr<Clock> m_clock;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;     ///< for workers
    std::condition_variable m_observer; ///< for the run's own thread
    std::atomic<bool> m_hold = false;   ///< paused, held or stopping: the border's fast path reads only this
    std::atomic<bool> m_stopping = false;
    bool m_paused = false;
    std::array<std::optional<std::string>, 2> m_held; ///< by Shortage
    std::optional<Error> m_reason;
    std::uint32_t m_allowed;
    std::uint32_t m_alive;
    std::uint32_t m_idle = 0;
    bool m_changed = false;
};

} // namespace ledgerloom
