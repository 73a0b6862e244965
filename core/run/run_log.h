#pragma once

#include "core/base/clock.h"
#include "core/memory/level.h"
#include "core/telemetry/event_log.h"

#include <atomic>
#include <memory>
#include <string>
#include <utility>

namespace ledgerloom {

/// The event log with the run's clock and level: stamps what is told. Thread-safe.
class RunLog {
public:
    explicit RunLog(std::shared_ptr<Clock> clock) : m_clock(std::move(clock)) {}

    /// Times count from here.
    void begin() { m_startUs = m_clock->monotonicUs(); }
    std::int64_t sinceStartUs() const { return m_startUs < 0 ? 0 : m_clock->monotonicUs() - m_startUs; }
    void setLevel(Level level) { m_level = level; }

    void tell(EventKind kind, std::string text) {
        m_events.add({.sequence = 0,
                      .elapsedUs = sinceStartUs(),
                      .wallUs = m_clock->wallUs(),
                      .kind = kind,
                      .level = static_cast<std::uint8_t>(m_level.load()),
                      .text = std::move(text)});
    }

    EventLog& events() { return m_events; }
    const EventLog& events() const { return m_events; }

private:
    std::shared_ptr<Clock> m_clock;
    std::atomic<std::int64_t> m_startUs = -1;
    std::atomic<Level> m_level = Level::normal;
    EventLog m_events;
};

} // namespace ledgerloom
