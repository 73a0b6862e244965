#pragma once

#include "core/base/clock.h"
#include "core/config/plan.h"
#include "core/config/run_config.h"
#include "core/memory/level.h"
#include "core/memory/limits.h"
#include "core/run/progress.h"
#include "core/run/run_control.h"
#include "core/run/run_log.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

namespace ledgerloom {

/// What becomes of a run at EMERGENCY: it stops, resumable, or with the option wait it parks and goes on after a while
/// of NORMAL. Thread-safe.
class MemoryWatch {
public:
    struct Context {
        const RunConfig& config;
        const Plan& plan;
        const Limits& limits;
        std::uint32_t workers;
        Clock& clock;
        RunControl& control;
        const Progress& progress;
        RunLog& log;
    };
    /// A parked run goes on after so much NORMAL: what pressed is to be really gone.
    static constexpr std::int64_t calmUs = 60'000'000;

    explicit MemoryWatch(const Context& context)
        : m_context(context), m_hardBytes(context.limits.hardBytes), m_workers(context.workers) {}

    /// What is in force from now on.
    void adjust(std::uint64_t hardBytes, std::uint32_t workers);

    void emergency(const std::string& reason);
    /// With each sample.
    void sampled(Level level);

private:
    std::string whatStays() const;
    Error error(const std::string& what) const;

    Context m_context;
    std::mutex m_mutex;
    bool m_holding = false; ///< this and all below: guarded by m_mutex
    std::uint64_t m_hardBytes;
    std::uint32_t m_workers;
    std::int64_t m_sinceUs = 0;
    std::optional<std::int64_t> m_calmSinceUs;
};

} // namespace ledgerloom
