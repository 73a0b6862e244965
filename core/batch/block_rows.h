#pragma once

#include "core/batch/batch.h"
#include "core/batch/block_graph.h"
#include "core/batch/block_maker.h"
#include "core/batch/table.h"

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace ledgerloom {

/// What one block turned out to be.
struct BlockTotals {
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
    std::int64_t firstTimeUs = 0; ///< Brasilia time, microseconds since 1970-01-01 00:00 there
    std::int64_t lastTimeUs = 0;
};

/// One row of devices: a device on the account of a customer.
struct DeviceRow {
    std::uint64_t customer = 0; ///< index in the whole run
    Device device;
};

/// Makes the rows of one block at a time, of all tables, and hands them out in pieces. One a worker: not thread-safe,
/// reuses all its memory from block to block. The rows are a function of (plan, block) alone.
class BlockRows {
public:
    /// Bytes one holds at most: reserve them before constructing one.
    static std::uint64_t memoryBytes(const Plan& plan);

    explicit BlockRows(const Plan& plan);

    /// Makes block `block` (below plan's number of blocks); some 20 ms. What was handed out before is gone.
    /// `mostCustomers` stops after that many of its customers, for a sample.
    const BlockTotals& make(std::uint64_t block, std::uint64_t mostCustomers = UINT64_MAX);
    const BlockTotals& totals() const { return m_totals; }

    /// Pieces of `table` in the block that was made last, and the rows of one of them.
    std::uint32_t pieceCount(Table table) const;
    std::uint64_t pieceRows(Table table, std::uint32_t piece) const;
    /// One unit (rowsPerUnit rows) of transactions; valid until the next one is asked for.
    const Batch& transactions(std::uint32_t piece);
    /// Rows [first, first + count) of transactions, at most rowsPerUnit; valid as long.
    const Batch& transactions(std::uint64_t first, std::uint64_t count);
    /// Some hundred customers, and some hundred rows of devices; valid until the next ones are asked for.
    std::span<const Customer> customers(std::uint32_t piece);
    std::span<const DeviceRow> devices(std::uint32_t piece);
    /// Some hundred rows each; valid as long.
    std::span<const LabelRow> labels(std::uint32_t piece);
    std::span<const EpisodeRow> episodes(std::uint32_t piece) const;
    std::span<const Merchant> merchants(std::uint32_t piece);
    std::span<const CreditRow> credits(std::uint32_t piece);
    std::span<const NodeRow> nodes(std::uint32_t piece);
    std::span<const EdgeRow> edges(std::uint32_t piece);

    /// The block's graph; null where the plan has none.
    BlockGraph* graph() { return m_graph.get(); }
    /// Pieces of nodes of one group, by their numbers: they come one group after the other.
    std::pair<std::uint32_t, std::uint32_t> nodePieces(BlockGraph::Nodes group) const;
    /// Pieces of edges that are payments and logins: the first ones. The others are of ownership.
    std::uint32_t paymentPieces() const;

    const Population& population() const { return m_maker.population(); }

private:
    void countRows();
    void countMerchants(std::uint64_t block);
    void makeGraph(std::uint64_t block);
    void cutDevices();
    /// The group that a piece of nodes is of, and its number within it.
    std::pair<BlockGraph::Nodes, std::uint32_t> nodeGroup(std::uint32_t piece) const;
    std::uint64_t edgesInPiece(std::uint32_t piece) const;

    Plan m_plan;
    BlockMaker m_maker;
    std::unique_ptr<Batch> m_batch;
    std::vector<Customer> m_customerRows;
    std::vector<DeviceRow> m_deviceRows;
    std::vector<LabelRow> m_labelRows;
    std::vector<Merchant> m_merchantRows;
    std::vector<CreditRow> m_creditRows;
    std::unique_ptr<BlockGraph> m_graph;
    std::vector<NodeRow> m_nodeRows;
    std::vector<EdgeRow> m_edgeRows;
    BlockTotals m_totals;
    std::uint64_t m_firstCustomer = 0;
    std::uint64_t m_firstMerchant = 0;
    /// First customer of each piece of devices and the row it begins with; the last entry is the end.
    struct DevicePiece {
        std::uint64_t customer = 0; ///< within the block
        std::uint64_t row = 0;
    };
    std::vector<DevicePiece> m_devicePieces;
};

} // namespace ledgerloom
