#include "core/batch/block_rows.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::uint64_t peoplePerPiece = 512;
/// A customer's own devices and those that crews enrolled on the account, beyond what a piece holds.
constexpr std::uint64_t mostDevicesOfOne = 64;

std::uint32_t piecesOf(std::uint64_t items, std::uint64_t perPiece) {
    return static_cast<std::uint32_t>((items + perPiece - 1) / perPiece);
}

std::uint64_t rowsInPiece(std::uint64_t items, std::uint64_t perPiece, std::uint32_t piece) {
    return std::min(perPiece, items - piece * perPiece);
}

} // namespace

std::uint64_t BlockRows::memoryBytes(const Plan& plan) {
    return BlockMaker::memoryBytes(plan) + sizeof(Batch) + peoplePerPiece * sizeof(Customer) +
           (peoplePerPiece + mostDevicesOfOne) * sizeof(DeviceRow) +
           (plan.labelTables() ? peoplePerPiece * sizeof(LabelRow) : 0) +
           (plan.merchants ? peoplePerPiece * sizeof(Merchant) : 0) +
           (plan.credits ? peoplePerPiece * sizeof(CreditRow) : 0) +
           (plan.graphTables() ? BlockGraph::memoryBytes(plan) + peoplePerPiece * sizeof(NodeRow) +
                                     (peoplePerPiece + mostDevicesOfOne) * sizeof(EdgeRow)
                               : 0);
}

BlockRows::BlockRows(const Plan& plan) : m_plan(plan), m_maker(plan), m_batch(std::make_unique<Batch>()) {
    m_customerRows.reserve(peoplePerPiece);
    m_deviceRows.reserve(peoplePerPiece + mostDevicesOfOne);
    m_labelRows.reserve(plan.labelTables() ? peoplePerPiece : 0);
    m_merchantRows.reserve(plan.merchants ? peoplePerPiece : 0);
    m_creditRows.reserve(plan.credits ? peoplePerPiece : 0);
    if (!plan.graphTables())
        return;
    m_graph = std::make_unique<BlockGraph>(plan, m_maker);
    m_nodeRows.reserve(peoplePerPiece);
    m_edgeRows.reserve(peoplePerPiece + mostDevicesOfOne);
}

const BlockTotals& BlockRows::make(std::uint64_t block, std::uint64_t mostCustomers) {
    m_firstCustomer = m_plan.customersBefore(block);
    m_totals = BlockTotals{};
    m_totals.customers = std::min(m_plan.customersBefore(block + 1) - m_firstCustomer, mostCustomers);
    if (m_plan.rows > 0) {
        m_maker.make(block, mostCustomers);
        countRows();
    }
    cutDevices();
    countMerchants(block);
    makeGraph(block);
    return m_totals;
}

void BlockRows::countRows() {
    m_totals.rows = m_maker.rowCount();
    if (m_totals.rows == 0)
        return;
    m_totals.fraudRows = m_maker.fraudRows();
    m_totals.labels = m_maker.truth().labelled().size();
    m_totals.episodes = m_plan.labelTables() ? m_maker.truth().episodes().size() : 0;
    m_totals.credits = m_maker.credits().size();
    m_totals.firstTimeUs = m_maker.row(0).timeUs;
    m_totals.lastTimeUs = m_maker.row(m_totals.rows - 1).timeUs;
}

/// Blocks share the merchants evenly, by their numbers.
void BlockRows::countMerchants(std::uint64_t block) {
    if (!m_plan.merchants)
        return;
    const std::uint64_t all = population().merchantCount();
    m_firstMerchant = mulDiv(all, block, m_plan.blocks);
    m_totals.merchants = mulDiv(all, block + 1, m_plan.blocks) - m_firstMerchant;
}

void BlockRows::makeGraph(std::uint64_t block) {
    if (!m_graph)
        return;
    m_graph->make(block, m_totals.customers);
    for (std::size_t group = 0; group < BlockGraph::nodeGroups; ++group)
        m_totals.nodes += m_graph->nodes(static_cast<BlockGraph::Nodes>(group));
    m_totals.edges = m_graph->payments() + m_totals.customers + m_totals.devices;
}

