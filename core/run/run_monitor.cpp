#include "core/run/run_monitor.h"

#include "core/base/units.h"
#include "core/telemetry/eta.h"

#include <utility>

namespace ledgerloom {

namespace {

/// Below this a low efficiency costs nobody anything.
constexpr std::uint64_t leastPeakToJudge = std::uint64_t{32} << 20;

std::string inBinary(std::uint64_t bytes) {
    return formatSize(bytes, SizeStyle::binary);
}

} // namespace

void RunMonitor::sampled(const GuardReading& reading) {
    noteSlowing(reading);
    noteUse(reading);
    noteEfficiency(m_context.budget.stats());
    const Sample sample = sampleOf(reading);
    m_context.history.add(sample);

    const std::uint64_t kept = m_context.progress.rowsKept();
    const std::uint64_t rows = m_context.progress.rowsDone();
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
    m_rows.record(reading.atUs, m_context.progress.rowsDone());
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
            .level = static_cast<std::uint8_t>(reading.judgement.level),
            .arrowBytes = reading.memory.arrowBytes.value.value_or(0)};
}

void RunMonitor::noteSlowing(const GuardReading& reading) {
    const bool slow = reading.judgement.growingTooFast;
    if (slow == std::exchange(m_slow, slow)) {
        return;
    }
    m_context.log.tell(
        EventKind::reaction,
        slow ? "memory grows by " + formatSize(static_cast<std::uint64_t>(reading.judgement.growthBytesPerSecond)) +
                   "/s, faster than allowed: workers slow down; raise --growth-threshold if that is meant"
             : "memory grows no faster than allowed: workers go on at full speed");
}

void RunMonitor::noteUse(const GuardReading& reading) {
    const auto used = reading.memory.processBytes.value;
    if (m_useTold || !used || reading.limits.hardBytes == 0 || *used / 4 < reading.limits.hardBytes / 5) {
        return;
    }
    m_useTold = true;
    m_context.log.tell(EventKind::warning, "memory use has passed 80 % of its limit (" + inBinary(*used) + " of " +
                                               inBinary(reading.limits.hardBytes) +
                                               "): raise --memory-limit or use fewer --workers");
}

void RunMonitor::noteEfficiency(const BudgetStats& stats) {
    if (m_efficiencyTold || stats.used == 0 || stats.peak < leastPeakToJudge || stats.efficiency >= 0.5) {
        return;
    }
    m_efficiencyTold = true;
    m_context.log.tell(EventKind::info, "memory efficiency is " + formatFixed(stats.efficiency * 100, 0) +
                                            " %: " + inBinary(stats.used) + " reserved of " + inBinary(stats.peak) +
                                            " at the peak; fewer --workers need less and keep busy what they hold");
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
