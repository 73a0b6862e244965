#include "core/telemetry/rate.h"

#include <QTest>

using namespace ledgerloom;

class TestRate : public QObject {
    Q_OBJECT

private slots:
    void zeroBeforeTheSecondRecord() {
        Rate rate;
        QCOMPARE(rate.perSecond(), 0.0);
        rate.record(5, 1000);
        QCOMPARE(rate.perSecond(), 0.0);
        rate.record(5, 2000);
        QCOMPARE(rate.perSecond(), 0.0);
    }
    void tellsTheWindowOnly() {
        Rate rate(1'000'000);
        rate.record(0, 0);
        for (std::int64_t tick = 1; tick <= 20; ++tick) {
            rate.record(tick * 100'000, static_cast<std::uint64_t>(tick) * 100);
        }
        QCOMPARE(rate.perSecond(), 1000.0);
        for (std::int64_t tick = 21; tick <= 30; ++tick) {
            rate.record(tick * 100'000, 2000); // nothing more comes
        }
        QCOMPARE(rate.perSecond(), 0.0);
    }
    void rareRecordsStillCoverTheWindow() {
        Rate rate(1'000'000);
        rate.record(0, 0);
        rate.record(5'000'000, 5000);
        QCOMPARE(rate.perSecond(), 1000.0);
        rate.record(10'000'000, 15'000);
        QCOMPARE(rate.perSecond(), 2000.0);
    }
};

QTEST_APPLESS_MAIN(TestRate)
#include "tst_rate.moc"
