#include "core/telemetry/eta.h"

#include <QTest>

using namespace ledgerloom;

class TestEta : public QObject {
    Q_OBJECT

private slots:
    void nobodyKnowsAtFirst() {
        QVERIFY(!estimateEta(0, 100, 10'000'000, 5).has_value());
        QVERIFY(!estimateEta(10, 100, 900'000, 5).has_value());
        QVERIFY(!estimateEta(10, 100, 10'000'000, 0).has_value());
        QVERIFY(!estimateEta(0, 0, 10'000'000, 0).has_value());
    }
    void aSteadyRunHasANarrowRange() {
        const auto eta = estimateEta(50, 100, 50'000'000, 1).value();
        QCOMPARE(eta.lowSeconds, 47.5);
        QCOMPARE(eta.highSeconds, 52.5);
    }
    void bothSpeedsBoundTheRange() {
        const auto slower = estimateEta(50, 100, 50'000'000, 0.5).value();
        QCOMPARE(slower.lowSeconds, 47.5);
        QCOMPARE(slower.highSeconds, 105.0);
        const auto faster = estimateEta(50, 100, 50'000'000, 2).value();
        QCOMPARE(faster.lowSeconds, 23.75);
        QCOMPARE(faster.highSeconds, 52.5);
    }
    void aFinishedRunHasNothingLeft() {
        for (const std::uint64_t done : {std::uint64_t{100}, std::uint64_t{101}}) {
            const auto eta = estimateEta(done, 100, 1, 0).value();
            QCOMPARE(eta.lowSeconds, 0.0);
            QCOMPARE(eta.highSeconds, 0.0);
        }
    }
};

QTEST_APPLESS_MAIN(TestEta)
#include "tst_eta.moc"
