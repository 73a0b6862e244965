#include "core/telemetry/event_log.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ledgerloom {

std::uint64_t EventLog::add(Event event) {
    const std::lock_guard guard(m_mutex);
    keep(std::move(event));
    const std::uint64_t number = m_newest;
    if (m_file) {
        if (const auto written = m_file->write(m_events.back()); !written) {
            m_file.reset();
            Event trouble = m_events.back();
            trouble.kind = EventKind::warning;
            trouble.text = written.error().message + "; the run goes on without it";
            keep(std::move(trouble));
        }
    }
    return number;
}

void EventLog::keep(Event event) {
    event.sequence = ++m_newest;
    m_events.push_back(std::move(event));
    if (m_events.size() > mostEvents) {
        m_events.pop_front();
    }
}

std::vector<Event> EventLog::since(std::uint64_t sequence) const {
    const std::lock_guard guard(m_mutex);
    const auto known = sequence >= m_newest ? std::size_t{0} : std::size_t(m_newest - sequence);
    const auto count = static_cast<std::ptrdiff_t>(std::min(known, m_events.size()));
    return {std::prev(m_events.end(), count), m_events.end()};
}

std::uint64_t EventLog::newest() const {
    const std::lock_guard guard(m_mutex);
    return m_newest;
}

void EventLog::writeTo(std::unique_ptr<LogFile> file) {
    const std::lock_guard guard(m_mutex);
    m_file = std::move(file);
}

} // namespace ledgerloom
