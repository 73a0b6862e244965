#include "core/batch/block_rows.h"
#include "tests/support/plans.h"

#include <QTest>

#include <map>
#include <set>
#include <tuple>

using namespace ledgerloom;
using testing::planOf;
using testing::planOfRows;

namespace {

using Name = std::tuple<NodeKind, std::uint8_t, std::uint64_t>;

Name nameOf(const NodeName& node) {
    return {node.kind, node.bank, node.number};
}

Plan withGraph(Plan plan) {
    plan.graph = true;
    return plan;
}

/// All nodes and edges of a plan's blocks.
struct Graph {
    std::map<Name, NodeRow> nodes;
    std::vector<EdgeRow> edges;
    std::uint64_t nodeRows = 0;
    std::uint64_t others = 0;
    std::uint64_t devices = 0;

    explicit Graph(const Plan& plan) {
        BlockRows rows(plan);
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            const BlockTotals totals = rows.make(block);
            devices += totals.devices;
            others += rows.graph()->nodes(BlockGraph::Nodes::others);
            held = std::max(held, 16 * (rows.graph()->nodes(BlockGraph::Nodes::others) +
                                        rows.graph()->nodes(BlockGraph::Nodes::devices) + totals.customers) +
                                      4 * rows.graph()->payments());
            std::uint64_t seen = 0;
            for (std::uint32_t piece = 0; piece < rows.pieceCount(Table::nodes); ++piece)
                for (const NodeRow& node : rows.nodes(piece)) {
                    nodes.emplace(nameOf(node.name), node);
                    ++seen;
                }
            nodeRows += seen;
            const std::size_t before = edges.size();
            for (std::uint32_t piece = 0; piece < rows.pieceCount(Table::edges); ++piece) {
                const auto some = rows.edges(piece);
                sameCounts = sameCounts && some.size() == rows.pieceRows(Table::edges, piece);
                edges.insert(edges.end(), some.begin(), some.end());
            }
            sameCounts = sameCounts && seen == totals.nodes && edges.size() - before == totals.edges;
        }
    }
    std::uint64_t held = 0; ///< bytes of a block, at least
    bool sameCounts = true; ///< as the block says beforehand

    std::uint64_t lostEnds() const {
        std::uint64_t lost = 0;
        for (const EdgeRow& edge : edges)
            for (const NodeName& end : {edge.source, edge.target})
                lost += nodes.contains(nameOf(end)) ? 0U : 1U;
        return lost;
    }
    std::uint64_t count(EdgeKind kind) const {
        return static_cast<std::uint64_t>(
            std::ranges::count_if(edges, [kind](const EdgeRow& edge) { return edge.kind == kind; }));
    }
};

} // namespace

