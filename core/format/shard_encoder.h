#pragma once

#include "core/format/part_encoders.h"

#include <cstdint>
#include <memory>
#include <string>

namespace ledgerloom {

/// Makes blocks and encodes them into the parts of a shard. One a worker: not thread-safe, reuses all its memory from
/// shard to shard. The bytes of a shard are a function of (plan, shard) alone.
///
///     begin(table, sink) for each table
///     for each block: make(block), then for each table its pieces in their order and endBlock(table)
///     end(table) for each table
class ShardEncoder {
public:
    /// Bytes one holds at most: reserve them before making one.
    static std::uint64_t memoryBytes(const Plan& plan);

    /// `config` is the config's identity as JSON, `memory` must outlive the encoder. badInput where the format is not
    /// built in. Throws std::bad_alloc.
    static Result<std::unique_ptr<ShardEncoder>> make(const Plan& plan, MemoryMeter& memory, std::string config);

    const BlockTotals& makeBlock(std::uint64_t block, std::uint64_t mostCustomers = UINT64_MAX) {
        return m_rows.make(block, mostCustomers);
    }
    /// The rows of the block that was made last.
    BlockRows& rows() { return m_rows; }

    Result<void> begin(Table table, ByteSink& sink, PartStart start = PartStart::fresh);
    Result<void> encode(Table table, std::uint32_t piece);
    /// Rows [first, first + count) of the block's transactions, at most rowsPerUnit.
    Result<void> encodeRows(std::uint64_t first, std::uint64_t count);
    /// Rows of transactions that come from elsewhere; their dictionary stays until endBlock().
    Result<void> encode(const Batch& batch) { return m_encoders->transactions().write(batch); }
    Result<void> endBlock(Table table);
    Result<void> end(Table table);

private:
    explicit ShardEncoder(const Plan& plan) : m_plan(plan), m_rows(m_plan) {}

    Plan m_plan;
    BlockRows m_rows;
    std::unique_ptr<PartEncoders> m_encoders;
};

} // namespace ledgerloom
