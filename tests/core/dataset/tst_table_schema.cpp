#include "core/batch/table.h"
#include "core/dataset/table_schema.h"
#include "tests/support/plans.h"

#include <QTest>

#include <algorithm>

using namespace ledgerloom;

class TestTableSchema : public QObject {
    Q_OBJECT

private slots:
    // What is written and what readers expect are said in two places: they agree.
    void everyTableHasASchemaWithItsColumns() {
        const Plan plan = testing::planOfRows(1'000);
        for (const Table table : allTables) {
            const TableSchema* schema = knownSchema(tableName(table));
            QVERIFY2(schema != nullptr, tableName(table).data());
            std::vector<std::string> written;
            for (const Column& column : columnsOf(table, plan))
                written.emplace_back(column.name);
            std::vector<std::string> known;
            for (const SchemaColumn& column : schema->columns)
                known.push_back(column.name);
            QCOMPARE(known, written);
            for (const std::string& key : schema->key)
                QVERIFY(std::ranges::count(known, key) == 1);
            QCOMPARE(schemaOf(written), schema);
        }
    }
    void switchedColumnsAreThoseOfThePlan() {
        Plan plan = testing::planOfRows(1'000);
        plan.ownColumns = false;
        plan.labels = Labels::delayed;
        const auto has = [switched = switchedColumns(plan)](const char* name) {
            return switched.has(*knownSchema("transactions")->find(name));
        };
        QVERIFY(has("valor") && !has("conta_destino") && !has("saldo_depois") && !has("is_fraud"));
    }
    void nobodyElsesTableIsOurs() {
        QVERIFY(knownSchema("payments") == nullptr);
        QVERIFY(schemaOf({"id", "amount"}) == nullptr);
    }
};

QTEST_APPLESS_MAIN(TestTableSchema)
#include "tst_table_schema.moc"
