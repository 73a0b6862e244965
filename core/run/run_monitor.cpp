#include "core/run/run_monitor.h"

#include "core/telemetry/eta.h"

#include <utility>

namespace ledgerloom {

namespace {

constexpr std::int64_t stepUs = 2'000'000; // one more worker at a time, so that memory can answer

} // namespace

void RunMonitor::sampled(const GuardReading& reading) {
    growBack(reading.atUs);
    noteSlowing(reading.judgement.growingTooFast);
    const Sample sample = sampleOf(reading);
    m_context.history.add(sample);

    const std::uint64_t kept = m_context.progress.keptRows.load(std::memory_order_relaxed);
    const std::uint64_t rows = m_context.progress.rows.load(std::memory_order_relaxed);
    const auto eta = estimateEta(rows - kept, m_context.rowsTotal - kept, sample.elapsedUs - m_context.pausedUs.load(),
                                 sample.rowsPerSecond);
    const std::lock_guard lock(m_mutex);
    m_shown.level = reading.judgement.level;
    m_shown.sample = sample;
    m_shown.memoryLimitBytes = reading.limits.hardBytes;
    m_shown.softLimitBytes = reading.limits.softBytes;
    m_shown.peakProcessBytes = reading.peakProcessBytes;
    m_shown.etaLowSeconds = eta ? std::optional(eta->lowSeconds) : std::nullopt;
    m_shown.etaHighSeconds = eta ? std::optional(eta->highSeconds) : std::nullopt;
}

Sample RunMonitor::sampleOf(const GuardReading& reading) {
    m_rows.record(reading.atUs, m_context.progress.rows.load(std::memory_order_relaxed));
    m_bytes.record(reading.atUs, m_context.progress.bytes.load(std::memory_order_relaxed));
    const std::uint64_t free = m_context.diskFreeBytes.load(std::memory_order_relaxed);
    return {.elapsedUs = m_context.log.sinceStartUs(),
            .processBytes = reading.memory.processBytes.value,
            .reservedBytes = m_context.budget.stats().used,
            .availableBytes = reading.memory.systemAvailableBytes.value,
            .diskFreeBytes = free == unknownBytes ? std::nullopt : std::optional(free),
            .growthBytesPerSecond = reading.judgement.growthBytesPerSecond,
            .rowsPerSecond = m_rows.perSecond(),
            .bytesPerSecond = m_bytes.perSecond(),
            .level = static_cast<std::uint8_t>(reading.judgement.level)};
}

void RunMonitor::levelChanged(Level level, const std::string& reason) {
    m_level = level;
    m_context.log.setLevel(level);
    m_context.log.tell(EventKind::level, std::string(levelName(level)) + ": " + reason);
    if (level == Level::critical) {
        m_context.control.allowWorkers(1);
        m_giveBack = true;
        m_context.log.tell(EventKind::reaction, m_context.workers > 1
                                                    ? "all workers but one are parked and free memory is given back"
                                                    : "free memory is given back");
    }
    if (level == Level::emergency) {
        m_context.log.tell(EventKind::reaction, "the run stops; what is finished stays");
        m_context.control.requestStop(
            {.code = ErrorCode::memory,
             .message = "stopped for memory: " + reason +
                        "; the finished parts stay. Raise --memory-limit, use fewer --workers or free memory"});
    }
}

void RunMonitor::growBack(std::int64_t nowUs) {
    const std::uint32_t allowed = m_context.control.workersAllowed();
    if (allowed >= m_context.workers || m_level != Level::normal) {
        m_steppedUs = nowUs;
        return;
    }
    if (nowUs - m_steppedUs >= stepUs) {
        m_steppedUs = nowUs;
        m_context.control.allowWorkers(allowed + 1);
        m_context.log.tell(EventKind::reaction, "memory is NORMAL again: " + std::to_string(allowed + 1) + " of " +
                                                    std::to_string(m_context.workers) + " workers may work");
    }
}

void RunMonitor::noteSlowing(bool slow) {
    if (slow == std::exchange(m_slow, slow)) {
        return;
    }
    m_context.log.tell(EventKind::reaction, slow ? "memory grows faster than allowed: workers slow down"
                                                 : "memory grows no faster than allowed: workers go on at full speed");
}

void RunMonitor::describe(Snapshot& snapshot) const {
    const std::lock_guard lock(m_mutex);
    snapshot.level = m_shown.level;
    snapshot.sample = m_shown.sample;
    snapshot.memoryLimitBytes = m_shown.memoryLimitBytes;
    snapshot.softLimitBytes = m_shown.softLimitBytes;
    snapshot.peakProcessBytes = m_shown.peakProcessBytes;
    snapshot.etaLowSeconds = m_shown.etaLowSeconds;
    snapshot.etaHighSeconds = m_shown.etaHighSeconds;
}

} // namespace ledgerloom
