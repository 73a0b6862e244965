#pragma once

#include "core/base/result.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/object_store.h"
#include "core/storage/shard_records.h"
#include "core/storage/taking_up.h"

#include <cstdint>

namespace ledgerloom {

/// Deletes the dataset under the store's prefix, the manifest first: the parts that its parts.jsonl, its records or
/// its plan name, its listing and its records. Nothing else is touched. The prefix's lock must be held.
Result<void> clearOldObjects(ObjectStore& store);

/// Takes up an interrupted run: looks at every part that a record names (with `checksums` reads it, too) and has
/// `records` hold the shards whose parts are all there. The prefix's lock must be held.
Result<Kept> keepRecordedShards(ObjectStore& store, const DatasetLayout& layout, ShardRecords& records,
                                std::uint64_t shards, bool checksums);

} // namespace ledgerloom
