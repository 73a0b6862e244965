#include "core/base/units.h"

#include <QTest>

#include <limits>
#include <string>

using namespace ledgerloom;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

/// What people write is read exactly, and what cannot be meant is refused in words that quote it.
class TestUnits : public QObject {
    Q_OBJECT

private slots:
    void sizes_data();
    void sizes();
    void badSizes_data();
    void badSizes();
    void counts_data();
    void counts();
    void rates_data();
    void rates();
    void badRates_data();
    void badRates();
    void percentOrSize();
    void durations_data();
    void durations();
    void badDurations();
    void speeds();
    void exactTextsReadBack_data();
    void exactTextsReadBack();
    void sizesForPeople_data();
    void sizesForPeople();
    void otherTextsForPeople();
};

void TestUnits::sizes_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::uint64_t>("bytes");
    const auto row = [](const char* text, std::uint64_t bytes) { QTest::newRow(text) << std::string(text) << bytes; };
    row("50GB", 50'000'000'000);
    row("1.5GiB", 1'610'612'736);
    row("12 gb", 12'000'000'000);
    row("  7 MiB ", 7'340'032);
    row("2K", 2'048);
    row("3m", 3'145'728);
    row("1G", 1'073'741'824);
    row("1T", 1'099'511'627'776);
    row("1TB", 1'000'000'000'000);
    row("2PiB", 2'251'799'813'685'248);
    row("1048576", 1'048'576);
    row("17 bytes", 17);
    row("0", 0);
    row("0.1KiB", 102);
    row("0.000000001GB", 1);
    row("1.23456789GB", 1'234'567'890);
}

void TestUnits::sizes() {
    QFETCH(std::string, text);
    QFETCH(std::uint64_t, bytes);
    const auto size = parseSize(text);
    QVERIFY2(size.ok(), size.ok() ? "" : size.error().message.c_str());
    QCOMPARE(*size, bytes);
}

void TestUnits::badSizes_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const char* text, const char* reason) {
        QTest::newRow(text) << std::string(text) << std::string(reason);
    };
    row("", "empty");
    row("-5GB", "negative");
    row("GB", "does not begin with a digit");
    row(".5GB", "does not begin with a digit");
    row("5 parsecs", "parsecs");
    row("1,000", "separators");
    row("1_000", "separators");
    row("1.", "after the point");
    row("1.5", "not a whole number");
    row("1e30", "unit \"e30\"");
    row("nan", "does not begin with a digit");
    row("99999999999999999999", "18 digits");
    row("999999999999TB", "too large");
    row("1.5.5GB", "unit");
}

void TestUnits::badSizes() {
    QFETCH(std::string, text);
    QFETCH(std::string, reason);
    const auto size = parseSize(text);
    QVERIFY(!size.ok());
    QCOMPARE(exitCode(size.error().code), 2);
    QVERIFY2(has(size.error().message, reason), size.error().message.c_str());
    QVERIFY2(has(size.error().message, "\"" + text + "\""), size.error().message.c_str());
    QVERIFY2(has(size.error().message, "50GB"), size.error().message.c_str());
}

void TestUnits::counts_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::uint64_t>("count");
    const auto row = [](const char* text, std::uint64_t count) { QTest::newRow(text) << std::string(text) << count; };
    row("10M", 10'000'000);
    row("1.5k", 1'500);
    row("2B", 2'000'000'000);
    row("2g", 2'000'000'000);
    row("1T", 1'000'000'000'000);
    row("123456", 123'456);
}

void TestUnits::counts() {
    QFETCH(std::string, text);
    QFETCH(std::uint64_t, count);
    const auto read = parseCount(text);
    QVERIFY(read.ok());
    QCOMPARE(*read, count);
    QVERIFY(!parseCount(text + "iB").ok());
}

void TestUnits::rates_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::uint32_t>("ppb");
    const auto row = [](const char* text, std::uint32_t ppb) { QTest::newRow(text) << std::string(text) << ppb; };
    row("0.5%", 5'000'000);
    row("2%", 20'000'000);
    row("0.02", 20'000'000);
    row("0", 0);
    row("1", 1'000'000'000);
    row("100 %", 1'000'000'000);
    row("0.0000001%", 1);
}

void TestUnits::rates() {
    QFETCH(std::string, text);
    QFETCH(std::uint32_t, ppb);
    const auto rate = parseRate(text);
    QVERIFY(rate.ok());
    QCOMPARE(*rate, ppb);
}

void TestUnits::badRates_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("reason");
    QTest::newRow("bare over 1") << std::string("2") << std::string("did you mean 2%");
    QTest::newRow("over 100%") << std::string("150%") << std::string("over 100%");
    QTest::newRow("unit") << std::string("5ppm") << std::string("ppm");
    QTest::newRow("word") << std::string("many") << std::string("digit");
}

void TestUnits::badRates() {
    QFETCH(std::string, text);
    QFETCH(std::string, reason);
    const auto rate = parseRate(text);
    QVERIFY(!rate.ok());
    QVERIFY2(has(rate.error().message, reason), rate.error().message.c_str());
}

void TestUnits::percentOrSize() {
    const auto share = parsePercentOrSize("92.5%");
    QVERIFY(share.ok());
    QCOMPARE(share->permille.value_or(0), 925u);
    const auto size = parsePercentOrSize("1.5GiB");
    QVERIFY(size.ok());
    QVERIFY(!size->permille);
    QCOMPARE(size->bytes, std::uint64_t{1'610'612'736});
    QVERIFY(!parsePercentOrSize("150%").ok());
    QVERIFY(!parsePercentOrSize("much").ok());
}

void TestUnits::durations_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::uint64_t>("micros");
    const auto row = [](const char* text, std::uint64_t us) { QTest::newRow(text) << std::string(text) << us; };
    row("250us", 250);
    row("100ms", 100'000);
    row("2 s", 2'000'000);
    row("1.5m", 90'000'000);
    row("1h", 3'600'000'000);
    row("2d", 172'800'000'000);
    row("100", 100'000);
}

void TestUnits::durations() {
    QFETCH(std::string, text);
    QFETCH(std::uint64_t, micros);
    const auto duration = parseDuration(text, 1000);
    QVERIFY(duration.ok());
    QCOMPARE(*duration, micros);
}

void TestUnits::badDurations() {
    QVERIFY(has(parseDuration("5").error().message, "unit is missing"));
    QVERIFY(has(parseDuration("5 moons").error().message, "moons"));
    QVERIFY(has(parseDuration("999999999999999999d").error().message, "too large"));
}

void TestUnits::speeds() {
    QCOMPARE(*parseRatePerSecond("100MB/s"), std::uint64_t{100'000'000});
    QCOMPARE(*parseRatePerSecond("1GiB /s"), std::uint64_t{1'073'741'824});
    QCOMPARE(*parseRatePerSecond("5MB"), std::uint64_t{5'000'000});
    QVERIFY(!parseRatePerSecond("5MB/h").ok());
}

void TestUnits::exactTextsReadBack_data() {
    QTest::addColumn<std::uint64_t>("number");
    QTest::addColumn<std::string>("size");
    QTest::addColumn<std::string>("count");
    const auto row = [](std::uint64_t number, const char* size, const char* count) {
        QTest::newRow(std::to_string(number).c_str()) << number << std::string(size) << std::string(count);
    };
    row(0, "0", "0");
    row(999, "999", "999");
    row(1'000, "1KB", "1K");
    row(1'024, "1KiB", "1024");
    row(50'000'000'000, "50GB", "50B");
    row(1'610'612'736, "1.5GiB", "1610612736");
    row(123'456'789, "123456789", "123456789");
    row(10'000'000, "10MB", "10M");
    row(1ull << 50, "1PiB", "1125899906842624");
}

void TestUnits::exactTextsReadBack() {
    QFETCH(std::uint64_t, number);
    QFETCH(std::string, size);
    QFETCH(std::string, count);
    QCOMPARE(exactSize(number), size);
    QCOMPARE(*parseSize(size), number);
    QCOMPARE(exactCount(number), count);
    QCOMPARE(*parseCount(count), number);
}

void TestUnits::sizesForPeople_data() {
    QTest::addColumn<std::uint64_t>("bytes");
    QTest::addColumn<std::string>("decimal");
    QTest::addColumn<std::string>("binary");
    QTest::addColumn<std::string>("both");
    const auto row = [](std::uint64_t bytes, const char* decimal, const char* binary, const char* both) {
        QTest::newRow(both) << bytes << std::string(decimal) << std::string(binary) << std::string(both);
    };
    row(1, "1 byte", "1 byte", "1 byte");
    row(12'000'000'000, "12.0 GB", "11.2 GiB", "12 GB = 11.2 GiB");
    row(1'610'612'736, "1.61 GB", "1.50 GiB", "1.5 GiB = 1.61 GB");
    row(1'234'567, "1.23 MB", "1.18 MiB", "1,234,567 bytes = 1.23 MB = 1.18 MiB");
    row(742'400, "742 KB", "725 KiB", "725 KiB = 742 KB");
    row(std::numeric_limits<std::uint64_t>::max(), "18447 PB", "16384 PiB",
        "18,446,744,073,709,551,615 bytes = 18447 PB = 16384 PiB");
}

void TestUnits::sizesForPeople() {
    QFETCH(std::uint64_t, bytes);
    QFETCH(std::string, decimal);
    QFETCH(std::string, binary);
    QFETCH(std::string, both);
    QCOMPARE(formatSize(bytes), decimal);
    QCOMPARE(formatSize(bytes, SizeStyle::binary), binary);
    QCOMPARE(describeSize(bytes), both);
}

void TestUnits::otherTextsForPeople() {
    QCOMPARE(formatCount(0), std::string("0"));
    QCOMPARE(formatCount(999), std::string("999"));
    QCOMPARE(formatCount(1'000), std::string("1,000"));
    QCOMPARE(formatCount(10'000'000), std::string("10,000,000"));
    QCOMPARE(counted(1, "part"), std::string("1 part"));
    QCOMPARE(counted(2'000, "part"), std::string("2,000 parts"));
    QCOMPARE(exactRate(5'000'000), std::string("0.5%"));
    QCOMPARE(exactRate(1), std::string("0.0000001%"));
    QCOMPARE(exactRate(1'000'000'000), std::string("100%"));
    QCOMPARE(formatDuration(0), std::string("0:00"));
    QCOMPARE(formatDuration(49'400'000), std::string("0:49"));
    QCOMPARE(formatDuration(129'500'000), std::string("2:10"));
    QCOMPARE(formatDuration(3'723'000'000), std::string("1:02:03"));
    QCOMPARE(formatDuration(183'845'000'000), std::string("2 d 3:04:05"));
    QCOMPARE(formatFixed(61.04, 1), std::string("61.0"));
    QCOMPARE(formatFixed(-0.5, 2), std::string("-0.50"));
    QCOMPARE(formatFixed(std::numeric_limits<double>::quiet_NaN(), 0), std::string("0"));
    QCOMPARE(formatFixed(1e300, 0), std::string("9000000000000"));
}

QTEST_APPLESS_MAIN(TestUnits)
#include "tst_units.moc"
