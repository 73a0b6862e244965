#include "core/base/random.h"
#include "core/dataset/realism/baseline.h"

#include <QTest>

#include <cmath>

using namespace ledgerloom;

namespace {

/// `tells` rows in a thousand have a bin that only fraud has.
Baseline::Row rowOf(bool fraud, std::uint32_t tells, Rng& rng) {
    Baseline::Row row{};
    for (std::uint8_t& bin : row)
        bin = static_cast<std::uint8_t>(rng.below(4));
    if (fraud && rng.chancePermille(tells))
        row[2] = 100;
    return row;
}

double areaFor(std::uint32_t tells) {
    Baseline baseline;
    Rng rng(7);
    for (int i = 0; i < 40'000; ++i)
        baseline.learn(rowOf(i % 100 == 0, tells, rng), i % 100 == 0);
    for (int i = 0; i < 40'000; ++i)
        baseline.judge(rowOf(i % 100 == 0, tells, rng), i % 100 == 0);
    return baseline.area();
}

} // namespace

class TestBaseline : public QObject {
    Q_OBJECT

private slots:
    void whatTellsNothingHasHalf() {
        QVERIFY2(std::abs(areaFor(0) - 0.5) < 0.05, qPrintable(QString::number(areaFor(0))));
    }
    void whatTellsAllHasAll() { QVERIFY(areaFor(1'000) > 0.999); }
    void aHalfOfTheFraudIsThreeQuarters() { QVERIFY(std::abs(areaFor(500) - 0.75) < 0.05); }
    void samplesStandForAllOfThem() {
        // Far more than are kept: the first half cannot be told, the second can.
        Baseline baseline;
        Rng rng(3);
        for (int i = 0; i < 10'000; ++i)
            baseline.learn(rowOf(i % 10 == 0, 1'000, rng), i % 10 == 0);
        for (int i = 0; i < 600'000; ++i) {
            const bool fraud = i % 2 == 0;
            baseline.judge(rowOf(fraud, i < 300'000 ? 0 : 1'000, rng), fraud);
        }
        QVERIFY(std::abs(baseline.area() - 0.75) < 0.02);
    }
    void withoutFraudItSaysNothing() {
        Baseline baseline;
        baseline.judge({}, false);
        QCOMPARE(baseline.area(), 0.5);
    }
};

QTEST_APPLESS_MAIN(TestBaseline)
#include "tst_baseline.moc"
