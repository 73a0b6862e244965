#include "core/run/pressure_reactor.h"

#include "core/base/units.h"
#include "core/memory/give_back.h"
#include "core/memory/probe.h"

#include <algorithm>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::int64_t stepUs = 2'000'000; // one more at a time, so that memory can answer

std::string inBinary(std::uint64_t bytes) {
    return formatSize(bytes, SizeStyle::binary);
}

/// "12.0 MiB less in the process", or why that is not known.
std::string freedText(const Reading& before, const Reading& after) {
    if (!before.value || !after.value) {
        return "what the process gave back is " + (before.value ? after : before).whyNot();
    }
    return inBinary(*before.value - std::min(*before.value, *after.value)) + " less in the process";
}

PressureReactor::Context withProbe(PressureReactor::Context context) {
    if (!context.processBytes) {
        // The guard's probe belongs to the guard's thread.
        context.processBytes = [] { return makeSystemProbe()->read().processBytes; };
    }
    return context;
}

} // namespace

PressureReactor::PressureReactor(Context context)
    : m_context(withProbe(std::move(context))), m_workers(m_context.workers), m_units(m_context.units) {
    m_context.control.allowUnits(m_units);
}

void PressureReactor::levelChanged(Level level, const std::string& reason) {
    const std::lock_guard lock(m_mutex);
    const Level before = m_level.exchange(level);
    m_context.log.setLevel(level);
    m_context.log.tell(EventKind::level, std::string(levelName(level)) + ": " + reason);
    // A level may be skipped on the way up: what the ones below ask for is part of it.
    if (level == Level::warning && before < level) {
        warn();
    } else if (level == Level::critical && before < level) {
        goCritical();
    } else if (level == Level::emergency) {
        goCritical();
        m_context.emergency(reason);
    }
}

void PressureReactor::lessUnits(std::uint32_t tenths, std::string& done) {
    const std::uint32_t before = m_context.control.unitsAllowed();
    const std::uint32_t now = std::max(1U, before * tenths / 10);
    m_context.control.allowUnits(now);
    done = now < before ? counted(now, "unit") + " at once in place of " + std::to_string(before)
                        : "still " + counted(now, "unit") + " at once, the least";
}

void PressureReactor::warn() {
    std::string done;
    lessUnits(8, done);
    m_context.log.tell(EventKind::reaction, done + "; caches are trimmed");
    ask(trimDue);
}

void PressureReactor::goCritical() {
    std::string done;
    lessUnits(5, done);
    m_context.control.requestFlush();
    if (m_workers > 1 && m_context.control.workersAllowed() > 1) {
        m_context.control.allowWorkers(1);
        m_parking = true;
        done += "; of " + counted(m_workers, "worker") + " all but one park after their shard";
    }
    m_context.log.tell(EventKind::reaction, done + "; what is held back is written, caches are cleared");
    ask(clearDue);
}

void PressureReactor::askToFree() {
    ask(askedDue);
}

void PressureReactor::adjust(std::uint32_t workers, std::uint32_t units) {
    const std::lock_guard lock(m_mutex);
    const std::uint32_t workersNow = m_context.control.workersAllowed();
    const std::uint32_t unitsNow = m_context.control.unitsAllowed();
    const bool calm = m_level == Level::normal && workersNow >= m_workers && unitsNow >= m_units;
    m_workers = workers;
    m_units = units;
    m_context.control.allowWorkers(calm ? workers : std::min(workers, workersNow));
    m_context.control.allowUnits(calm ? units : std::min(units, unitsNow));
    if (workers < workersNow) {
        m_parking = true;
    }
}

void PressureReactor::ask(std::uint32_t due) {
    m_due.fetch_or(due);
    m_context.control.wakeObserver();
}

void PressureReactor::work() {
    const std::uint32_t due = m_due.exchange(0);
    if ((due & askedDue) != 0) {
        m_context.control.requestFlush();
        free(Reclaim::clear, "memory freed as asked");
    } else if ((due & clearDue) != 0) {
        free(Reclaim::clear, "memory given back");
    } else if ((due & trimDue) != 0) {
        free(Reclaim::trim, "caches trimmed");
    }
    followParking();
}

void PressureReactor::free(Reclaim how, const std::string& occasion) {
    const Reading before = m_context.processBytes();
    const std::uint64_t caches = m_context.reclaimer.reclaim(how);
    if (how == Reclaim::clear) {
        (void)giveBackFreeMemory();
    }
    const Reading after = m_context.processBytes();
    m_context.log.tell(EventKind::reaction,
                       occasion + ": " + inBinary(caches) + " of caches, " + freedText(before, after));
}

/// What parked workers held only comes back once they have ended their shard.
void PressureReactor::followParking() {
    if (!m_parking || m_context.control.workersActive() > m_context.control.workersAllowed()) {
        return;
    }
    m_parking = false;
    const Reading before = m_context.processBytes();
    (void)giveBackFreeMemory();
    m_context.log.tell(EventKind::reaction, "workers are parked and their memory is given back: " +
                                                freedText(before, m_context.processBytes()));
}

void PressureReactor::sampled(std::int64_t nowUs) {
    const std::lock_guard lock(m_mutex);
    const std::uint32_t workers = m_context.control.workersAllowed();
    const std::uint32_t units = m_context.control.unitsAllowed();
    if ((workers >= m_workers && units >= m_units) || m_level != Level::normal) {
        m_steppedUs = nowUs;
        return;
    }
    if (nowUs - m_steppedUs < stepUs) {
        return;
    }
    m_steppedUs = nowUs;
    const std::uint32_t moreWorkers = std::min(m_workers, workers + 1);
    const std::uint32_t moreUnits = std::min(m_units, units + 1);
    m_context.control.allowWorkers(moreWorkers);
    m_context.control.allowUnits(moreUnits);
    m_context.log.tell(EventKind::reaction, "memory is NORMAL again: " + std::to_string(moreWorkers) + " of " +
                                                counted(m_workers, "worker") + " and " + std::to_string(moreUnits) +
                                                " of " + counted(m_units, "unit") + " at once");
}

} // namespace ledgerloom
