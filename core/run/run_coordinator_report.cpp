// What a run tells of itself: events about what it found, status.json, the snapshot.
#include "core/base/random.h"
#include "core/base/units.h"
#include "core/run/run_coordinator.h"
#include "core/run/snapshot_json.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/file_io.h"
#include "core/storage/leftovers.h"

#include <unistd.h>

namespace ledgerloom {

void RunCoordinator::takeUp(const Kept& kept, std::uint64_t sortedRows) {
    m_units = shardsToMake() + m_target->partRanges().parts();
    m_progress.startFrom((m_info.plan.customersOnly ? kept.customers : kept.rows) + sortedRows, kept.bytes,
                         kept.shards);
    if (kept.shards > 0) {
        m_log.tell(EventKind::info, "resumes: " + formatCount(kept.shards) + " of " + formatCount(unitsTotal()) +
                                        (m_ordered ? " shards and parts" : " shards") + " are there already, " +
                                        formatSize(kept.bytes));
    }
    if (kept.damaged > 0) {
        m_log.tell(EventKind::warning,
                   formatCount(kept.damaged) + " recorded shards are missing or changed on disk and are made anew");
    }
    if (kept.leftover > 0) {
        m_log.tell(EventKind::info,
                   formatCount(kept.leftover) + " unfinished files of the interrupted run were removed");
    }
}

/// Others' are never removed unasked.
void RunCoordinator::tellLeftovers() {
    const std::string& staging = m_info.config.staging;
    if (staging.empty()) {
        return;
    }
    std::uint64_t bytes = 0;
    const auto leftovers = findLeftovers(*m_parts.files, staging);
    for (const Leftover& leftover : leftovers) {
        bytes += leftover.bytes;
    }
    if (!leftovers.empty()) {
        m_log.tell(EventKind::info, formatCount(leftovers.size()) + " killed runs have left " + formatSize(bytes) +
                                        " in " + staging + "; to remove them: ledgerloom clean --remove " + staging);
    }
}

void RunCoordinator::writeStatus() {
    if (!toFolder()) {
        return;
    }
    m_series.take(m_history, m_endedUs >= 0);
    // Only for people and scripts that look on: a failure here is no failure of the run.
    const std::string path = under(m_info.config.output, statusPath);
    FileSystem& files = *m_parts.files;
    files.removeFile(path + ".new");
    auto file = openFile(files, path + ".new", "make", [&](const std::string& name) { return files.createNew(name); });
    const bool written = file && writeAll(files, file->get(), snapshotJson(snapshot(), ::getpid()) + "\n", path).ok() &&
                         file->close() == 0;
    if (!written || files.renameReplace(path + ".new", path) < 0) {
        files.removeFile(path + ".new");
    }
}

Snapshot RunCoordinator::snapshot() const {
    Snapshot now;
    m_monitor.describe(now);
    now.state = m_state;
    now.waitingFor = now.state == RunState::waiting ? m_control.heldFor().value_or("") : "";
    const std::int64_t ended = m_endedUs;
    const std::int64_t at = ended >= 0 ? ended : m_log.sinceStartUs();
    const std::int64_t pausedSince = m_pausedSinceUs;
    now.elapsedUs = (pausedSince >= 0 ? pausedSince : at) - m_pausedUs;
    now.rowsDone = m_progress.rowsDone();
    now.rowsTotal = rowsToMake();
    now.bytesDone = m_progress.bytes;
    now.bytesTotal = mulDiv(m_info.plan.expectedBytes(), shardsToMake(), m_info.plan.shards);
    now.shardsDone = m_progress.shards;
    now.shardsTotal = unitsTotal();
    now.rowsKept = m_progress.rowsKept();
    now.bytesKept = m_progress.keptBytes;
    now.shardsKept = m_progress.keptShards;
    now.workersActive = m_started && ended < 0 ? m_control.workersActive() : 0;
    now.workersWanted = m_control.workersAllowed();
    now.workersPlanned = m_workers;
    const BudgetStats budget = m_budget.stats();
    now.reservedBytes = budget.used;
    now.peakReservedBytes = budget.peak;
    now.cacheBytes = budget.cache;
    now.budgetAvailableBytes = budget.available;
    now.memoryEfficiency = budget.efficiency;
    now.memoryFor = budget.purposes;
    now.arrowLimitBytes = m_arrow->limitBytes();
    now.peakArrowBytes = m_arrow->peakBytes();
    now.unitsInFlight = m_control.unitsInFlight();
    now.unitsAllowed = m_control.unitsAllowed();
    now.lastEvent = m_log.events().newest();
    now.samplesRecorded = m_history.newest();
    if (now.memoryLimitBytes == 0) {
        now.memoryLimitBytes = m_resources.limits.hardBytes;
        now.softLimitBytes = m_resources.limits.softBytes;
    }
    const std::lock_guard lock(m_mutex);
    now.error = m_error;
    return now;
}

} // namespace ledgerloom
