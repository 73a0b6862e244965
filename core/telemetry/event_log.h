#pragma once

#include "core/telemetry/log_file.h"
#include "core/telemetry/sample.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace ledgerloom {

/// The last 10,000 events of a run, and all of them in a log file where there is one. Thread-safe.
class EventLog {
public:
    static constexpr std::size_t mostEvents = 10'000;

    /// Numbers the event (its own sequence is overwritten) and returns that number; the first is 1.
    /// A log file that fails is told as one more event, of kind warning, and not written again: a run never stops
    /// for its log.
    std::uint64_t add(Event event);
    /// Events numbered above `sequence`, oldest first.
    std::vector<Event> since(std::uint64_t sequence) const;
    /// Number of the newest event; 0 before the first.
    std::uint64_t newest() const;
    /// Events from now on are written to `file` too.
    void writeTo(std::unique_ptr<LogFile> file);

private:
    void keep(Event event);

    mutable std::mutex m_mutex;
    std::deque<Event> m_events; // this and all below: guarded by m_mutex
    std::uint64_t m_newest = 0;
    std::unique_ptr<LogFile> m_file;
};

} // namespace ledgerloom
