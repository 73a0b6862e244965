#include "core/memory/arrow_account.h"
#include "tests/support/fake_probe.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace ledgerloom;

/// What Arrow holds is known, bound and seen by whoever reads memory.
class TestArrowAccount : public QObject {
    Q_OBJECT

private slots:
    void countsAndRefusesBeyondTheLimit() {
        ArrowAccount account(100);
        QVERIFY(account.take(60));
        QVERIFY(!account.take(41));
        QVERIFY(!account.take(UINT64_MAX));
        QCOMPARE(account.usedBytes(), 60U);
        QVERIFY(account.take(40));
        account.giveBack(90);
        QCOMPARE(account.usedBytes(), 10U);
        QCOMPARE(account.peakBytes(), 100U);
    }

    void neverPassesTheLimitUnderThreads() {
        ArrowAccount account(1000);
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([&account] {
                for (int turn = 0; turn < 10'000; ++turn)
                    if (account.take(300))
                        account.giveBack(300);
            });
        threads.clear();
        QCOMPARE(account.usedBytes(), 0U);
        QVERIFY(account.peakBytes() <= 1000 && account.peakBytes() >= 300);
    }

    void theProbeAddsIt() {
        const auto account = std::make_shared<ArrowAccount>(100);
        QVERIFY(account->take(7));
        ArrowProbe probe(std::make_shared<FakeProbe>(), account);
        const MemoryReading reading = probe.read();
        QCOMPARE(reading.arrowBytes.value.value(), 7U);
        QVERIFY(reading.processBytes == FakeProbe::roomyMachine().processBytes);
    }
};

QTEST_APPLESS_MAIN(TestArrowAccount)
#include "tst_arrow_account.moc"