/// Devices are cut into pieces at customers.
void BlockRows::cutDevices() {
    m_devicePieces.assign(1, {});
    const std::vector<Enrolment>& enrolments = m_maker.enrolments();
    std::size_t enrolled = 0;
    std::uint64_t inPiece = 0;
    for (std::uint64_t i = 0; i < m_totals.customers; ++i) {
        std::uint64_t here =
            m_plan.rows > 0 ? m_maker.deviceCounts()[i] : population().customer(m_firstCustomer + i).deviceCount;
        for (; enrolled < enrolments.size() && enrolments[enrolled].customer == i; ++enrolled)
            ++here;
        if (inPiece > 0 && inPiece + here > peoplePerPiece) {
            m_devicePieces.push_back({i, m_totals.devices});
            inPiece = 0;
        }
        inPiece += here;
        m_totals.devices += here;
    }
    if (m_totals.customers > 0)
        m_devicePieces.push_back({m_totals.customers, m_totals.devices});
}

std::uint32_t BlockRows::pieceCount(Table table) const {
    switch (table) {
    case Table::customers:
        return piecesOf(m_totals.customers, peoplePerPiece);
    case Table::devices:
        return static_cast<std::uint32_t>(m_devicePieces.size() - 1);
    case Table::transactions:
        return piecesOf(m_totals.rows, rowsPerUnit);
    case Table::labels:
        return piecesOf(m_totals.labels, peoplePerPiece);
    case Table::episodes:
        return piecesOf(m_totals.episodes, peoplePerPiece);
    case Table::merchants:
        return piecesOf(m_totals.merchants, peoplePerPiece);
    case Table::credits:
        return piecesOf(m_totals.credits, peoplePerPiece);
    case Table::nodes:
        return m_graph ? nodePieces(BlockGraph::Nodes::others).second : 0;
    case Table::edges:
        return m_graph ? paymentPieces() + pieceCount(Table::customers) + pieceCount(Table::devices) : 0;
    }
    return 0;
}

std::uint64_t BlockRows::pieceRows(Table table, std::uint32_t piece) const {
    switch (table) {
    case Table::customers:
        return rowsInPiece(m_totals.customers, peoplePerPiece, piece);
    case Table::devices:
        return m_devicePieces[piece + 1].row - m_devicePieces[piece].row;
    case Table::transactions:
        return rowsInPiece(m_totals.rows, rowsPerUnit, piece);
    case Table::labels:
        return rowsInPiece(m_totals.labels, peoplePerPiece, piece);
    case Table::episodes:
        return rowsInPiece(m_totals.episodes, peoplePerPiece, piece);
    case Table::merchants:
        return rowsInPiece(m_totals.merchants, peoplePerPiece, piece);
    case Table::credits:
        return rowsInPiece(m_totals.credits, peoplePerPiece, piece);
    case Table::nodes: {
        const auto [group, inGroup] = nodeGroup(piece);
        return rowsInPiece(m_graph->nodes(group), peoplePerPiece, inGroup);
    }
    case Table::edges:
        return edgesInPiece(piece);
    }
    return 0;
}

std::pair<std::uint32_t, std::uint32_t> BlockRows::nodePieces(BlockGraph::Nodes group) const {
    std::uint32_t first = 0;
    for (std::size_t before = 0; before < static_cast<std::size_t>(group); ++before)
        first += piecesOf(m_graph->nodes(static_cast<BlockGraph::Nodes>(before)), peoplePerPiece);
    return {first, first + piecesOf(m_graph->nodes(group), peoplePerPiece)};
}

std::pair<BlockGraph::Nodes, std::uint32_t> BlockRows::nodeGroup(std::uint32_t piece) const {
    auto group = BlockGraph::Nodes::customers;
    while (piece >= nodePieces(group).second)
        group = static_cast<BlockGraph::Nodes>(static_cast<std::size_t>(group) + 1);
    return {group, piece - nodePieces(group).first};
}

std::uint32_t BlockRows::paymentPieces() const {
    return piecesOf(m_graph->payments(), peoplePerPiece);
}

std::uint64_t BlockRows::edgesInPiece(std::uint32_t piece) const {
    const std::uint32_t payments = paymentPieces();
    const std::uint32_t customers = pieceCount(Table::customers);
    if (piece < payments)
        return rowsInPiece(m_graph->payments(), peoplePerPiece, piece);
    return piece < payments + customers ? pieceRows(Table::customers, piece - payments)
                                        : pieceRows(Table::devices, piece - payments - customers);
}