class TestBlockGraph : public QObject {
    Q_OBJECT

private slots:
    void everyEndIsANodeAndEveryNodeStandsOnce_data() {
        QTest::addColumn<std::uint64_t>("rows");
        QTest::addColumn<std::uint64_t>("customers");
        QTest::addColumn<std::uint32_t>("fraud");
        QTest::addColumn<std::uint32_t>("difficulty");
        QTest::newRow("one block") << 20'000UL << 60UL << 5'000'000U << 500U;
        QTest::newRow("usual") << 4 * rowsPerBlock << 700UL << 5'000'000U << 500U;
        QTest::newRow("much fraud") << 4 * rowsPerBlock << 900UL << 200'000'000U << 500U;
        QTest::newRow("careless crews") << 3 * rowsPerBlock << 900UL << 100'000'000U << 0U;
        QTest::newRow("patient crews") << 3 * rowsPerBlock << 900UL << 100'000'000U << 1000U;
        QTest::newRow("many customers") << 3 * rowsPerBlock << 9'000UL << 20'000'000U << 500U;
        QTest::newRow("few customers") << 3 * rowsPerBlock << 12UL << 5'000'000U << 500U;
    }
    void everyEndIsANodeAndEveryNodeStandsOnce() {
        QFETCH(std::uint64_t, rows);
        QFETCH(std::uint64_t, customers);
        QFETCH(std::uint32_t, fraud);
        QFETCH(std::uint32_t, difficulty);
        Plan plan = withGraph(planOf(rows, customers, fraud));
        plan.difficultyPermille = difficulty;
        const Graph graph(plan);
        QVERIFY(graph.sameCounts);
        QCOMPARE(graph.lostEnds(), std::uint64_t{0});
        QCOMPARE(graph.nodeRows, std::uint64_t{graph.nodes.size()});
        QVERIFY(graph.held <= BlockGraph::memoryBytes(plan));
    }
    void edgesAreThePaymentsSessionsAndBelongings() {
        const Plan plan = withGraph(planOfRows(rowsPerBlock));
        const Graph graph(plan);
        BlockMaker maker(plan);
        maker.make(0);
        std::set<std::pair<std::uint32_t, std::uint32_t>> sessions;
        for (std::size_t i = 0; i < maker.rowCount(); ++i)
            if (maker.row(i).device != noEntry)
                sessions.emplace(maker.row(i).customer, maker.row(i).session);
        QCOMPARE(graph.count(EdgeKind::payment), rowsPerBlock); // every payment has a receiver
        QCOMPARE(graph.count(EdgeKind::login), std::uint64_t{sessions.size()});
        QCOMPARE(graph.count(EdgeKind::ownership), plan.customers + graph.devices);
        for (const EdgeRow& edge : graph.edges) {
            const bool byAccount = edge.kind == EdgeKind::payment;
            QCOMPARE(edge.source.kind, byAccount ? NodeKind::account : NodeKind::customer);
            QVERIFY(byAccount ? edge.target.kind == NodeKind::account || edge.target.kind == NodeKind::merchant
                              : edge.target.kind != NodeKind::merchant && edge.target.kind != NodeKind::customer);
            if (byAccount)
                QCOMPARE(graph.nodes.at(nameOf(edge.source)).customer, edge.customer);
        }
    }
    void anAccountIsTheSameNodeFromBothEnds() {
        // Transfers between customers go to accounts that are somebody's, in whichever block.
        const Graph graph(withGraph(planOfRows(4 * rowsPerBlock)));
        std::uint64_t within = 0;
        for (const EdgeRow& edge : graph.edges)
            if (edge.kind == EdgeKind::payment && edge.target.kind == NodeKind::account)
                within += graph.nodes.at(nameOf(edge.target)).customer != NodeRow::nobody ? 1U : 0U;
        QVERIFY(within > 4 * rowsPerBlock / 20);
    }
    void rolesAreToldOnlyWithTheTruth() {
        Plan plan = withGraph(planOfRows(2 * rowsPerBlock, 50'000'000));
        std::map<FraudRole, std::uint64_t> roles;
        const Graph graph(plan);
        for (const auto& [name, node] : graph.nodes)
            ++roles[node.role];
        for (const FraudRole role : {FraudRole::victim, FraudRole::holder, FraudRole::mule, FraudRole::crew})
            QVERIFY(roles[role] > 0);
        for (const EdgeRow& edge : graph.edges)
            if (edge.kind == EdgeKind::payment && edge.fraud != FraudType::none) {
                QCOMPARE(edge.episode.customer, edge.customer);
                QVERIFY(graph.nodes.at(nameOf(edge.source)).role != FraudRole::none);
            }
    }
    void outsidersThatNobodyPaysAreFew() {
        const Graph graph(withGraph(planOfRows(4 * rowsPerBlock)));
        std::set<Name> paid;
        for (const EdgeRow& edge : graph.edges)
            paid.insert(nameOf(edge.target));
        std::uint64_t idle = 0;
        for (const auto& [name, node] : graph.nodes)
            idle += node.name.kind == NodeKind::account && node.customer == NodeRow::nobody && !paid.contains(name);
        // Merchants have an account each, and hardly anybody else is there for nothing.
        BlockRows rows(withGraph(planOfRows(4 * rowsPerBlock)));
        const std::uint64_t merchants = rows.population().merchantCount();
        QVERIFY2(idle < merchants + (graph.others - merchants) / 4, qPrintable(QString::number(idle)));
    }
    void theGraphLeavesThePaymentsAsTheyAre() {
        BlockRows with(withGraph(planOfRows(rowsPerBlock)));
        BlockRows without(planOfRows(rowsPerBlock));
        with.make(0);
        without.make(0);
        QCOMPARE(with.totals().rows, without.totals().rows);
        QCOMPARE(with.totals().episodes, std::uint64_t{0});
        QCOMPARE(with.totals().labels, std::uint64_t{0});
        QCOMPARE(without.totals().nodes + without.totals().edges, std::uint64_t{0});
        QVERIFY(without.graph() == nullptr && without.pieceCount(Table::edges) == 0);
        for (std::uint32_t piece = 0; piece < with.pieceCount(Table::transactions); ++piece) {
            const Batch& one = with.transactions(piece);
            const Batch& other = without.transactions(piece);
            QVERIFY(std::equal(one.timeUs.begin(), one.timeUs.begin() + one.rows, other.timeUs.begin()));
            QVERIFY(std::equal(one.amountCents.begin(), one.amountCents.begin() + one.rows, other.amountCents.begin()));
            QVERIFY(std::equal(one.status.begin(), one.status.begin() + one.rows, other.status.begin()));
        }
    }
    void aSampleOfABlockHasItsPartOfTheGraph() {
        BlockRows rows(withGraph(planOfRows(4 * rowsPerBlock)));
        const BlockTotals whole = rows.make(1);
        const BlockTotals part = rows.make(1, whole.customers / 4);
        QVERIFY(part.edges < whole.edges / 2 && part.edges > whole.edges / 8);
        for (std::uint32_t piece = 0; piece < rows.pieceCount(Table::edges); ++piece)
            QVERIFY(!rows.edges(piece).empty());
    }
};

QTEST_APPLESS_MAIN(TestBlockGraph)
#include "tst_block_graph.moc"
