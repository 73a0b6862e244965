#pragma once

#include "core/run/engine.h"
#include "core/telemetry/event_log.h"
#include "core/telemetry/history.h"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace ledgerloom {

/// A run in another process, read through its --serve address and never written to. Asks on a thread of its own;
/// every public function may be called from any thread and none waits for an answer, except the destructor (two
/// seconds at most). Memory is bounded as that of a run's own record is.
class RemoteRun {
public:
    /// "127.0.0.1:8080" or "http://127.0.0.1:8080".
    explicit RemoteRun(const std::string& address);
    ~RemoteRun();
    RemoteRun(const RemoteRun&) = delete;
    RemoteRun& operator=(const RemoteRun&) = delete;

    /// `ready` before the first answer. Once the run no longer answers, its last state with the error that says so.
    Snapshot snapshot() const;
    std::vector<Sample> samplesSince(std::uint64_t sequence, std::size_t most) const;
    std::vector<Event> eventsSince(std::uint64_t sequence) const;

private:
    void run();
    bool ask();

    const std::string m_url;
    History m_history;
    EventLog m_events;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    Snapshot m_snapshot; ///< this and the next: guarded by m_mutex
    bool m_quit = false;
    std::uint64_t m_lastSample = 0; ///< of the remote run's own counting; the thread's alone, as is the next
    std::uint64_t m_lastEvent = 0;
    std::thread m_thread;
};

} // namespace ledgerloom
