#include "core/run/row_sizes.h"
#include "tests/support/encoded.h"
#include "tests/support/plans.h"

#include <QTest>

using namespace ledgerloom;

class TestRowSizes : public QObject {
    Q_OBJECT

private slots:
    void theSampleIsNearTheWhole() {
        const Plan plan = testing::planOfRows(4 * rowsPerBlock);
        const RowSizes sizes = sampleRowSizes(plan, "{}").value();
        testing::EncodedBlock encoder(plan);
        std::uint64_t bytes[3] = {0, 0, 0};
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            encoder.make(block);
            for (const Table table : allTables)
                bytes[static_cast<std::size_t>(table)] += testing::textOf(encoder, table).size();
        }
        const auto near = [](std::uint64_t a, std::uint64_t b, double share) {
            return std::abs(double(a) / double(b) - 1) < share;
        };
        QVERIFY(near(sizes.transactionBytes(plan.rows), bytes[2], 0.005));
        QVERIFY(near(sizes.customerBytes(plan.customers), bytes[0], 0.02));
        QVERIFY(near(sizes.deviceBytes(plan.customers), bytes[1], 0.08));
        QCOMPARE(sizes.peopleBytes(plan.customers),
                 sizes.customerBytes(plan.customers) + sizes.deviceBytes(plan.customers));
    }
    void theSampleIsTheSameAgain() {
        const Plan plan = testing::planOfRows(30'000);
        const RowSizes one = sampleRowSizes(plan, "{}").value();
        const RowSizes again = sampleRowSizes(plan, "{}").value();
        QCOMPARE(one.rows, again.rows);
        QCOMPARE(one.rowBytes, again.rowBytes);
        QCOMPARE(one.peopleDeviceBytes, again.peopleDeviceBytes);
    }
    void aSmallBlockIsWeighedWhole() {
        const Plan plan = testing::planOfRows(3'000);
        const RowSizes sizes = sampleRowSizes(plan, "{}").value();
        testing::EncodedBlock encoder(plan);
        encoder.make(0);
        QCOMPARE(sizes.rows, plan.rows);
        QCOMPARE(sizes.rowBytes, std::uint64_t{testing::textOf(encoder, Table::transactions).size()});
        QCOMPARE(sizes.people, plan.customers);
        QCOMPARE(sizes.peopleCustomerBytes, std::uint64_t{testing::textOf(encoder, Table::customers).size()});
    }
    void customersAloneAreWeighedToo() {
        Plan plan = testing::planOf(0, 2'000);
        plan.customersOnly = true;
        const RowSizes sizes = sampleRowSizes(plan, "{}").value();
        QCOMPARE(sizes.people, std::uint64_t{2'000});
        QVERIFY(sizes.customerBytes(1) > 300 && sizes.customerBytes(1) < 1'024);
        QVERIFY(sizes.deviceBytes(1) > 200);
    }
    void rowsInIsTheInverseOfTransactionBytes() {
        RowSizes sizes;
        sizes.rows = 16'384;
        sizes.rowBytes = 16'384 * 1'003 + 77;
        for (const std::uint64_t rows : {1ULL, 1'000ULL, 123'456'789ULL, 1'000'000'000'000ULL})
            QVERIFY(std::abs(double(sizes.rowsIn(sizes.transactionBytes(rows))) - double(rows)) <=
                    1 + double(rows) * 1e-6);
        // With a row come two bytes of people.
        QCOMPARE(RowSizes().rowsIn(1'002'000, 2'000'000), std::uint64_t{1'000});
    }
};

QTEST_APPLESS_MAIN(TestRowSizes)
#include "tst_row_sizes.moc"
