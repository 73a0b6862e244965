#include "tests/support/program.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

using ledgerloom::testing::Program;
using ledgerloom::testing::ProgramEnd;

/// `ledgerloom estimate` says what the run will be, in words and in JSON, and writes nothing.
class TestEstimate : public QObject {
    Q_OBJECT

private slots:
    void forPeople();
    void inJson();
    void whatStandsInTheWay();
    void theRunIsAsEstimated();
};

void TestEstimate::forPeople() {
    Program program;
    const ProgramEnd end = program.run({"estimate", "--rows", "100k", "--fraud-rate", "2%"});
    QVERIFY2(end.exitCode == 0, end.err.c_str());
    for (const char* part : {"100,000, of which 2,000 fraud", "Customers", "Memory", "Workers", "Time"})
        QVERIFY2(end.out.find(part) != std::string::npos, end.out.c_str());
}

void TestEstimate::inJson() {
    Program program;
    const ProgramEnd end = program.run({"estimate", "--size", "50GB", "--output", "null", "--json"});
    QVERIFY2(end.exitCode == 0, end.err.c_str());
    const auto json = nlohmann::json::parse(end.out, nullptr, false);
    QVERIFY2(json.is_object(), end.out.c_str());
    QVERIFY(std::abs(json["output_bytes"].get<double>() - 50e9) < 0.5e9);
    QVERIFY(json["memory"]["streaming_peak_bytes"].get<double>() < 256.0 * 1024 * 1024);
    QVERIFY(json["memory"]["batch_peak_bytes"].get<double>() > 10e9);
    QVERIFY(json["can_start"].get<bool>());
    QVERIFY(json["obstacles"].empty());
}

void TestEstimate::whatStandsInTheWay() {
    Program program;
    const ProgramEnd end = program.run({"estimate", "--size", "900TB", "--output", "out", "--json"});
    QCOMPARE(end.exitCode, 4);
    const auto json = nlohmann::json::parse(end.out, nullptr, false);
    QVERIFY(!json["can_start"].get<bool>());
    QCOMPARE(json["obstacles"][0]["exit_code"].get<int>(), 4);
    QVERIFY2(end.says("free"), end.err.c_str());
    QVERIFY(!std::filesystem::exists(program.path("out")));
}

void TestEstimate::theRunIsAsEstimated() {
    Program program;
    const auto estimate =
        nlohmann::json::parse(program.run({"estimate", "--size", "5MB", "--json"}).out, nullptr, false);
    QCOMPARE(program.run({"generate", "--size", "5MB", "--output", "out", "--quiet"}).exitCode, 0);
    const auto status = nlohmann::json::parse(program.run({"status", "out", "--json"}).out, nullptr, false);
    const auto& table = status["dataset"]["tables"]["transactions"];
    QVERIFY(table["rows"] == estimate["rows"]);
    QVERIFY(table["fraud_rows"] == estimate["fraud_rows"]);
}

QTEST_GUILESS_MAIN(TestEstimate)
#include "tst_estimate.moc"
