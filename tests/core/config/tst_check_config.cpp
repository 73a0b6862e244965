#include "core/base/civil_time.h"
#include "core/config/fields.h"

#include <QTest>

#include <string>

using namespace ledgerloom;

/// Values that cannot go together are refused before anything is planned, naming both sides.
class TestCheckConfig : public QObject {
    Q_OBJECT

private slots:
    void theDefaultsAreFine() { QVERIFY(checkConfig(RunConfig{}).ok()); }
    void contradictions_data();
    void contradictions();
};

void TestCheckConfig::contradictions_data() {
    QTest::addColumn<RunConfig>("config");
    QTest::addColumn<std::string>("field");
    QTest::addColumn<std::string>("part");
    QTest::addColumn<std::string>("other");
    const auto row = [](const char* title, const char* field, const char* part, const char* other, auto change) {
        RunConfig config;
        change(config);
        QTest::newRow(title) << config << std::string(field) << std::string(part) << std::string(other);
    };
    row("no volume", "size", "neither size nor rows", "1GB", [](RunConfig& c) { c.sizeBytes = 0; });
    row("two volumes", "size", "size and rows are both", "Leave one out", [](RunConfig& c) { c.rows = 10; });
    row("end before start", "end-date", "2025-06-30", "start-date 2025-07-01",
        [](RunConfig& c) { c.endDate = c.startDate - 1; });
    row("rows of nobody's", "customers-only", "no rows", "1,000", [](RunConfig& c) {
        c.sizeBytes = 0;
        c.rows = 1000;
        c.customersOnly = true;
    });
    row("chunk under part", "chunk-size", "100MB", "part-size 200MB", [](RunConfig& c) {
        c.chunkSizeBytes = 100'000'000;
        c.partSizeBytes = 200'000'000;
    });
    row("chunks of a stream", "chunk-size", "standard output", "Leave chunk-size out", [](RunConfig& c) {
        c.chunkSizeBytes = 5'000'000'000;
        c.output = "-";
    });
    row("no payments to order", "order", "customers-only", "Leave one", [](RunConfig& c) {
        c.order = Order::time;
        c.customersOnly = true;
    });
    row("chunks in the order of time", "chunk-size", "order of time", "partition out", [](RunConfig& c) {
        c.partition = Partition::day;
        c.chunkSizeBytes = 5'000'000'000;
    });
    row("sorted runs of a stream", "partition", "is \"-\"", "Write to a folder", [](RunConfig& c) {
        c.partition = Partition::month;
        c.output = "-";
    });
    row("sorted runs in a bucket", "order", "s3://", "Write to a folder", [](RunConfig& c) {
        c.order = Order::time;
        c.output = "s3://bucket/prefix";
    });
    row("soft over hard", "soft-limit", "2GiB", "memory-limit 1GiB", [](RunConfig& c) {
        c.softLimitBytes = 2ull << 30;
        c.memoryLimitBytes = 1ull << 30;
    });
    row("soft at hard", "soft-limit", "1GiB", "memory-limit 1GiB", [](RunConfig& c) {
        c.softLimitBytes = 1ull << 30;
        c.memoryLimitBytes = 1ull << 30;
    });
    row("date out of range", "start-date", "1989-12-31", "1990-01-01 to 2100-12-31",
        [](RunConfig& c) { c.startDate = earliestDate - 1; });
    row("rate out of range", "fraud-rate", "60%", "0% to 50%", [](RunConfig& c) { c.fraudRatePpb = 600'000'000; });
    row("choice out of range", "log-level", "out of range", "error, warning, info or debug",
        [](RunConfig& c) { c.logLevel = static_cast<LogLevel>(9); });
    row("path with a line feed", "output", "control character", "a path", [](RunConfig& c) { c.output = "a\nb"; });
}

void TestCheckConfig::contradictions() {
    QFETCH(RunConfig, config);
    QFETCH(std::string, field);
    QFETCH(std::string, part);
    QFETCH(std::string, other);
    const auto result = checkConfig(config);
    QVERIFY(!result.ok());
    const std::string& message = result.error().message;
    QCOMPARE(result.error().field, field);
    QCOMPARE(exitCode(result.error().code), 2);
    QVERIFY2(message.starts_with(field + ": "), message.c_str());
    QVERIFY2(message.find(part) != std::string::npos, message.c_str());
    QVERIFY2(message.find(other) != std::string::npos, message.c_str());
}

QTEST_APPLESS_MAIN(TestCheckConfig)
#include "tst_check_config.moc"
