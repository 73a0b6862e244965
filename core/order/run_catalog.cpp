#include "core/order/run_catalog.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace ledgerloom {

RunCatalog::RunCatalog(std::vector<RunName> found) {
    // The widest of those that begin at a shard first: whatever follows and is not beyond it was merged into it.
    std::ranges::sort(found, [](const RunName& a, const RunName& b) {
        return a.first != b.first ? a.first < b.first : a.end > b.end;
    });
    for (const RunName& name : found) {
        const bool beyond = m_names.empty() || name.first >= m_names.back().end;
        (beyond ? m_names : m_superseded).push_back(name);
    }
}

bool RunCatalog::covers(std::uint64_t shard) const {
    const auto after = std::ranges::upper_bound(m_names, shard, {}, &RunName::first);
    return after != m_names.begin() && shard < (after - 1)->end;
}

RunName mergedName(const MergeGroup& group) {
    return {.first = group.front().name.first, .end = group.back().name.end};
}

namespace {

std::uint64_t runsOf(const MergeGroup& group) {
    return std::accumulate(group.begin(), group.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const CountedRuns& file) { return sum + file.runs; });
}

/// Leaves out the groups behind the one that brings `runs` down to `width`.
void dropNeedless(std::vector<MergeGroup>& groups, std::uint64_t runs, std::uint64_t width) {
    std::size_t needed = 0;
    while (needed < groups.size() && runs > width) {
        const std::uint64_t inGroup = runsOf(groups[needed++]);
        runs -= inGroup - (inGroup + width - 1) / width;
    }
    groups.resize(needed);
}

} // namespace

std::vector<MergeGroup> planPass(const std::vector<CountedRuns>& files, std::uint64_t width) {
    const std::uint64_t runs = runsOf(files);
    if (runs <= width) {
        return {};
    }
    const std::uint64_t aimedAt = std::clamp<std::uint64_t>((runs + width - 1) / width, 2, width);
    std::vector<MergeGroup> groups;
    MergeGroup group;
    std::uint64_t inGroup = 0;
    for (const CountedRuns& file : files) {
        // Runs of shards that do not follow each other are left apart: a name says one range.
        const bool apart = !group.empty() && group.back().name.end != file.name.first;
        if (!group.empty() && (apart || inGroup + file.runs > aimedAt)) {
            groups.push_back(std::exchange(group, {}));
            inGroup = 0;
        }
        group.push_back(file);
        inGroup += file.runs;
    }
    groups.push_back(std::move(group));
    std::erase_if(groups, [](const MergeGroup& one) { return one.size() == 1 && one.front().runs == 1; });
    dropNeedless(groups, runs, width);
    return groups;
}

} // namespace ledgerloom
