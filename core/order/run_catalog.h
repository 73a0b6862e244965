#pragma once

#include "core/order/run_store.h"

#include <cstdint>
#include <vector>

namespace ledgerloom {

/// Which run files there are, and which of them count: a file that was merged into a wider one is only waiting to be
/// removed. What is found in a folder says all there is to know, so an interrupted merge goes on from there. Plain
/// data.
class RunCatalog {
public:
    RunCatalog() = default;
    /// Of the files found, in any order.
    explicit RunCatalog(std::vector<RunName> found);

    /// Those that count, by their shards; none covers a shard of another.
    const std::vector<RunName>& names() const { return m_names; }
    const std::vector<RunName>& superseded() const { return m_superseded; }
    bool covers(std::uint64_t shard) const;

private:
    std::vector<RunName> m_names;
    std::vector<RunName> m_superseded;
};

/// A run file and how many runs it holds.
struct CountedRuns {
    RunName name;
    std::uint64_t runs = 1;
};

/// Files that are merged into one. Their runs, in order, are merged `width` at a time, each time into one run.
using MergeGroup = std::vector<CountedRuns>;

/// What the merged file of a group covers.
RunName mergedName(const MergeGroup& group);

/// The groups that one pass merges so that at most `width` runs (two or more) are left, or as near to it as one pass
/// comes: no larger and no more than they must be, since a group's inputs stand beside its output until that is
/// durable. Empty when there is nothing to merge. `files` are in order of their shards.
std::vector<MergeGroup> planPass(const std::vector<CountedRuns>& files, std::uint64_t width);

} // namespace ledgerloom
