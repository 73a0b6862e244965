#pragma once

#include "core/base/clock.h"
#include "core/memory/level_judge.h"
#include "core/memory/probe.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace ledgerloom {

/// All that the guard knows at one moment. A plain value.
struct GuardReading {
    MemoryReading memory;
    Judgement judgement;
    Limits limits;
    std::int64_t atUs = 0;     ///< Clock::monotonicUs() of the sample
    std::uint64_t samples = 0; ///< how many were taken
    std::uint64_t peakProcessBytes = 0;
};

struct GuardOptions {
    std::int64_t intervalUs = 100'000; ///< between two samples
    JudgeOptions judge;
    /// Asked at each sample, on the thread that takes it: see LevelJudge::judge(). Empty: not known.
    std::function<std::uint64_t()> plannedBytes = {};
};

/// Watches memory on its own thread and publishes one level. Thread-safe, except that the callbacks are set before
/// start(). Never throws a run away by itself: it tells, others react.
class Guard {
public:
    /// Called at each change of level with the new one and the sentence that explains it and says what helps.
    using LevelCallback = std::function<void(Level, const std::string& reason)>;
    using SampleCallback = std::function<void(const GuardReading&)>;

    Guard(std::shared_ptr<MemoryProbe> probe, std::shared_ptr<Clock> clock, Limits limits, const GuardOptions& options);
    /// Stops.
    ~Guard();
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

    /// Both are called on the guard's thread (the first time within start()), with no lock held: they may ask the
    /// guard anything, but must neither stop nor destroy it.
    void onLevelChange(LevelCallback callback) { m_onLevel = std::move(callback); }
    void onSample(SampleCallback callback) { m_onSample = std::move(callback); }

    /// Takes the first sample before it returns, so that level() and latest() mean something from then on.
    void start();
    void stop();

    Level level() const { return m_level.load(std::memory_order_relaxed); }
    /// Memory grows faster than allowed: make less of it for a while.
    bool slowDown() const { return m_slowDown.load(std::memory_order_relaxed); }
    GuardReading latest() const;

    /// Counts from the next sample on, which is taken at once.
    void setLimits(Limits limits);
    /// The next sample, taken at once, says EMERGENCY for this reason whatever it reads: a reservation was refused, so
    /// the limit is reached though the process may not have touched all it reserved.
    void raiseEmergency(std::string reason);

private:
    void run();
    void sample();

    const std::shared_ptr<MemoryProbe> m_probe;
    const std::shared_ptr<Clock> m_clock;
    const GuardOptions m_options;
    LevelCallback m_onLevel;
    SampleCallback m_onSample;
    LevelJudge m_judge; // used by the sampling thread only

    std::atomic<Level> m_level = Level::normal;
    std::atomic<bool> m_slowDown = false;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    GuardReading m_latest; // guarded by m_mutex, as are the next three
    bool m_stopping = false;
    bool m_limitsChanged = false;
    std::string m_emergency; ///< empty: none was raised
    std::thread m_thread;
};

} // namespace ledgerloom
