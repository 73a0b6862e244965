#include "core/run/disk_watch.h"

#include "core/base/random.h"
#include "core/base/units.h"
#include "core/run/run_monitor.h"
#include "core/storage/output_check.h"

#include <algorithm>

namespace ledgerloom {

void DiskWatch::look() {
    const RunConfig& config = m_context.info.config;
    const auto free = outputFreeBytes(m_context.files, config.output);
    m_context.freeBytes = free.value_or(RunMonitor::unknownBytes);
    if (m_context.control.stopping()) {
        return;
    }
    const std::int64_t now = m_context.clock.monotonicUs();
    const std::lock_guard lock(m_mutex);
    if (m_holding) {
        if (free && hasRoom(*free, now)) {
            m_holding = false;
            m_context.control.letGo(Shortage::disk);
            m_context.log.tell(EventKind::reaction, "the disk has " + formatSize(*free) + " free again: goes on");
        } else {
            giveUpAfterLimit(now);
        }
    } else if (free && isShort(*free)) {
        beShort("its disk has only " + formatSize(*free) + " free");
    } else if (free) {
        warnOnce(*free);
    }
}

bool DiskWatch::full() {
    const std::lock_guard lock(m_mutex);
    m_notBeforeUs = m_context.clock.monotonicUs() + restUs;
    if (!m_holding) {
        beShort("its disk is full or the quota is used up");
    }
    return m_holding;
}

std::uint64_t DiskWatch::bytesLeft() const {
    const Plan& plan = m_context.info.plan;
    const std::uint64_t needed = diskNeeded(plan);
    std::uint64_t written = m_context.progress.bytes.load(std::memory_order_relaxed);
    if (plan.order == Order::time) {
        // Rows count when they are made, which is when their sorted runs are written, and again in their parts.
        const std::uint64_t made = std::min(plan.rows, m_context.progress.rows.load(std::memory_order_relaxed));
        written += mulDiv(stagingNeeded(plan), made, plan.rows);
    }
    return needed - std::min(needed, written);
}

/// What is left is known to a few hundredths only.
bool DiskWatch::isShort(std::uint64_t free) const {
    const std::uint64_t left = bytesLeft();
    return free < std::min(left - left / 32, reserveBytes);
}

bool DiskWatch::hasRoom(std::uint64_t free, std::int64_t nowUs) const {
    return nowUs >= m_notBeforeUs && free >= std::min(bytesLeft(), 2 * reserveBytes);
}

void DiskWatch::warnOnce(std::uint64_t free) {
    const std::uint64_t left = bytesLeft();
    if (free < left && !std::exchange(m_warned, true)) {
        m_context.log.tell(EventKind::warning, "the disk will be full before the run has ended: " + formatSize(left) +
                                                   " to write, " + formatSize(free) + " free");
    }
}

void DiskWatch::beShort(const std::string& what) {
    const Error why = error(what);
    if (!m_context.info.config.wait) {
        m_context.control.requestStop(why);
        return;
    }
    m_holding = true;
    m_sinceUs = m_context.clock.monotonicUs();
    m_context.log.tell(EventKind::warning, "waits for the disk: " + why.message + ", and the run goes on by itself");
    m_context.control.hold(Shortage::disk, why.message);
}

void DiskWatch::giveUpAfterLimit(std::int64_t nowUs) {
    const std::int64_t limitUs = std::int64_t{m_context.info.config.waitLimitSeconds} * 1'000'000;
    if (limitUs > 0 && nowUs - m_sinceUs >= limitUs) {
        m_context.control.requestStop(
            error("there was no room within " + formatDuration(static_cast<std::uint64_t>(limitUs)) + " of waiting"));
    }
}

Error DiskWatch::error(const std::string& what) const {
    return {.code = ErrorCode::diskFull,
            .message = "cannot go on writing to " + m_context.info.config.output + ": " + what + ". Free " +
                       formatSize(bytesLeft()) + " there",
            .field = "output"};
}

} // namespace ledgerloom
