#include "core/batch/table.h"
#include "core/dataset/table_schema.h"
#include "tests/support/plans.h"

#include <QTest>

#include <algorithm>

using namespace ledgerloom;

class TestTableSchema : public QObject {
    Q_OBJECT

private:
    static void checkColumns(Table table, const Plan& plan) {
        const TableSchema* schema = knownSchema(tableName(table), plan.schema);
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
        QCOMPARE(schemaOf(written)->table, schema->table);
    }

private slots:
    // What is written and what readers expect are said in two places: they agree.
    void everyTableHasASchemaWithItsColumns() {
        Plan plan = testing::planOfRows(1'000);
        for (const SchemaLanguage language : {SchemaLanguage::pt, SchemaLanguage::en}) {
            plan.schema = language;
            for (const Table table : allTables)
                checkColumns(table, plan);
        }
    }
    void valuesAreThoseOfTheLanguage() {
        const auto values = [](SchemaLanguage language, const char* column) {
            return knownSchema("transactions", language)->find(column)->values;
        };
        QCOMPARE(values(SchemaLanguage::pt, "tipo").at(1), std::string("CARTAO_CREDITO"));
        QCOMPARE(values(SchemaLanguage::en, "type").at(1), std::string("CREDIT_CARD"));
        QVERIFY(knownSchema("customers", SchemaLanguage::en)->find("address_city") != nullptr);
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
