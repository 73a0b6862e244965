#pragma once

#include "core/memory/budget.h"
#include "core/memory/guard.h"
#include "core/run/engine.h"
#include "core/run/progress.h"
#include "core/run/run_control.h"
#include "core/run/run_log.h"
#include "core/telemetry/history.h"
#include "core/telemetry/rate.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

namespace ledgerloom {

/// What the guard's thread does with each sample: writes history, works out rates and the time left, and reacts to
/// the level. Asks for nothing that could block, so sampling never stands still. Getters: any thread.
class RunMonitor {
public:
    struct Context {
        RunControl& control;
        Budget& budget;
        Progress& progress;
        RunLog& log;
        History& history;
        std::uint64_t rowsTotal;
        std::uint32_t workers;
        const std::atomic<std::uint64_t>& diskFreeBytes; ///< unknownBytes when it cannot be read
        const std::atomic<std::int64_t>& pausedUs;
    };
    static constexpr std::uint64_t unknownBytes = ~std::uint64_t{0};

    explicit RunMonitor(const Context& context) : m_context(context) {}

    /// The guard's callbacks.
    void sampled(const GuardReading& reading);
    void levelChanged(Level level, const std::string& reason);

    /// Fills the snapshot's members that come from sampling.
    void describe(Snapshot& snapshot) const;
    /// True once after each CRITICAL: free memory should be given back now.
    bool takeGiveBack() { return m_giveBack.exchange(false); }

private:
    Sample sampleOf(const GuardReading& reading);
    void growBack(std::int64_t nowUs);
    void noteSlowing(bool slow);

    Context m_context;
    std::atomic<bool> m_giveBack = false;
    // The guard's thread only.
    Rate m_rows;
    Rate m_bytes;
    bool m_slow = false;
    std::int64_t m_steppedUs = 0;
    std::atomic<Level> m_level = Level::normal;

    mutable std::mutex m_mutex;
    Snapshot m_shown; ///< only the members that describe() copies; guarded by m_mutex
};

} // namespace ledgerloom