const Batch& BlockRows::transactions(std::uint32_t piece) {
    m_batch->take(m_maker, piece);
    return *m_batch;
}

const Batch& BlockRows::transactions(std::uint64_t first, std::uint64_t count) {
    m_batch->take(m_maker, static_cast<std::size_t>(first), static_cast<std::size_t>(count));
    return *m_batch;
}

std::span<const Customer> BlockRows::customers(std::uint32_t piece) {
    m_customerRows.clear();
    const std::uint64_t first = m_firstCustomer + piece * peoplePerPiece;
    for (std::uint64_t i = 0; i < pieceRows(Table::customers, piece); ++i)
        m_customerRows.push_back(population().customer(first + i));
    return m_customerRows;
}

std::span<const DeviceRow> BlockRows::devices(std::uint32_t piece) {
    m_deviceRows.clear();
    const std::vector<Enrolment>& enrolments = m_maker.enrolments();
    auto enrolled = std::lower_bound(enrolments.begin(), enrolments.end(), m_devicePieces[piece].customer,
                                     [](const Enrolment& e, std::uint64_t customer) { return e.customer < customer; });
    for (std::uint64_t i = m_devicePieces[piece].customer; i < m_devicePieces[piece + 1].customer; ++i) {
        const Customer customer = population().customer(m_firstCustomer + i);
        for (std::uint32_t k = 0; k < customer.deviceCount; ++k)
            m_deviceRows.push_back({customer.index, customer.devices[k]});
        for (; enrolled != enrolments.end() && enrolled->customer == i; ++enrolled)
            m_deviceRows.push_back({customer.index, enrolled->device});
    }
    return m_deviceRows;
}

std::span<const LabelRow> BlockRows::labels(std::uint32_t piece) {
    m_labelRows.clear();
    const std::uint64_t first = piece * peoplePerPiece;
    for (std::uint64_t i = 0; i < pieceRows(Table::labels, piece); ++i)
        m_labelRows.push_back(m_maker.label(first + i));
    return m_labelRows;
}

std::span<const EpisodeRow> BlockRows::episodes(std::uint32_t piece) const {
    return std::span(m_maker.truth().episodes()).subspan(piece * peoplePerPiece, pieceRows(Table::episodes, piece));
}

std::span<const Merchant> BlockRows::merchants(std::uint32_t piece) {
    m_merchantRows.clear();
    const std::uint64_t first = m_firstMerchant + piece * peoplePerPiece;
    for (std::uint64_t i = 0; i < pieceRows(Table::merchants, piece); ++i)
        m_merchantRows.push_back(population().merchantAt(first + i));
    return m_merchantRows;
}

std::span<const NodeRow> BlockRows::nodes(std::uint32_t piece) {
    m_nodeRows.clear();
    const auto [group, inGroup] = nodeGroup(piece);
    const std::uint64_t first = inGroup * peoplePerPiece;
    for (std::uint64_t i = 0; i < pieceRows(Table::nodes, piece); ++i)
        m_nodeRows.push_back(m_graph->node(group, first + i));
    return m_nodeRows;
}

std::span<const EdgeRow> BlockRows::edges(std::uint32_t piece) {
    m_edgeRows.clear();
    const std::uint32_t payments = paymentPieces();
    const std::uint32_t customers = payments + pieceCount(Table::customers);
    if (piece >= customers) {
        for (const DeviceRow& row : devices(piece - customers))
            m_edgeRows.push_back(BlockGraph::deviceOwner(row.customer, row.device.number));
        return m_edgeRows;
    }
    const std::uint64_t first = (piece < payments ? piece : piece - payments) * peoplePerPiece;
    for (std::uint64_t i = first; i < first + edgesInPiece(piece); ++i)
        m_edgeRows.push_back(piece < payments ? m_graph->payment(i) : m_graph->accountOwner(i));
    return m_edgeRows;
}

std::span<const CreditRow> BlockRows::credits(std::uint32_t piece) {
    m_creditRows.clear();
    const std::uint64_t first = piece * peoplePerPiece;
    for (std::uint64_t i = 0; i < pieceRows(Table::credits, piece); ++i) {
        const Credit& credit = m_maker.credits()[first + i];
        m_creditRows.push_back({m_firstCustomer + credit.customer, credit});
    }
    return m_creditRows;
}

} // namespace ledgerloom
