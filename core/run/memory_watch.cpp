#include "core/run/memory_watch.h"

#include "core/base/units.h"

namespace ledgerloom {

void MemoryWatch::emergency(const std::string& reason) {
    const std::lock_guard lock(m_mutex);
    m_calmSinceUs.reset();
    if (!m_context.config.wait) {
        m_context.log.tell(EventKind::reaction, "the run stops: no new shard begins, open ones are dropped");
        m_context.control.requestStop(error(reason));
        return;
    }
    if (m_holding) {
        return;
    }
    m_holding = true;
    m_sinceUs = m_context.clock.monotonicUs();
    m_context.log.tell(EventKind::reaction,
                       "waits for memory: open shards are dropped, all workers park; the run goes on by itself after " +
                           std::to_string(calmUs / 1'000'000) + " s of NORMAL");
    m_context.control.hold(Shortage::memory, error(reason).message);
}

void MemoryWatch::adjust(std::uint64_t hardBytes, std::uint32_t workers) {
    const std::lock_guard lock(m_mutex);
    m_hardBytes = hardBytes;
    m_workers = workers;
}

void MemoryWatch::sampled(Level level) {
    const std::lock_guard lock(m_mutex);
    if (!m_holding) {
        return;
    }
    const std::int64_t now = m_context.clock.monotonicUs();
    if (level != Level::normal) {
        m_calmSinceUs.reset();
    } else if (!m_calmSinceUs) {
        m_calmSinceUs = now;
    } else if (now - *m_calmSinceUs >= calmUs) {
        m_holding = false;
        m_context.control.letGo(Shortage::memory);
        m_context.log.tell(EventKind::reaction, "memory was NORMAL for " + std::to_string(calmUs / 1'000'000) +
                                                    " s: the run goes on, with one worker at first");
        return;
    }
    const std::int64_t limitUs = std::int64_t{m_context.config.waitLimitSeconds} * 1'000'000;
    if (limitUs > 0 && now - m_sinceUs >= limitUs) {
        m_holding = false;
        m_context.control.requestStop(error("there was not enough within " +
                                            formatDuration(static_cast<std::uint64_t>(limitUs)) +
                                            " of waiting (--wait-limit)"));
    }
}

Error MemoryWatch::error(const std::string& what) const {
    return {.code = ErrorCode::memory,
            .message = "stopped for memory: " + what + ". " + whatStays() + " To go on: raise --memory-limit (now " +
                       formatSize(m_hardBytes, SizeStyle::binary) + "), use fewer --workers (now " +
                       std::to_string(m_workers) + "), or close other programs",
            .field = {}};
}

std::string MemoryWatch::whatStays() const {
    if (m_context.config.store == Store::memory) {
        return "Nothing is written yet: --store memory holds all rows, about " +
               formatSize(m_context.plan.expectedBytes(), SizeStyle::binary) +
               "; with --store disk the same run needs little and finishes.";
    }
    return "What is finished stays (" + formatCount(m_context.progress.shards) + " of " +
           formatCount(m_context.plan.shards) + " shards), and the run can be resumed.";
}

} // namespace ledgerloom
