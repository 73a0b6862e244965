#include "core/run/ordered_phases.h"

#include "core/base/units.h"
#include "core/order/file_run_store.h"
#include "core/storage/dataset_layout.h"

namespace ledgerloom {

namespace {

/// A damaged run is made anew; when it keeps happening the disk is to blame.
constexpr int mostRounds = 3;

std::string countOf(std::uint64_t count, std::string_view one, std::string_view many) {
    return formatCount(count) + " " + std::string(count == 1 ? one : many);
}

} // namespace

Result<std::unique_ptr<RunStore>> openRunFolder(FileSystem& files, const RunConfig& config) {
    const std::string folder = under(config.output, runsFolder);
    if (auto made = ensureFolder(files, folder); !made) {
        return made.error();
    }
    auto store = std::make_unique<FileRunStore>(files, folder);
    if (auto removed = store->removeUnfinished(); !removed) {
        return removed.error();
    }
    return std::unique_ptr<RunStore>(std::move(store));
}

OrderedPhases::OrderedPhases(Context context, std::unique_ptr<RunStore> store, std::uint64_t width)
    : m_context(std::move(context)),
      m_order(std::move(store),
              {.first = m_context.info.plan.startDate, .count = static_cast<std::uint32_t>(m_context.info.plan.days())},
              width, m_context.info.config.keepIntermediate) {}

Result<std::uint64_t> OrderedPhases::takeUp() {
    if (auto scanned = m_order.scan(); !scanned) {
        return scanned.error();
    }
    const Plan& plan = m_context.info.plan;
    if (allHeld()) {
        return plan.rows;
    }
    std::uint64_t rows = 0;
    for (std::uint64_t shard = 0; shard < plan.shards; ++shard) {
        if (m_order.holds(shard) && m_context.target.holds(shard)) {
            rows += plan.rowsBefore(plan.firstBlock(shard + 1)) - plan.rowsBefore(plan.firstBlock(shard));
        }
    }
    return rows;
}

bool OrderedPhases::allHeld() const {
    const std::uint64_t shards = m_context.info.plan.shards;
    const std::uint64_t parts = m_context.target.partRanges().parts();
    for (std::uint64_t unit = 0; unit < shards + parts; ++unit) {
        if (!m_context.target.holds(unit)) {
            return false;
        }
    }
    return parts > 0;
}

Result<void> OrderedPhases::run() {
    for (int round = 0; round < mostRounds; ++round) {
        if (allHeld()) {
            return {};
        }
        const auto whole = this->round();
        if (!whole) {
            return whole.error();
        }
        if (*whole) {
            return {};
        }
        m_context.log.tell(EventKind::warning, "sorted rows were damaged on disk: their shards are made anew");
    }
    return Error{.code = ErrorCode::io,
                 .message = "sorted rows were damaged on disk again and again; check the disk, then resume the run"};
}

Result<void> OrderedPhases::phase(Phase phase, std::uint64_t tasks, ShardQueue::Done done, std::string_view what) {
    m_context.work(phase, tasks, std::move(done));
    if (const auto reason = m_context.control.stopReason()) {
        return *reason;
    }
    if (const auto failure = m_context.failure()) {
        return Error{.code = ErrorCode::incomplete,
                     .message = std::string(what) +
                                " could not all be made; what is finished stays, and the run can "
                                "be resumed. The first failed with: " +
                                failure->message};
    }
    return {};
}

Result<bool> OrderedPhases::round() {
    if (auto scanned = m_order.scan(); !scanned) {
        return scanned.error();
    }
    const auto made = [this](std::uint64_t shard) { return m_context.target.holds(shard) && m_order.holds(shard); };
    if (auto done = phase(Phase::makeShards, m_context.info.plan.shards, made, "shards"); !done) {
        return done.error();
    }
    const auto merged = mergePasses();
    return merged && *merged ? writeParts() : merged;
}

Result<bool> OrderedPhases::mergePasses() {
    while (true) {
        if (auto scanned = m_order.scan(); !scanned) {
            return scanned.error();
        }
        const auto damaged = m_order.survey();
        if (!damaged) {
            return damaged.error();
        }
        if (*damaged > 0) {
            return false;
        }
        const std::uint64_t groups = m_order.groups().size();
        if (groups == 0) {
            return true;
        }
        m_context.log.tell(EventKind::info, "merging sorted runs in " + countOf(groups, "group", "groups"));
        if (auto done = phase(Phase::mergeRuns, groups, {}, "merged runs"); !done) {
            // A damaged input is gone by now: its shards are missing, and the next round makes them.
            const auto cause = m_context.failure();
            if (cause && cause->code == ErrorCode::verification && !m_context.control.stopReason()) {
                return false;
            }
            return done.error();
        }
    }
}

Result<bool> OrderedPhases::writeParts() {
    if (auto set = m_context.target.setDayCounts(m_order.dayCounts()); !set) {
        return set.error();
    }
    if (auto opened = m_order.openRuns(m_context.target.partRanges()); !opened) {
        return opened.error();
    }
    m_context.log.tell(EventKind::info, "writing " + countOf(m_context.target.partRanges().parts(), "part", "parts") +
                                            " in the order of time from " +
                                            countOf(m_order.runs().size(), "sorted run", "sorted runs"));
    auto done = phase(Phase::writeParts, m_order.stripes().size(), {}, "parts");
    const auto damaged = m_order.closeRuns();
    if (!damaged) {
        return damaged.error();
    }
    if (m_context.control.stopReason() || *damaged == 0) {
        return done ? Result<bool>(true) : Result<bool>(done.error());
    }
    return false;
}

Result<void> OrderedPhases::clean() {
    return m_context.info.config.keepIntermediate ? Result<void>() : m_order.store().clear();
}

} // namespace ledgerloom
