#include "core/batch/batch.h"
#include "core/batch/block_maker.h"
#include "core/batch/table.h"
#include "tests/support/plans.h"

#include <QTest>

#include <memory>

using namespace ledgerloom;

class TestBatch : public QObject {
    Q_OBJECT

private slots:
    void unitsTogetherAreTheBlocksRows() {
        BlockMaker maker(testing::planOfRows(20'000));
        maker.make(0);
        const auto batch = std::make_unique<Batch>();
        std::size_t row = 0;
        for (const std::uint32_t expected : {8'192U, 8'192U, 3'616U}) {
            batch->take(maker, static_cast<std::uint32_t>(row / rowsPerUnit));
            QCOMPARE(batch->rows, expected);
            QCOMPARE(batch->dictionary, &maker.dictionary());
            for (std::size_t i = 0; i < batch->rows; ++i, ++row) {
                const Payment& p = maker.row(row);
                QCOMPARE(batch->customer[i], maker.firstCustomer() + p.customer);
                QVERIFY(batch->sequence[i] == p.sequence && batch->session[i] == p.session);
                QVERIFY(batch->timeUs[i] == p.timeUs && batch->amountCents[i] == p.amountCents);
                QVERIFY(batch->merchant[i] == p.merchant && batch->payee[i] == p.payee);
                QVERIFY(batch->device[i] == p.device && batch->card[i] == p.card && batch->ip[i] == p.ip);
                QVERIFY(batch->latE6[i] == p.latE6 && batch->lonE6[i] == p.lonE6);
                QVERIFY(batch->distanceCentiKm[i] == p.distanceCentiKm);
                QVERIFY(batch->minutesSinceLast[i] == p.minutesSinceLast);
                QVERIFY(batch->countLast24h[i] == p.countLast24h && batch->sumLast24hCents[i] == p.sumLast24hCents);
                QVERIFY(batch->scoreCenti[i] == p.scoreCenti && batch->flags[i] == p.flags);
                QVERIFY(batch->type[i] == p.type && batch->channel[i] == p.channel && batch->entry[i] == p.entry);
                QVERIFY(batch->installments[i] == p.installments && batch->status[i] == p.status);
                QVERIFY(batch->reason[i] == p.reason && batch->fraud[i] == p.fraud);
            }
        }
        QCOMPARE(row, maker.rowCount());
    }
    void tablesAreNamedAsTheirFolders() {
        QCOMPARE(tableName(Table::customers), std::string_view("customers"));
        QCOMPARE(tableName(Table::devices), std::string_view("devices"));
        QCOMPARE(tableName(Table::transactions), std::string_view("transactions"));
        QCOMPARE(tableName(Table::labels), std::string_view("labels"));
        QCOMPARE(tableName(Table::episodes), std::string_view("episodes"));
        QCOMPARE(tableName(Table::merchants), std::string_view("merchants"));
        QCOMPARE(tableName(Table::credits), std::string_view("credits"));
        QCOMPARE(tableName(Table::nodes), std::string_view("nodes"));
        QCOMPARE(tableName(Table::edges), std::string_view("edges"));
    }
    void aPlanHasTheTablesItIsAskedFor() {
        Plan plan;
        QCOMPARE(tableCount(plan), std::size_t{3});
        plan.labels = Labels::delayed;
        QVERIFY(hasTable(plan, Table::labels) && hasTable(plan, Table::episodes) && !plan.inlineLabels());
        plan.merchants = true;
        plan.credits = true;
        plan.graph = true;
        QCOMPARE(tableCount(plan), allTables.size());
        plan.customersOnly = true;
        QVERIFY(!hasTable(plan, Table::transactions) && !hasTable(plan, Table::labels));
        QVERIFY(hasTable(plan, Table::merchants) && !hasTable(plan, Table::nodes) && !hasTable(plan, Table::edges));
    }
};

QTEST_APPLESS_MAIN(TestBatch)
#include "tst_batch.moc"
