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
#include <utility>

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
    /// The run waits for memory: open shards are to be dropped.
    bool shortOfMemory() const { return m_shortOfMemory.load(std::memory_order_relaxed); }
    /// Why the run holds its workers; empty when it does not.
    std::optional<std::string> heldFor() const;
    /// Only the first `count` of the workers that are left go on, the others park at the end of their shard.
    void allowWorkers(std::uint32_t count);
    /// How many units may be between made and written at once, over all workers; at least 1.
    void allowUnits(std::uint32_t count);
    /// Workers write out at their next border what they hold back.
    void requestFlush() { m_flushes.fetch_add(1, std::memory_order_relaxed); }

    /// There is something to do for the run's own thread.
    void wakeObserver();

    bool pauseWanted() const;
    bool stopping() const { return m_stopping.load(std::memory_order_relaxed); }
    std::optional<Error> stopReason() const;
    std::uint32_t workersAllowed() const;
    std::uint32_t unitsAllowed() const;
    std::uint32_t unitsInFlight() const;
    /// How often a flush was asked for.
    std::uint32_t flushes() const { return m_flushes.load(std::memory_order_relaxed); }
    /// Workers that are at work: alive and neither paused nor parked.
    std::uint32_t workersActive() const;
    std::uint32_t workersAlive() const;

    /// Before the workers of another phase go; those of the last have all ended.
    void beginPhase(std::uint32_t workers);

    /// One more joins those of the phase; to be called before it goes.
    void workerJoins();

    // Workers.
    /// Between two units: waits while paused or held. False: stop now.
    bool checkpoint();
    /// Before a unit: also waits for a place among those in flight, which endUnit() gives back. False: stop now.
    bool beginUnit();
    void endUnit();
    /// Between two shards: also waits while parked; calls `park` once before a wait for which memory is to be given
    /// back. False: stop now.
    bool awaitWork(std::uint32_t worker, const std::function<void()>& park);
    /// False: stop now.
    bool sleepUntil(std::int64_t deadlineUs);
    void workerEnded();
    /// For the run's own thread when it works itself: waits while paused. False: stop now.
    bool awaitLeave();

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
    std::atomic<bool> m_shortOfMemory = false;
    bool m_paused = false;
    std::array<std::optional<std::string>, 2> m_held; ///< by Shortage
    std::optional<Error> m_reason;
    std::atomic<std::uint32_t> m_flushes = 0;
    std::uint32_t m_unitsAllowed;
    std::uint32_t m_unitsInFlight = 0;
    std::uint32_t m_allowed;
    std::uint32_t m_alive;
    std::uint32_t m_ended =
        0; ///< each lets one more of the parked go on: to take its place, or to see that all is done
    std::uint32_t m_idle = 0;
    bool m_changed = false;
};

/// A unit's place among those in flight, given back when it goes out of scope.
class UnitPlace {
public:
    explicit UnitPlace(RunControl& control) : m_control(control) {}
    ~UnitPlace() { leave(); }
    UnitPlace(const UnitPlace&) = delete;
    UnitPlace& operator=(const UnitPlace&) = delete;

    /// Gives back the place it has and waits for another. False: stop now.
    bool next() {
        leave();
        m_taken = m_control.beginUnit();
        return m_taken;
    }

private:
    void leave() {
        if (std::exchange(m_taken, false)) {
            m_control.endUnit();
        }
    }

    RunControl& m_control;
    bool m_taken = false;
};

} // namespace ledgerloom
