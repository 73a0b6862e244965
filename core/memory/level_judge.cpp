#include "core/memory/level_judge.h"

#include "core/base/units.h"
#include "core/memory/pressure.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr double easedPoints = 10.0;
constexpr double secondsAhead = 2.0;

Level oneWorse(Level level) {
    return level == Level::emergency ? level : static_cast<Level>(static_cast<int>(level) + 1);
}

} // namespace

Judgement LevelJudge::judge(const MemoryReading& reading, std::int64_t nowUs, std::uint64_t plannedBytes) {
    Judgement judgement;
    forecast(reading, nowUs, plannedBytes, judgement);
    Pressure risen = pressureOf(reading, m_limits, 0);
    Pressure held = pressureOf(reading, m_limits, easedPoints);
    if (judgement.secondsToLimit && *judgement.secondsToLimit < secondsAhead) {
        risen.level = oneWorse(risen.level);
        risen.reason += "; at this growth the limit is " + formatFixed(*judgement.secondsToLimit, 1) + " s away";
    }
    settle(risen.level, std::max(held.level, risen.level), nowUs);
    judgement.level = m_level;
    const bool heldUp = m_level > risen.level && held.level >= m_level;
    judgement.reason = heldUp ? std::move(held.reason) : std::move(risen.reason);
    judgement.fix = m_level == Level::normal ? "" : heldUp ? held.fix : risen.fix;
    return judgement;
}

void LevelJudge::raiseEmergency() {
    m_level = Level::emergency;
    m_fallingSinceUs.reset();
}

void LevelJudge::forecast(const MemoryReading& reading, std::int64_t nowUs, std::uint64_t plannedBytes,
                          Judgement& judgement) {
    if (!m_firstUs) {
        m_firstUs = nowUs;
    }
    if (!reading.processBytes.value) {
        return;
    }
    const std::uint64_t bytes = *reading.processBytes.value;
    m_growth.add(nowUs, bytes);
    const auto slope = m_growth.bytesPerSecond();
    judgement.growthBytesPerSecond = slope.value_or(0);
    const bool warm = nowUs - *m_firstUs >= m_options.warmUpUs;
    if (!warm || !slope || *slope <= 0) {
        return;
    }
    judgement.growingTooFast = *slope > static_cast<double>(m_options.growthThresholdBytes);
    if (bytes <= plannedBytes && plannedBytes <= m_limits.hardBytes) {
        return;
    }
    const std::uint64_t room = m_limits.hardBytes - std::min(m_limits.hardBytes, bytes);
    judgement.secondsToLimit = static_cast<double>(room) / *slope;
}

void LevelJudge::settle(Level risen, Level held, std::int64_t nowUs) {
    if (risen > m_level) {
        m_level = risen;
        m_fallingSinceUs.reset();
    } else if (held >= m_level) {
        m_fallingSinceUs.reset();
    } else if (!m_fallingSinceUs) {
        m_fallingSinceUs = nowUs;
    } else if (nowUs - *m_fallingSinceUs >= m_options.dwellUs) {
        m_level = held;
        m_fallingSinceUs.reset();
    }
}

} // namespace ledgerloom
