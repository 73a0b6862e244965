#pragma once

#include "core/memory/growth.h"
#include "core/memory/level.h"
#include "core/memory/limits.h"
#include "core/memory/reading.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ledgerloom {

struct JudgeOptions {
    std::uint64_t growthThresholdBytes = 100'000'000; ///< bytes a second above which workers should slow down
    std::int64_t warmUpUs = 3'000'000;                ///< growth means nothing while a run fills its buffers
    std::int64_t dwellUs = 2'000'000;                 ///< a level falls after so long below its threshold
};

/// What a reading means.
struct Judgement {
    Level level = Level::normal;
    std::string reason;                   ///< one sentence: what set the level
    std::string fix;                      ///< what to do about it; empty at NORMAL
    double growthBytesPerSecond = 0;      ///< 0 until it is known
    std::optional<double> secondsToLimit; ///< at this growth; empty when not growing or not known
    bool growingTooFast = false;          ///< workers should slow down
};

/// Turns readings into a level: the worst of process / limit, available / minimum, system use and PSI. It rises at
/// once and falls only after it was 10 points below the threshold for the dwell time; a limit that would be reached
/// within two seconds raises it by one, unless the growth is planned. Pure: time comes in with the reading. Not
/// thread-safe.
class LevelJudge {
public:
    LevelJudge(Limits limits, JudgeOptions options) : m_limits(std::move(limits)), m_options(options) {}

    /// Times (microseconds, monotonic) must not go back. `plannedBytes`: what the process comes to when it has filled
    /// all that is reserved for it; growth up to there ends there, so nothing is forecast from it. 0: not known.
    Judgement judge(const MemoryReading& reading, std::int64_t nowUs, std::uint64_t plannedBytes = 0);
    /// EMERGENCY from outside; it falls like any other level.
    void raiseEmergency();
    /// Counts from the next reading on.
    void setLimits(Limits limits) { m_limits = std::move(limits); }

private:
    void forecast(const MemoryReading& reading, std::int64_t nowUs, std::uint64_t plannedBytes, Judgement& judgement);
    void settle(Level risen, Level held, std::int64_t nowUs);

    Limits m_limits;
    JudgeOptions m_options;
    GrowthSlope m_growth;
    Level m_level = Level::normal;
    std::optional<std::int64_t> m_firstUs;
    std::optional<std::int64_t> m_fallingSinceUs;
};

} // namespace ledgerloom
