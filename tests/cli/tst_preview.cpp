#include "tests/support/program.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

using ledgerloom::testing::Program;
using ledgerloom::testing::ProgramEnd;

/// `ledgerloom preview` shows what the run will write, byte for byte.
class TestPreview : public QObject {
    Q_OBJECT

private slots:
    void isTheStartOfTheRun_data();
    void isTheStartOfTheRun();
    void inJson();
};

void TestPreview::isTheStartOfTheRun_data() {
    QTest::addColumn<std::string>("table");
    for (const char* table : {"customers", "devices", "transactions"})
        QTest::newRow(table) << std::string(table);
}

void TestPreview::isTheStartOfTheRun() {
    QFETCH(std::string, table);
    Program program;
    QCOMPARE(program.run({"generate", "--size", "2MB", "--output", "out", "--quiet"}).exitCode, 0);
    const ProgramEnd end = program.run({"preview", "--size", "2MB", "--rows", "20", "--table", table});
    QVERIFY2(end.exitCode == 0, end.err.c_str());
    QCOMPARE(std::ranges::count(end.out, '\n'), std::ptrdiff_t{20});
    QFile part(QString::fromStdString(program.path("out/" + table + "/part-00000000.jsonl")));
    QVERIFY(part.open(QIODevice::ReadOnly));
    QVERIFY(part.readAll().startsWith(QByteArray::fromStdString(end.out)));
}

void TestPreview::inJson() {
    Program program;
    const ProgramEnd end = program.run({"preview", "--size", "2MB", "--json"});
    QVERIFY2(end.exitCode == 0, end.err.c_str());
    const auto json = nlohmann::json::parse(end.out, nullptr, false);
    QCOMPARE(json["rows"].size(), std::size_t{50});
    QCOMPARE(json["columns"][0].get<std::string>(), std::string("transaction_id"));
    for (const auto& row : json["rows"])
        QCOMPARE(row.size(), json["columns"].size());
}

QTEST_GUILESS_MAIN(TestPreview)
#include "tst_preview.moc"
