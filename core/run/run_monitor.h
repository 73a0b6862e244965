#pragma once

#include "core/memory/budget.h"
#include "core/memory/guard.h"
#include "core/run/engine.h"
#include "core/run/progress.h"
#include "core/run/run_log.h"
#include "core/telemetry/history.h"
#include "core/telemetry/rate.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

namespace ledgerloom {

/// What the guard's thread does with each sample: writes history, works out rates and the time left, and tells what a
/// person should know about memory. Asks for nothing that could block, so sampling never stands still. Getters: any
/// thread.
class RunMonitor {
public:
    struct Context {
        Budget& budget;
        Progress& progress;
        RunLog& log;
        History& history;
        std::uint64_t rowsTotal;
        const std::atomic<std::uint64_t>& diskFreeBytes; ///< unknownBytes when it cannot be read
        const std::atomic<std::int64_t>& pausedUs;
    };
    static constexpr std::uint64_t unknownBytes = ~std::uint64_t{0};

    explicit RunMonitor(const Context& context) : m_context(context) {}

    /// The guard's callback.
    void sampled(const GuardReading& reading);

    /// Fills the snapshot's members that come from sampling.
    void describe(Snapshot& snapshot) const;

private:
    Sample sampleOf(const GuardReading& reading);
    void noteSlowing(const GuardReading& reading);
    void noteUse(const GuardReading& reading);
    void noteEfficiency(const BudgetStats& stats);

    Context m_context;
    // The guard's thread only.
    Rate m_rows;
    Rate m_bytes;
    bool m_slow = false;
    bool m_useTold = false;
    bool m_efficiencyTold = false;

    mutable std::mutex m_mutex;
    Snapshot m_shown; ///< only the members that describe() copies; guarded by m_mutex
};

} // namespace ledgerloom
