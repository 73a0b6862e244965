#include "core/memory/guard.h"

#include <algorithm>
#include <utility>

namespace ledgerloom {

Guard::Guard(std::shared_ptr<MemoryProbe> probe, std::shared_ptr<Clock> clock, Limits limits,
             const GuardOptions& options)
    : m_probe(std::move(probe)), m_clock(std::move(clock)), m_options(options), m_judge(limits, options.judge) {
    m_latest.limits = std::move(limits);
}

Guard::~Guard() {
    stop();
}

void Guard::start() {
    if (m_thread.joinable()) {
        return;
    }
    {
        const std::lock_guard guard(m_mutex);
        m_stopping = false;
    }
    sample();
    m_thread = std::thread(&Guard::run, this);
}

void Guard::stop() {
    {
        const std::lock_guard guard(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

GuardReading Guard::latest() const {
    const std::lock_guard guard(m_mutex);
    return m_latest;
}

void Guard::setLimits(Limits limits) {
    {
        const std::lock_guard guard(m_mutex);
        m_latest.limits = std::move(limits);
        m_limitsChanged = true;
    }
    m_wake.notify_all();
}

void Guard::raiseEmergency(std::string reason) {
    {
        const std::lock_guard guard(m_mutex);
        m_emergency = std::move(reason);
    }
    m_wake.notify_all();
}

void Guard::run() {
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        // Counted from the last sample, so that a late one does not make the following ones hurry.
        m_clock->waitUntil(lock, m_wake, m_latest.atUs + m_options.intervalUs,
                           [this] { return m_stopping || m_limitsChanged || !m_emergency.empty(); });
        if (m_stopping) {
            return;
        }
        lock.unlock();
        sample();
        lock.lock();
    }
}

void Guard::sample() {
    MemoryReading memory = m_probe->read();
    const std::int64_t now = m_clock->monotonicUs();
    const std::uint64_t planned = m_options.plannedBytes ? m_options.plannedBytes() : 0;
    GuardReading reading;
    {
        const std::lock_guard guard(m_mutex);
        if (std::exchange(m_limitsChanged, false)) {
            m_judge.setLimits(m_latest.limits);
        }
        m_latest.judgement = m_judge.judge(memory, now, planned);
        if (const std::string raised = std::exchange(m_emergency, {}); !raised.empty()) {
            m_judge.raiseEmergency();
            m_latest.judgement.level = Level::emergency;
            m_latest.judgement.reason = raised;
            m_latest.judgement.fix.clear(); // a refusal says itself what helps
        }
        m_latest.atUs = now;
        ++m_latest.samples;
        m_latest.peakProcessBytes = std::max(m_latest.peakProcessBytes, memory.processBytes.value.value_or(0));
        m_latest.memory = std::move(memory);
        reading = m_latest;
    }
    const Level before = m_level.exchange(reading.judgement.level, std::memory_order_relaxed);
    m_slowDown.store(reading.judgement.growingTooFast, std::memory_order_relaxed);
    if (m_onLevel && before != reading.judgement.level) {
        const Judgement& judged = reading.judgement;
        m_onLevel(judged.level, judged.fix.empty() ? judged.reason : judged.reason + "; " + judged.fix);
    }
    if (m_onSample) {
        m_onSample(reading);
    }
}

} // namespace ledgerloom
