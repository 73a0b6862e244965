#pragma once

#include "core/batch/table.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace ledgerloom {

/// What one shard turned out to be: the sum of its blocks.
struct ShardTotals {
    std::uint64_t rows = 0; ///< transactions
    std::uint64_t fraudRows = 0;
    std::uint64_t customers = 0;
    std::uint64_t devices = 0;
    std::uint64_t labels = 0;
    std::uint64_t episodes = 0;
    std::uint64_t merchants = 0;
    std::uint64_t credits = 0;
    std::uint64_t nodes = 0;
    std::uint64_t edges = 0;
    std::int64_t firstTimeUs = 0; ///< Brasilia time, microseconds since 1970-01-01 00:00 there; 0 without rows
    std::int64_t lastTimeUs = 0;

    /// Rows of one table.
    std::uint64_t rowsOf(Table table) const { return this->*members[static_cast<std::size_t>(table)]; }
    void setRowsOf(Table table, std::uint64_t count) { this->*members[static_cast<std::size_t>(table)] = count; }

private:
    static const std::array<std::uint64_t ShardTotals::*, allTables.size()> members;
};

inline constexpr std::array<std::uint64_t ShardTotals::*, allTables.size()> ShardTotals::members{
    &ShardTotals::customers, &ShardTotals::devices, &ShardTotals::rows,  &ShardTotals::labels, &ShardTotals::episodes,
    &ShardTotals::merchants, &ShardTotals::credits, &ShardTotals::nodes, &ShardTotals::edges};

/// One finished part: one table of one shard.
struct PartRecord {
    Table table = Table::customers;
    std::string path; ///< relative to the run's folder
    std::uint64_t bytes = 0;
    std::string checksum; ///< XXH3-128, 32 hexadecimal digits
};

/// One finished shard: the unit of commit and of the journal.
struct ShardRecord {
    std::uint64_t shard = 0;
    ShardTotals totals;
    std::vector<PartRecord> parts; ///< in the order of Table

    std::uint64_t bytes() const {
        std::uint64_t sum = 0;
        for (const PartRecord& part : parts) {
            sum += part.bytes;
        }
        return sum;
    }
};

} // namespace ledgerloom
