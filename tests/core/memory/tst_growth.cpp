#include "core/memory/growth.h"

#include <QTest>

#include <cmath>

using namespace ledgerloom;

class TestGrowth : public QObject {
    Q_OBJECT

private slots:
    void unknownUntilHalfAWindowIsSeen() {
        GrowthSlope slope;
        QVERIFY(!slope.bytesPerSecond().has_value());
        slope.add(0, 0);
        slope.add(900'000, 100);
        QVERIFY(!slope.bytesPerSecond().has_value());
        slope.add(1'000'000, 100);
        QVERIFY(slope.bytesPerSecond().has_value());
    }
    void tellsASteadyRateExactly() {
        GrowthSlope slope;
        for (int tick = 0; tick <= 100; ++tick) {
            slope.add(tick * 100'000, 5'000'000'000U + static_cast<std::uint64_t>(tick) * 1'000'000U);
        }
        QVERIFY(std::abs(slope.bytesPerSecond().value() - 1e7) < 1);
    }
    void shrinkingIsNegative() {
        GrowthSlope slope;
        for (int tick = 0; tick <= 20; ++tick) {
            slope.add(tick * 100'000, 1'000'000'000U - static_cast<std::uint64_t>(tick) * 1'000'000U);
        }
        QVERIFY(std::abs(slope.bytesPerSecond().value() + 1e7) < 1);
    }
    void forgetsWhatIsOlderThanTheWindow() {
        GrowthSlope slope;
        for (int tick = 0; tick <= 50; ++tick) {
            const auto grown = static_cast<std::uint64_t>(std::min(tick, 20)) * 10'000'000U;
            slope.add(tick * 100'000, grown);
        }
        QVERIFY(std::abs(slope.bytesPerSecond().value()) < 1);
    }
    void oneOutlierHardlyMovesIt() {
        GrowthSlope slope;
        for (int tick = 0; tick <= 20; ++tick) {
            slope.add(tick * 100'000, tick == 10 ? 200'000'000U : 100'000'000U);
        }
        QVERIFY(std::abs(slope.bytesPerSecond().value()) < 1);
    }
};

QTEST_APPLESS_MAIN(TestGrowth)
#include "tst_growth.moc"
