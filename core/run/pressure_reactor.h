#pragma once

#include "core/memory/level.h"
#include "core/memory/reading.h"
#include "core/memory/reclaimer.h"
#include "core/run/run_control.h"
#include "core/run/run_log.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

namespace ledgerloom {

/// What a run does about memory pressure, each step told as an event with what it did and freed. What must be quick
/// happens on the guard's thread: fewer units at once, workers parked, a stop. What takes time waits for the run's own
/// thread: caches, flush, giving memory back. Back at NORMAL everything grows again step by step. Only speed changes.
class PressureReactor {
public:
    struct Context {
        RunControl& control;
        RunLog& log;
        Reclaimer& reclaimer;
        std::uint32_t workers; ///< when nothing presses
        std::uint32_t units;   ///< in flight, when nothing presses
        /// What EMERGENCY does with the run, given the sentence that explains it.
        std::function<void(const std::string& reason)> emergency;
        /// Memory of the process, to tell what was freed; null asks the system.
        std::function<Reading()> processBytes = {};
    };

    explicit PressureReactor(Context context);

    // The guard's thread.
    void levelChanged(Level level, const std::string& reason);
    /// After each sample: one step back to full speed every two seconds of NORMAL.
    void sampled(std::int64_t nowUs);

    /// Any thread: caches are cleared and memory is given back soon ("free memory now").
    void askToFree();
    /// The numbers of workers and units when nothing presses are others from now on. What pressure has parked stays
    /// parked, and comes back step by step.
    void adjust(std::uint32_t workers, std::uint32_t units);

    // The run's thread.
    /// Does what is due and takes time; about 60 ms for each GB that goes back.
    void work();

private:
    enum Due : std::uint32_t { trimDue = 1, clearDue = 2, askedDue = 4 };

    void lessUnits(std::uint32_t tenths, std::string& done);
    void warn();
    void goCritical();
    void free(Reclaim how, const std::string& occasion);
    void followParking();
    void ask(std::uint32_t due);

    const Context m_context;
    std::mutex m_mutex;      ///< what is allowed is read and set in one
    std::uint32_t m_workers; ///< when nothing presses; this and the next: guarded by m_mutex
    std::uint32_t m_units;
    std::atomic<std::uint32_t> m_due = 0;
    std::atomic<bool> m_parking = false; ///< workers were told to park and their memory is not given back yet
    std::atomic<Level> m_level = Level::normal;
    std::int64_t m_steppedUs = 0; // the guard's thread only
};

} // namespace ledgerloom
