#pragma once

#include "core/batch/table.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace ledgerloom {

struct Plan; // core/config/plan.h

/// What one block turned out to be.
struct BlockTotals {
    std::uint64_t rows = 0; ///< transactions
    std::uint64_t fraudRows = 0;
    std::uint64_t customers = 0;
    std::uint64_t devices = 0;
    std::int64_t firstTimeUs = 0; ///< Brasilia time, microseconds since 1970-01-01 00:00 there
    std::int64_t lastTimeUs = 0;
};

/// Makes the rows of one block at a time and encodes them in pieces of some hundred kilobytes of text. One a worker:
/// not thread-safe, reuses all its memory from block to block. The bytes are a function of (plan, block) alone.
class BlockEncoder {
public:
    /// Bytes one encoder holds at most: reserve them before constructing one.
    static std::uint64_t memoryBytes(const Plan& plan);

    explicit BlockEncoder(const Plan& plan);
    ~BlockEncoder();

    /// Makes block `block` (below plan's number of blocks); some 50 ms. What encode() gave before is gone.
    /// `mostCustomers` stops after that many of its customers, for a sample.
    const BlockTotals& make(std::uint64_t block, std::uint64_t mostCustomers = UINT64_MAX);
    /// Pieces of `table` in the block that was made last.
    std::uint32_t pieceCount(Table table) const;
    /// The bytes of one piece, whole rows, valid until the next encode() or make(). Pieces in order give the block's
    /// rows in order, and are fastest so.
    std::string_view encode(Table table, std::uint32_t piece);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace ledgerloom
