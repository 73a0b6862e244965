#pragma once

#include "core/base/result.h"
#include "core/storage/object_store.h"
#include "core/storage/records.h"

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// The journal of a run on an object store: one small object a shard, with the journal's line. All functions may be
/// called from any thread.
class ShardRecords {
public:
    ShardRecords(ObjectStore& store, std::uint64_t shards) : m_store(store), m_held(shards) {}

    /// ".ledgerloom/shards/00000012.json".
    static std::string path(std::uint64_t shard);
    /// The shard of a name in that folder.
    static std::optional<std::uint64_t> shardOf(const std::string& name);

    /// When it returns without an error the shard is done.
    Result<void> put(const ShardRecord& record);
    bool holds(std::uint64_t shard) const;
    /// A record of an earlier run that was found to hold.
    void keep(std::uint64_t shard);

    /// Empty when there is no record, or none of ours.
    Result<std::optional<ShardRecord>> read(std::uint64_t shard) const;
    /// Hands over the records of these shards in their order; all of them must be there. Memory does not depend on
    /// their number.
    Result<void> forEach(std::uint64_t first, std::uint64_t count,
                         const std::function<Result<void>(const ShardRecord&)>& take) const;

private:
    ObjectStore& m_store;
    mutable std::mutex m_mutex;
    std::vector<bool> m_held; ///< guarded by m_mutex
};

} // namespace ledgerloom
