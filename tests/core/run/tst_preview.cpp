#include "core/run/planner.h"
#include "core/run/preview.h"
#include "tests/support/encoded.h"

#include <QTest>

#include <algorithm>

using namespace ledgerloom;

namespace {

RunConfig config() {
    RunConfig config;
    config.sizeBytes = 2'000'000;
    config.fraudRatePpb = 100'000'000;
    config.output = "null";
    return config;
}

} // namespace

class TestPreview : public QObject {
    Q_OBJECT

private slots:
    void theRowsAreTheRunsFirstOnes() {
        RunConfig asked = config();
        asked.labels = Labels::both;
        asked.merchants = true;
        asked.credits = true;
        asked.graph = true;
        asked.sizeBytes = 40'000'000; // room for them
        asked.rows = 0;
        testing::EncodedBlock encoder(makePlan(asked)->plan);
        encoder.make(0);
        for (const Table table : allTables) {
            const auto shown = preview(asked, table, 50);
            QVERIFY(shown.ok());
            const std::string text = testing::textOf(encoder, table);
            const auto rows = std::min<std::ptrdiff_t>(50, std::count(text.begin(), text.end(), '\n'));
            QVERIFY(rows > 10);
            QCOMPARE(shown->rows.size(), std::size_t(rows));
            QCOMPARE(shown->fraud.size(), std::size_t(rows));
            QVERIFY(text.starts_with(shown->text));
            QCOMPARE(std::count(shown->text.begin(), shown->text.end(), '\n'), rows);
        }
    }
    void aTableThatTheRunDoesNotHaveIsRefused() {
        const auto shown = preview(config(), Table::labels, 5);
        QVERIFY(!shown.ok());
        QVERIFY(shown.error().message.find("--labels both") != std::string::npos);
    }
    void cellsAreTheFilesTexts() {
        const auto shown = preview(config(), Table::transactions, 200);
        const auto rows = testing::rowsOf(shown->text);
        QCOMPARE(shown->columns.size(), std::size_t{41});
        bool fraud = false;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(shown->rows[i].size(), shown->columns.size());
            for (std::size_t c = 0; c < shown->columns.size(); ++c) {
                const auto& value = rows[i].at(shown->columns[c]);
                QCOMPARE(shown->rows[i][c].has_value(), !value.is_null());
                if (value.is_string())
                    QCOMPARE(*shown->rows[i][c], value.get<std::string>());
                else if (value.is_number()) // digits as they are written, "10.50" not "10.5"
                    QVERIFY(shown->text.find(':' + *shown->rows[i][c]) != std::string::npos);
                else if (value.is_boolean())
                    QCOMPARE(*shown->rows[i][c], std::string(value.get<bool>() ? "true" : "false"));
            }
            QCOMPARE(bool(shown->fraud[i]), rows[i].at("is_fraud").get<bool>());
            fraud = fraud || shown->fraud[i];
        }
        QVERIFY(fraud);
    }
    void amountsKeepTwoDecimals() {
        const auto shown = preview(config(), Table::transactions, 100);
        const auto column =
            std::size_t(std::find(shown->columns.begin(), shown->columns.end(), "valor") - shown->columns.begin());
        for (const auto& row : shown->rows) {
            const std::string& amount = *row[column];
            QVERIFY2(amount.size() >= 4 && amount[amount.size() - 3] == '.', amount.c_str());
        }
    }
    void nestedColumnsAreNamedByTheirPath() {
        const auto shown = preview(config(), Table::customers, 5);
        QVERIFY(std::count(shown->columns.begin(), shown->columns.end(), "endereco.cidade") == 1);
        QVERIFY(std::count(shown->columns.begin(), shown->columns.end(), "endereco") == 0);
        QCOMPARE(shown->columns.size(), std::size_t{24}); // 20, one of them five
        QVERIFY(std::none_of(shown->fraud.begin(), shown->fraud.end(), [](bool f) { return f; }));
    }
    void noMoreThanAThousandAndNoMoreThanThereAre() {
        QCOMPARE(preview(config(), Table::transactions, 1'000'000)->rows.size(), std::size_t{1'000});
        RunConfig tiny = config();
        tiny.sizeBytes = 0;
        tiny.rows = 7;
        QCOMPARE(preview(tiny, Table::transactions, 50)->rows.size(), std::size_t{7});
        QVERIFY(preview(tiny, Table::transactions, 0)->rows.empty());
    }
    void itStopsWhenItIsCancelled() {
        int asked = 0;
        const auto stopped = preview(config(), Table::transactions, 50, [&asked] { return ++asked > 1; });
        QVERIFY(!stopped.ok());
        QCOMPARE(stopped.error().code, ErrorCode::cancelled);
    }
    void whatCannotBeShownIsRefused() {
        RunConfig people = config();
        people.customersOnly = true;
        const auto none = preview(people, Table::transactions, 50);
        QVERIFY(!none.ok());
        QCOMPARE(none.error().code, ErrorCode::badInput);
        QVERIFY(preview(people, Table::devices, 5).ok());
        RunConfig bad = config();
        bad.endDate = bad.startDate - 1;
        QCOMPARE(preview(bad, Table::customers, 5).error().field, std::string("end-date"));
    }
};

QTEST_APPLESS_MAIN(TestPreview)
#include "tst_preview.moc"
