#include "core/storage/data_card.h"
#include "core/storage/manifest.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace ledgerloom;

namespace {

DatasetInfo someInfo() {
    DatasetInfo info;
    info.config.output = "/somewhere";
    info.plan.rows = 100;
    info.plan.customers = 10;
    info.plan.blocks = 1;
    info.plan.shards = 1;
    info.plan.startDate = info.config.startDate;
    info.plan.endDate = info.config.endDate;
    info.fraudMixPpm = {{"CONTA_INVADIDA", 1'000'000}};
    info.absentFraudTypes = {"CLONAGEM", "OUTRA"};
    return info;
}

DatasetTotals someTotals() {
    DatasetTotals totals;
    totals.add({.shard = 0,
                .totals = {.rows = 60, .fraudRows = 1, .customers = 6, .devices = 8, .firstTimeUs = 5, .lastTimeUs = 9},
                .parts = {{.table = Table::transactions, .path = "transactions/a", .bytes = 600, .checksum = "00"}}});
    totals.add({.shard = 1,
                .totals = {.rows = 40, .fraudRows = 0, .customers = 4, .devices = 5, .firstTimeUs = 2, .lastTimeUs = 7},
                .parts = {{.table = Table::transactions, .path = "transactions/b", .bytes = 400, .checksum = "11"}}});
    return totals;
}

} // namespace

/// The manifest and the data card are functions of what decides the data, and of nothing else.
class TestManifest : public QObject {
    Q_OBJECT

private slots:
    void howARunIsDoneIsNotInIt() {
        const DatasetInfo info = someInfo();
        DatasetInfo other = info;
        other.config.output = "/elsewhere";
        other.config.workers = 7;
        other.config.memoryLimitBytes = 1 << 30;
        other.config.checkIntervalMs = 250;
        other.config.quiet = true;
        other.config.ifExists = IfExists::overwrite;
        QCOMPARE(manifestText(info, someTotals(), "ab"), manifestText(other, someTotals(), "ab"));
        QCOMPARE(dataCardText(info, someTotals()), dataCardText(other, someTotals()));
        QCOMPARE(planFingerprint(info), planFingerprint(other));
    }

    void whatDecidesTheDataIsInIt() {
        const DatasetInfo info = someInfo();
        DatasetInfo seed = info;
        seed.config.seed = 43;
        DatasetInfo rows = info;
        rows.plan.rows = 101;
        for (const DatasetInfo& other : {seed, rows}) {
            QVERIFY(manifestText(info, someTotals(), "ab") != manifestText(other, someTotals(), "ab"));
            QVERIFY(planFingerprint(info) != planFingerprint(other));
        }
        QVERIFY(manifestText(info, someTotals(), "ab") != manifestText(info, someTotals(), "cd"));
    }

    void totalsAreTheSumsOfTheShards() {
        const auto manifest = nlohmann::json::parse(manifestText(someInfo(), someTotals(), "ab"));
        const auto& table = manifest["tables"]["transactions"];
        QCOMPARE(table["parts"].get<int>(), 2);
        QCOMPARE(table["rows"].get<int>(), 100);
        QCOMPARE(table["bytes"].get<int>(), 1000);
        QCOMPARE(table["fraud_rows"].get<int>(), 1);
        QCOMPARE(table["first_time"].get<std::string>(), std::string("1970-01-01T00:00:00.000002"));
        QCOMPARE(table["last_time"].get<std::string>(), std::string("1970-01-01T00:00:00.000009"));
        QCOMPARE(manifest["fraud_mix_ppm"]["CONTA_INVADIDA"].get<int>(), 1'000'000);
        QCOMPARE(manifest["absent_fraud_types"].size(), std::size_t(2));
    }

    void theCardSaysHowToLoadAndWhatItIsNot() {
        const std::string card = dataCardText(someInfo(), someTotals());
        for (const char* text : {"pandas", "Polars", "DuckDB", "Spark", "transactions/*.jsonl", "Seed ", "CPF",
                                 "CLONAGEM, OUTRA.", "| is_fraud | boolean | label |", "conta_destino"}) {
            QVERIFY2(card.find(text) != std::string::npos, text);
        }
        DatasetInfo without = someInfo();
        without.plan.ownColumns = false;
        QVERIFY(dataCardText(without, someTotals()).find("conta_destino") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestManifest)
#include "tst_manifest.moc"
