#pragma once

#include "core/base/result.h"
#include "core/base/stream_hash.h"
#include "core/storage/dataset_layout.h"
#include "core/storage/object_store.h"
#include "core/storage/target.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>

namespace ledgerloom {

/// How a table's part is sent: one piece is kept back while the largest table fills the next.
constexpr Uploading uploadingOf(Table table) {
    return table == Table::transactions ? Uploading::doubled : Uploading::single;
}

/// Bytes that an open shard buffers: 40 MiB for customers, devices and transactions.
inline std::uint64_t objectShardBytes(const Plan& plan) {
    std::uint64_t sum = 0;
    for (const Table table : allTables)
        sum += hasTable(plan, table) ? objectWriterBytes(uploadingOf(table)) : 0;
    return sum;
}

/// The parts of one shard on their way to an object store.
class ObjectShardWriter final : public ShardWriter {
public:
    struct Steps {
        std::function<bool(Table)> wants;
        std::function<Result<void>()> beforeParts; ///< before the first part appears
        std::function<Result<void>(const ShardRecord&)> record;
    };
    /// Store and layout must outlive it.
    ObjectShardWriter(ObjectStore& store, const DatasetLayout& layout, std::uint64_t shard, Steps steps)
        : m_store(store), m_layout(layout), m_shard(shard), m_steps(std::move(steps)) {}

    Result<void> open();
    Result<void> write(Table table, std::string_view bytes) override;
    Result<ShardRecord> commit(const ShardTotals& totals) override;

private:
    struct Part {
        std::unique_ptr<ObjectWriter> object;
        StreamHash hash;
        std::uint64_t bytes = 0;
    };
    Part& part(Table table) { return m_parts[static_cast<std::size_t>(table)]; }

    ObjectStore& m_store;
    const DatasetLayout& m_layout;
    const std::uint64_t m_shard;
    const Steps m_steps;
    std::array<Part, allTables.size()> m_parts;
};

} // namespace ledgerloom
