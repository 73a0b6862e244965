#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/run/commit_shards.h"
#include "core/storage/object_lock.h"
#include "core/storage/object_store.h"

#include <functional>
#include <memory>
#include <string>

namespace ledgerloom {

/// Where the shards of a commit are; the function makes a client of it.
struct CommitStore {
    std::string address;
    std::function<Result<std::unique_ptr<ObjectStore>>()> open;
    std::shared_ptr<Clock> clock;
    LockTiming timing = {};
};

/// commitShards() for an object store: the records are looked at and, while none is missing, listing and manifest are
/// written as a run would have ended. Requests go out eight at a time; memory is one bit a shard.
Result<CommitReport> commitObjects(const std::string& address, const std::string& program, bool checkParts);
Result<CommitReport> commitObjects(const CommitStore& store, const std::string& program, bool checkParts);

} // namespace ledgerloom
