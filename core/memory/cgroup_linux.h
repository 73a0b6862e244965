#pragma once

#include "core/memory/proc_file_linux.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// One memory cgroup, v1 or v2. Not thread-safe.
class MemoryCgroup {
public:
    /// `folder` is the cgroup's folder with whatever root stands before it.
    MemoryCgroup(const std::string& folder, bool v2);

    /// Whether it has a memory controller at all.
    bool exists() const { return m_usage.exists(); }
    /// Reads the limit and the droppable cache anew; they change seldom and cost more than the use.
    void refresh();
    /// Empty: no limit.
    std::optional<std::uint64_t> limitBytes() const { return m_limitBytes; }
    /// Use without page cache that can be dropped. Reads only the use while that is far from the limit; the cache
    /// is then as of the last refresh().
    std::optional<std::uint64_t> usedBytes();

private:
    std::uint64_t droppable();

    bool m_v2;
    ProcFile m_usage;
    ProcFile m_stat;
    std::vector<ProcFile> m_limits;
    std::optional<std::uint64_t> m_limitBytes;
    std::uint64_t m_droppableBytes = 0;
};

/// The memory cgroup of this process and all its ancestors that can be seen from here, own first; found through
/// /proc/self/cgroup and /proc/self/mountinfo below `root`. Empty where there is none.
std::vector<MemoryCgroup> findMemoryCgroups(const std::string& root);

} // namespace ledgerloom
