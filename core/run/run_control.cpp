#include "core/run/run_control.h"

#include <algorithm>
#include <utility>

namespace ledgerloom {

RunControl::RunControl(std::shared_ptr<Clock> clock, std::uint32_t workers)
    : m_clock(std::move(clock)), m_unitsAllowed(std::max(1U, workers)), m_allowed(workers), m_alive(workers) {}

void RunControl::changed() {
    m_changed = true;
    m_wake.notify_all();
    m_observer.notify_all();
}

void RunControl::setPaused(bool paused) {
    const std::lock_guard lock(m_mutex);
    m_paused = paused;
    followHold();
}

void RunControl::hold(Shortage what, std::string why) {
    const std::lock_guard lock(m_mutex);
    m_held[static_cast<std::size_t>(what)] = std::move(why);
    followHold();
}

void RunControl::letGo(Shortage what) {
    const std::lock_guard lock(m_mutex);
    m_held[static_cast<std::size_t>(what)].reset();
    followHold();
}

std::optional<std::string> RunControl::heldFor() const {
    const std::lock_guard lock(m_mutex);
    return m_held[0] ? m_held[0] : m_held[1];
}

void RunControl::followHold() {
    m_hold = !mayWork() || m_stopping;
    m_shortOfMemory = m_held[static_cast<std::size_t>(Shortage::memory)].has_value();
    changed();
}

void RunControl::requestStop(Error why) {
    const std::lock_guard lock(m_mutex);
    if (!m_reason) {
        m_reason = std::move(why);
    }
    m_stopping = true;
    followHold();
}

void RunControl::allowWorkers(std::uint32_t count) {
    const std::lock_guard lock(m_mutex);
    m_allowed = count;
    changed();
}

void RunControl::wakeObserver() {
    const std::lock_guard lock(m_mutex);
    m_changed = true;
    m_observer.notify_all();
}

void RunControl::allowUnits(std::uint32_t count) {
    const std::lock_guard lock(m_mutex);
    m_unitsAllowed = std::max(1U, count);
    changed();
}

std::uint32_t RunControl::unitsAllowed() const {
    const std::lock_guard lock(m_mutex);
    return m_unitsAllowed;
}

std::uint32_t RunControl::unitsInFlight() const {
    const std::lock_guard lock(m_mutex);
    return m_unitsInFlight;
}

bool RunControl::pauseWanted() const {
    const std::lock_guard lock(m_mutex);
    return m_paused;
}

std::optional<Error> RunControl::stopReason() const {
    const std::lock_guard lock(m_mutex);
    return m_reason;
}

std::uint32_t RunControl::workersAllowed() const {
    const std::lock_guard lock(m_mutex);
    return m_allowed;
}

std::uint32_t RunControl::workersActive() const {
    const std::lock_guard lock(m_mutex);
    return m_alive - m_idle;
}

std::uint32_t RunControl::workersAlive() const {
    const std::lock_guard lock(m_mutex);
    return m_alive;
}

bool RunControl::waitIdle(std::unique_lock<std::mutex>& lock, const std::function<bool()>& wake) {
    if (!wake()) {
        ++m_idle;
        changed();
        m_wake.wait(lock, wake);
        --m_idle;
        changed();
    }
    return !m_stopping;
}

bool RunControl::checkpoint() {
    if (!m_hold.load(std::memory_order_relaxed)) {
        return true;
    }
    std::unique_lock lock(m_mutex);
    return waitIdle(lock, [this] { return m_stopping || mayWork(); });
}

bool RunControl::beginUnit() {
    std::unique_lock lock(m_mutex);
    const bool goOn = waitIdle(lock, [this] { return m_stopping || (mayWork() && m_unitsInFlight < m_unitsAllowed); });
    m_unitsInFlight += goOn ? 1 : 0;
    return goOn;
}

void RunControl::endUnit() {
    const std::lock_guard lock(m_mutex);
    if (m_unitsInFlight-- >= m_unitsAllowed) {
        m_wake.notify_all();
    }
}

bool RunControl::awaitWork(std::uint32_t worker, const std::function<void()>& park) {
    std::unique_lock lock(m_mutex);
    const bool memoryIsShort = m_held[static_cast<std::size_t>(Shortage::memory)].has_value();
    if ((worker >= m_allowed + m_ended || memoryIsShort) && !m_stopping) {
        lock.unlock();
        park();
        lock.lock();
    }
    return waitIdle(lock, [this, worker] { return m_stopping || (mayWork() && worker < m_allowed + m_ended); });
}

bool RunControl::sleepUntil(std::int64_t deadlineUs) {
    std::unique_lock lock(m_mutex);
    m_clock->waitUntil(lock, m_wake, deadlineUs, [this] { return m_stopping.load(); });
    return !m_stopping;
}

bool RunControl::awaitLeave() {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_stopping || mayWork(); });
    return !m_stopping;
}

void RunControl::beginPhase(std::uint32_t workers) {
    const std::lock_guard lock(m_mutex);
    m_alive = workers;
    m_ended = 0;
    changed();
}

void RunControl::workerJoins() {
    const std::lock_guard lock(m_mutex);
    ++m_alive;
    changed();
}

void RunControl::workerEnded() {
    const std::lock_guard lock(m_mutex);
    --m_alive;
    ++m_ended;
    changed();
}

void RunControl::awaitChange(std::int64_t deadlineUs) {
    std::unique_lock lock(m_mutex);
    m_clock->waitUntil(lock, m_observer, deadlineUs, [this] { return m_changed; });
    m_changed = false;
}

} // namespace ledgerloom
