#pragma once

#include "core/base/result.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/manifest.h"
#include "core/storage/object_store.h"
#include "core/storage/shard_records.h"

#include <cstdint>

namespace ledgerloom {

/// Writes what makes the objects of a run a dataset, with the bytes that a folder's Listing has: parts.jsonl, the data
/// card and, as the very last, manifest.json, streamed from the records in the order of shards.
class ObjectListing {
public:
    ObjectListing(ObjectStore& store, const DatasetInfo& info, const DatasetLayout& layout, const ShardRecords& records)
        : m_store(store), m_info(info), m_layout(layout), m_records(records) {}

    Result<void> writeWhole() const;
    /// Of one finished chunk, in the chunk's own folder.
    Result<void> writeChunk(std::uint64_t chunk) const;

private:
    struct Sums {
        DatasetTotals totals;
        std::string hash; ///< of parts.jsonl
    };
    /// parts.jsonl of some shards, in `scope`.
    Result<Sums> writeParts(const std::string& scope, std::uint64_t first, std::uint64_t count) const;

    ObjectStore& m_store;
    const DatasetInfo& m_info;
    const DatasetLayout& m_layout;
    const ShardRecords& m_records;
};

} // namespace ledgerloom
