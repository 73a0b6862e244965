#include "core/run/remote_run.h"

#include "core/run/run_feed.h"
#include "core/telemetry/http_client.h"

#include <chrono>

namespace ledgerloom {

namespace {

constexpr std::chrono::milliseconds pace{250};
constexpr std::chrono::milliseconds patience{2'000};

std::string baseUrl(std::string address) {
    while (!address.empty() && (address.back() == '/' || address.back() == ' ')) {
        address.pop_back();
    }
    return address.find("://") == std::string::npos ? "http://" + address : address;
}

bool hasEnded(RunState state) {
    return state == RunState::finished || state == RunState::failed || state == RunState::cancelled;
}

} // namespace

RemoteRun::RemoteRun(const std::string& address) : m_url(baseUrl(address)), m_thread([this] { run(); }) {}

RemoteRun::~RemoteRun() {
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void RemoteRun::run() {
    while (ask()) {
        std::unique_lock lock(m_mutex);
        if (m_wake.wait_for(lock, pace, [this] { return m_quit; })) {
            return;
        }
    }
}

/// False: there is nothing more to ask for.
bool RemoteRun::ask() {
    const auto body = httpGet(
        m_url + "/run?sample=" + std::to_string(m_lastSample) + "&event=" + std::to_string(m_lastEvent), patience);
    auto news = body ? parseRunFeed(*body) : Result<RunNews>(body.error());
    if (!news) {
        const std::lock_guard lock(m_mutex);
        // A run that had ended may go away: that is no fault.
        if (!hasEnded(m_snapshot.state)) {
            m_snapshot.state = RunState::failed;
            m_snapshot.error = news.error();
        }
        return false;
    }
    for (const Sample& sample : news->samples) {
        m_history.add(sample);
    }
    for (Event& event : news->events) {
        m_lastEvent = event.sequence;
        m_events.add(std::move(event));
    }
    m_lastSample = news->snapshot.samplesRecorded;
    const std::lock_guard lock(m_mutex);
    m_snapshot = std::move(news->snapshot);
    m_snapshot.samplesRecorded = m_history.newest();
    m_snapshot.lastEvent = m_events.newest();
    return true;
}

Snapshot RemoteRun::snapshot() const {
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

std::vector<Sample> RemoteRun::samplesSince(std::uint64_t sequence, std::size_t most) const {
    return m_history.since(sequence, most);
}

std::vector<Event> RemoteRun::eventsSince(std::uint64_t sequence) const {
    return m_events.since(sequence);
}

} // namespace ledgerloom
