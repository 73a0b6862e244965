#include "core/storage/dataset_layout.h"

#include <QtTest>

using namespace ledgerloom;

namespace {

DatasetLayout layoutOf(std::uint64_t shards, std::uint64_t perChunk = 0) {
    Plan plan;
    plan.shards = shards;
    plan.shardsPerChunk = perChunk;
    return DatasetLayout(plan);
}

} // namespace

/// Where parts stand, as the design says.
class TestDatasetLayout : public QObject {
    Q_OBJECT

private slots:
    void paths() {
        QCOMPARE(layoutOf(10'000).partPath(Table::transactions, 12), std::string("transactions/part-00000012.jsonl"));
        QCOMPARE(layoutOf(10'001).partPath(Table::devices, 10'000), std::string("devices/00010/part-00010000.jsonl"));
        QCOMPARE(layoutOf(20, 8).partPath(Table::customers, 17),
                 std::string("chunk-00002/customers/part-00000017.jsonl"));
    }

    void inTheOrderOfTimeEachPartOfTransactionsIsAUnit() {
        Plan plan;
        plan.rows = 3 * rowsPerBlock + 1;
        plan.shards = 4;
        plan.order = Order::time;
        const DatasetLayout layout(plan);
        QCOMPARE(layout.units(), std::uint64_t(8));
        QCOMPARE(DatasetLayout::mostUnits(plan), std::uint64_t(8));
        QVERIFY(layout.has(Table::customers, 3) && !layout.has(Table::transactions, 3));
        QVERIFY(layout.has(Table::transactions, 4) && !layout.has(Table::devices, 4));
        QCOMPARE(layout.partPath(Table::devices, 3), std::string("devices/part-00000003.jsonl"));
        QCOMPARE(layout.partPath(Table::transactions, 7), std::string("transactions/part-00000003.jsonl"));
    }

    void aPartitionsPartsAreKnownWithTheRowsOfItsDays() {
        Plan plan;
        plan.rows = 70'001;
        plan.shards = 2;
        plan.startDate = 20'270; // 2025-07-01
        plan.endDate = 20'272;
        plan.order = Order::time;
        plan.partition = Partition::day;
        DatasetLayout layout(plan);
        QCOMPARE(layout.units(), std::uint64_t(2));
        const std::vector<std::uint64_t> rowsOfDay{1, 0, 70'000};
        layout.setPartRanges(PartRanges(Partition::day, 20'270, rowsOfDay, plan.rowsPerPart()));
        QCOMPARE(layout.units(), std::uint64_t(5));
        QVERIFY(layout.units() <= DatasetLayout::mostUnits(plan));
        QCOMPARE(layout.partPath(Table::transactions, 2),
                 std::string("transactions/dt=2025-07-01/part-00000000.jsonl"));
        QCOMPARE(layout.partPath(Table::transactions, 4),
                 std::string("transactions/dt=2025-07-03/part-00000001.jsonl"));
        QVERIFY(DatasetLayout::isPartPath(layout.partPath(Table::transactions, 4)));
        QVERIFY(DatasetLayout::isPartPath("transactions/dt=2025-07/part-00000000.csv.gz"));
        QVERIFY(!DatasetLayout::isPartPath("transactions/dt=../part-00000000.jsonl"));
        QCOMPARE(layout.pattern(Table::transactions), std::string("transactions/dt=*/*.jsonl"));
    }

    void patternsReachEveryPart() {
        QCOMPARE(layoutOf(2).pattern(Table::transactions), std::string("transactions/*.jsonl"));
        QCOMPARE(layoutOf(20'000, 100).pattern(Table::transactions), std::string("chunk-*/transactions/*/*.jsonl"));
    }

    void chunksCoverAllShards() {
        const DatasetLayout layout = layoutOf(20, 8);
        QCOMPARE(layout.chunks(), std::uint64_t(3));
        QCOMPARE(layout.shardsIn(0), std::uint64_t(8));
        QCOMPARE(layout.shardsIn(2), std::uint64_t(4));
        QCOMPARE(layoutOf(20).chunks(), std::uint64_t(0));
    }

    void onlyOwnPathsAreOwn() {
        for (const std::uint64_t shards : {1U, 20'000U}) {
            for (const std::uint64_t perChunk : {0U, 7U}) {
                QVERIFY(DatasetLayout::isPartPath(layoutOf(shards, perChunk).partPath(Table::devices, shards - 1)));
            }
        }
        for (const char* path : {"/etc/passwd", "../transactions/part-00000000.jsonl", "transactions/../x",
                                 "transactions/part-00000000.jsonl/..", "transactions/notes.txt", "",
                                 "chunk-00000/../transactions/part-00000000.jsonl", "manifest.json"}) {
            QVERIFY2(!DatasetLayout::isPartPath(path), path);
        }
    }
};

QTEST_GUILESS_MAIN(TestDatasetLayout)
#include "tst_dataset_layout.moc"
