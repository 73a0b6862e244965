#include "ui/monitor/human.h"
#include "ui/monitor/scale.h"

#include <QTest>

#include <cmath>

using namespace ledgerloom;

namespace {

constexpr double mebibyte = 1024.0 * 1024.0;
constexpr std::int64_t second = 1'000'000;

QStringList labels(const Scale& scale) {
    QStringList texts;
    for (const Tick& tick : scale.ticks) {
        texts << tick.label;
    }
    return texts;
}

} // namespace

class TestMonitorScale : public QObject {
    Q_OBJECT

private slots:
    void memoryTicksAreRoundInBinaryUnits();
    void memoryScaleHoldsItsTopInFewSteps();
    void growthHasZeroAndSigns();
    void idleGrowthDoesNotFillThePlot();
    void twoAxesShareTheirGrid();
    void timeTicksAreInUnitsOfPeople_data();
    void timeTicksAreInUnitsOfPeople();
    void scaleStaysWhileItFits();
    void numbersForPeople_data();
    void numbersForPeople();
};

void TestMonitorScale::memoryTicksAreRoundInBinaryUnits() {
    QCOMPARE(labels(memoryScale(84 * mebibyte, 3)), QStringList({u"0"_qs, u"32 MiB"_qs, u"64 MiB"_qs, u"96 MiB"_qs}));
    QCOMPARE(labels(memoryScale(1300 * mebibyte, 3)),
             QStringList({u"0"_qs, u"512 MiB"_qs, u"1 GiB"_qs, u"1.5 GiB"_qs}));
}

void TestMonitorScale::memoryScaleHoldsItsTopInFewSteps() {
    for (double top = 1; top < 1e15; top *= 1.37) {
        for (int most = 2; most <= 5; ++most) {
            const Scale scale = memoryScale(top, most);
            QVERIFY(scale.high >= top);
            QVERIFY(scale.intervals() >= 2 && scale.intervals() <= most);
            QCOMPARE(scale.ticks.back().value, scale.high);
        }
    }
}

void TestMonitorScale::growthHasZeroAndSigns() {
    const Scale scale = growthScale(-10 * mebibyte, 40 * mebibyte, 5);
    QCOMPARE(labels(scale), QStringList({u"−16"_qs, u"0"_qs, u"+16"_qs, u"+32"_qs, u"+48"_qs}));
    for (double size = 1; size < 1e13; size *= 3.1) {
        const Scale wide = growthScale(-size, 0.3 * size, 4);
        QVERIFY(wide.low <= -size && wide.high >= 0.3 * size);
        QVERIFY(wide.intervals() <= 4);
        QVERIFY(labels(wide).contains(u"0"_qs));
    }
}

void TestMonitorScale::idleGrowthDoesNotFillThePlot() {
    const Scale scale = growthScale(-3000, 5000, 4);
    QVERIFY(scale.high >= mebibyte && scale.low <= -mebibyte);
}

void TestMonitorScale::twoAxesShareTheirGrid() {
    for (const double top : {7.0, 999.0, 742'000.0, 3.1e9}) {
        const Scale rows = rowsScale(top, 4);
        QVERIFY(rows.high >= top && rows.high <= 1.5 * std::max(top, 10.0));
        QVERIFY(rows.intervals() <= 4);
        QCOMPARE(speedScale(1.7e9, rows.intervals()).intervals(), rows.intervals());
    }
    QCOMPARE(labels(rowsScale(742'000, 4)), QStringList({u"0"_qs, u"250k"_qs, u"500k"_qs, u"750k"_qs}));
    QCOMPARE(labels(speedScale(1.4e9, 3)), QStringList({u"0"_qs, u"500 MB/s"_qs, u"1 GB/s"_qs, u"1.5 GB/s"_qs}));
}

void TestMonitorScale::timeTicksAreInUnitsOfPeople_data() {
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("10 s") << 10
                          << QStringList({u"−10 s"_qs, u"−8 s"_qs, u"−6 s"_qs, u"−4 s"_qs, u"−2 s"_qs, u"now"_qs});
    QTest::newRow("2 min") << 120
                           << QStringList({u"−2:00"_qs, u"−1:40"_qs, u"−1:20"_qs, u"−60 s"_qs, u"−40 s"_qs, u"−20 s"_qs,
                                           u"now"_qs});
    QTest::newRow("10 min") << 600
                            << QStringList(
                                   {u"−10 min"_qs, u"−8 min"_qs, u"−6 min"_qs, u"−4 min"_qs, u"−2 min"_qs, u"now"_qs});
    QTest::newRow("1 h") << 3600
                         << QStringList({u"−1 h"_qs, u"−50 min"_qs, u"−40 min"_qs, u"−30 min"_qs, u"−20 min"_qs,
                                         u"−10 min"_qs, u"now"_qs});
}

void TestMonitorScale::timeTicksAreInUnitsOfPeople() {
    QFETCH(int, seconds);
    QFETCH(QStringList, expected);
    QCOMPARE(labels(timeScale(seconds * second, 900, u"now"_qs)), expected);
}

void TestMonitorScale::scaleStaysWhileItFits() {
    const Scale scale = memoryScale(100 * mebibyte, 4);
    QVERIFY(stillFits(scale, 0, 60 * mebibyte));
    QVERIFY(!stillFits(scale, 0, 129 * mebibyte));
    QVERIFY(!stillFits(scale, 0, 20 * mebibyte));
    QVERIFY(!stillFits(Scale(), 0, 0.5));
}

void TestMonitorScale::numbersForPeople_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing known is a dash") << human::memory({}) << u"–"_qs;
    QTest::newRow("growth") << human::growth(18 * mebibyte) << u"+18 MiB/s"_qs;
    QTest::newRow("shrinking") << human::growth(-3.2 * mebibyte) << u"−3.2 MiB/s"_qs;
    QTest::newRow("no growth has no sign") << human::growth(-900) << u"0 MiB/s"_qs;
    QTest::newRow("fast growth") << human::growth(2048 * mebibyte) << u"+2.00 GiB/s"_qs;
    QTest::newRow("rows") << human::rows(742'100) << u"742k rows/s"_qs;
    QTest::newRow("rounds into the next unit") << human::count(999'999) << u"1.00M"_qs;
    QTest::newRow("few") << human::count(12) << u"12"_qs;
    QTest::newRow("share") << human::percent(84, 4096) << u"2.1 %"_qs;
    QTest::newRow("tiny share") << human::percent(1, 30'000) << u"0.0033 %"_qs;
    QTest::newRow("share of nothing") << human::percent(1, 0) << u"–"_qs;
    QTest::newRow("unknown rate") << human::rows(std::nan("")) << u"– rows/s"_qs;
}

void TestMonitorScale::numbersForPeople() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(text, expected);
}

QTEST_GUILESS_MAIN(TestMonitorScale)
#include "tst_monitor_scale.moc"
