#include "core/config/plan.h"

#include <QTest>

using namespace ledgerloom;

namespace {

Plan planOf(std::uint64_t rows, std::uint64_t customers, std::uint32_t ratePpb = 5'000'000) {
    Plan plan;
    plan.rows = rows;
    plan.customers = customers;
    plan.fraudRatePpb = ratePpb;
    plan.blocks = (rows + rowsPerBlock - 1) / rowsPerBlock;
    return plan;
}

} // namespace

class TestPlan : public QObject {
    Q_OBJECT

private slots:
    void blocksHoldAllRowsAndNoneIsSmallButTheOnly_data() {
        QTest::addColumn<quint64>("rows");
        for (const quint64 rows : {1ULL, 2ULL, 65'535ULL, 65'536ULL, 65'537ULL, 98'303ULL, 98'304ULL, 98'305ULL,
                                   131'072ULL, 131'073ULL, 10'000'001ULL})
            QTest::addRow("%llu", rows) << rows;
    }
    void blocksHoldAllRowsAndNoneIsSmallButTheOnly() {
        QFETCH(const quint64, rows);
        const Plan plan = planOf(rows, std::max<std::uint64_t>(1, rows / 300));
        QCOMPARE(plan.rowsBefore(0), std::uint64_t{0});
        QCOMPARE(plan.rowsBefore(plan.blocks), std::uint64_t{rows});
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            const std::uint64_t here = plan.rowsBefore(block + 1) - plan.rowsBefore(block);
            QVERIFY(here <= rowsPerBlock);
            QVERIFY(plan.blocks == 1 || here >= rowsPerBlock / 2);
            QVERIFY(block + 2 >= plan.blocks || here == rowsPerBlock);
        }
    }
    void theLastTwoBlocksShareASmallRest() {
        const Plan plan = planOf(3 * rowsPerBlock + 1'000, 500);
        QCOMPARE(plan.rowsBefore(2), 2 * rowsPerBlock);
        const std::uint64_t third = plan.rowsBefore(3) - plan.rowsBefore(2);
        const std::uint64_t fourth = plan.rowsBefore(4) - plan.rowsBefore(3);
        QCOMPARE(third + fourth, rowsPerBlock + 1'000);
        QVERIFY(third - fourth <= 1 || fourth - third <= 1);
    }
    void customersAndFraudAreSharedOutWithoutALoss() {
        const Plan plan = planOf(1'000'003, 2'777, 3'333'333);
        std::uint64_t customers = 0;
        std::uint64_t fraud = 0;
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            QCOMPARE(plan.customersBefore(block), customers);
            QCOMPARE(plan.fraudBefore(block), fraud);
            customers += plan.customersBefore(block + 1) - plan.customersBefore(block);
            fraud += plan.fraudBefore(block + 1) - plan.fraudBefore(block);
            const double expected = double(plan.rowsBefore(block + 1)) * 0.003333333;
            QVERIFY(double(fraud) <= expected && double(fraud) > expected - 1);
        }
        QCOMPARE(customers, std::uint64_t{2'777});
        QCOMPARE(fraud, std::uint64_t{3'333});
    }
    void customersAloneAreSharedEvenly() {
        Plan plan = planOf(0, 200'000);
        plan.blocks = 4;
        for (std::uint64_t block = 0; block <= 4; ++block)
            QCOMPARE(plan.customersBefore(block), block * 50'000);
    }
    /// 10^15 bytes are some 10^12 rows: nothing may overflow on the way.
    void aPetabyteIsMonotonicAndExact() {
        const Plan plan = planOf(1'000'000'000'000, 5'000'000'000, 500'000'000);
        std::uint64_t block = 0;
        for (std::uint64_t step = 1; block < plan.blocks; block += step, step = step * 3 / 2 + 1) {
            const std::uint64_t next = std::min(block + 1, plan.blocks);
            QCOMPARE(plan.rowsBefore(block), block * rowsPerBlock);
            QVERIFY(plan.rowsBefore(next) > plan.rowsBefore(block));
            QVERIFY(plan.customersBefore(next) > plan.customersBefore(block));
            QVERIFY(plan.fraudBefore(next) - plan.fraudBefore(block) <= rowsPerBlock / 2 + 1);
        }
        QCOMPARE(plan.rowsBefore(plan.blocks), plan.rows);
        QCOMPARE(plan.customersBefore(plan.blocks), plan.customers);
        QCOMPARE(plan.fraudBefore(plan.blocks), plan.rows / 2);
    }
    void shardsAreConsecutiveBlocks() {
        Plan plan = planOf(1'000'000, 3'000);
        plan.blocksPerShard = 5;
        QCOMPARE(plan.firstBlock(0), std::uint64_t{0});
        QCOMPARE(plan.firstBlock(3), std::uint64_t{15});
        plan.tableBytes[0] = 1;
        plan.tableBytes[1] = 20;
        plan.tableBytes[2] = 300;
        QCOMPARE(plan.expectedBytes(), std::uint64_t{321});
    }
};

QTEST_APPLESS_MAIN(TestPlan)
#include "tst_plan.moc"
