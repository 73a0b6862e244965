#pragma once

#include "core/base/result.h"
#include "core/order/run_catalog.h"
#include "core/order/run_file.h"
#include "core/order/run_layout.h"
#include "core/order/run_store.h"
#include "core/storage/day_counts.h"
#include "core/storage/part_ranges.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// Parts that one worker writes in a row: [first, end). Reading starts anew for each stripe only.
struct Stripe {
    std::uint64_t first = 0;
    std::uint64_t end = 0;
};

/// The sorted runs of a run between making its rows and writing them in the order of time: which are there, what is to
/// be merged next, and the way they are cut into parts. What is on disk says it all, so a run that is taken up again,
/// or whose runs turn out damaged, goes the same way. Const functions: any thread; the others between phases.
class TimeOrder {
public:
    /// `keep`: merged runs stay beside what they were merged into.
    TimeOrder(std::unique_ptr<RunStore> store, DayRange days, std::uint64_t width, bool keep)
        : m_store(std::move(store)), m_days(days), m_width(width), m_keep(keep) {}

    RunStore& store() const { return *m_store; }
    DayRange days() const { return m_days; }
    /// Runs that are merged at once.
    std::uint64_t width() const { return m_width; }
    bool keepsInputs() const { return m_keep; }

    /// Looks at what is there; removes what has been merged already.
    Result<void> scan();
    bool holds(std::uint64_t shard) const { return m_catalog.covers(shard); }

    /// Reads what every run file says of itself, and plans the next pass; a damaged file is removed. How many were.
    Result<std::uint64_t> survey();
    /// Of the pass that is next; empty when the runs are few enough to be merged into parts.
    const std::vector<MergeGroup>& groups() const { return m_groups; }
    DayCounts dayCounts() const { return {.firstDay = m_days.first, .rowsOfDay = m_rowsOfDay}; }

    /// Opens all runs for the last merge and divides the parts among stripes.
    Result<void> openRuns(const PartRanges& ranges);
    const std::vector<RunRef>& runs() const { return m_runs; }
    const std::vector<Stripe>& stripes() const { return m_stripes; }
    /// Closes them and removes those that were found damaged. How many were.
    Result<std::uint64_t> closeRuns();

    /// What the merge of a group has read may go. Any thread.
    Result<void> removeInputs(const MergeGroup& group) const;

private:
    std::unique_ptr<RunStore> m_store;
    DayRange m_days;
    std::uint64_t m_width;
    bool m_keep;
    RunCatalog m_catalog;
    std::vector<MergeGroup> m_groups;
    std::vector<std::uint64_t> m_rowsOfDay;
    std::vector<std::shared_ptr<const RunFile>> m_files;
    std::vector<RunRef> m_runs;
    std::vector<Stripe> m_stripes;
};

} // namespace ledgerloom
