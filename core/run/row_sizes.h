#pragma once

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/batch/table.h"
#include "core/config/plan.h"
#include "core/run/graph_sizes.h"

#include <array>
#include <cstdint>
#include <numeric>
#include <string>

namespace ledgerloom {

/// What rows of each table weigh on disk as they will be encoded, measured on a sample: bytes over items, kept as the
/// two counts.
struct RowSizes {
    std::uint64_t rows = 1;
    std::uint64_t rowBytes = 1'000;
    std::uint64_t people = 1;
    std::uint64_t peopleCustomerBytes = 550; ///< their rows of customers
    std::uint64_t peopleDeviceBytes = 450;   ///< their rows of devices
    std::uint64_t peopleCreditBytes = 0;     ///< rows of credits of their accounts
    std::uint64_t merchants = 1;
    std::uint64_t merchantRowBytes = 0;  ///< their rows of merchants
    std::uint64_t frauds = 1;            ///< fraudulent payments
    std::uint64_t fraudLabelBytes = 0;   ///< their rows of labels, and those of disputes
    std::uint64_t fraudEpisodeBytes = 0; ///< their rows of episodes
    GraphSizes graph;
    std::array<std::uint64_t, allTables.size()> emptyPartBytes{}; ///< header and footer of a part by Table

    std::uint64_t transactionBytes(std::uint64_t count) const { return mulDiv(count, rowBytes, rows); }
    std::uint64_t customerBytes(std::uint64_t count) const { return mulDiv(count, peopleCustomerBytes, people); }
    std::uint64_t deviceBytes(std::uint64_t count) const { return mulDiv(count, peopleDeviceBytes, people); }
    std::uint64_t creditBytes(std::uint64_t count) const { return mulDiv(count, peopleCreditBytes, people); }
    /// All that customers weigh but their payments.
    std::uint64_t peopleBytes(std::uint64_t count) const {
        return customerBytes(count) + deviceBytes(count) + creditBytes(count) + graph.peopleBytes(count);
    }
    std::uint64_t merchantBytes(std::uint64_t count) const { return mulDiv(count, merchantRowBytes, merchants); }
    std::uint64_t labelBytes(std::uint64_t fraud) const { return mulDiv(fraud, fraudLabelBytes, frauds); }
    std::uint64_t episodeBytes(std::uint64_t fraud) const { return mulDiv(fraud, fraudEpisodeBytes, frauds); }
    /// Millionths of a byte of labels, episodes and the graph that a row of transactions brings along.
    std::uint64_t extraMicroBytes(std::uint32_t fraudRatePpb) const {
        return mulDiv(fraudRatePpb, fraudLabelBytes + fraudEpisodeBytes, frauds) / 1'000 + graph.rowMicroBytes();
    }
    /// What the parts of one shard weigh without a row.
    std::uint64_t emptyShardBytes() const {
        return std::accumulate(emptyPartBytes.begin(), emptyPartBytes.end(), std::uint64_t{0});
    }
    /// Rows that fit, when each takes `extraMicroBytes` millionths of a byte of other tables along.
    std::uint64_t rowsIn(std::uint64_t bytes, std::uint64_t extraMicroBytes = 0) const {
        return mulDiv(bytes, 1'000'000, mulDiv(rowBytes, 1'000'000, rows) + extraMicroBytes);
    }
};

/// Folders that the parts of transactions are divided into; 1 without a partition.
std::uint64_t partFolders(const Plan& plan);
/// Parts of transactions, where days are alike.
std::uint64_t transactionParts(const Plan& plan);

/// Makes the plan's first block, encodes it and weighs a part of it. `config` is the config's identity as JSON, which
/// some formats carry. Deterministic; some ten milliseconds, or a hundred where rows are weighed in whole row groups,
/// some hundreds where rows of several blocks are packed together in the order of time, but at once where the same
/// was asked for lately. badInput where the format is not built in. Any thread may call it.
Result<RowSizes> sampleRowSizes(const Plan& plan, const std::string& config);

} // namespace ledgerloom
