#include "core/base/clock.h"
#include "tests/support/fake_clock.h"

#include <QTest>

#include <thread>

using namespace ledgerloom;

class TestClock : public QObject {
    Q_OBJECT

private slots:
    void monotonicTimeGoesForward() {
        const SystemClock clock;
        const std::int64_t before = clock.monotonicUs();
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        QVERIFY(clock.monotonicUs() - before >= 2000);
    }
    void wallTimeIsCountedFromTheEpoch() {
        QVERIFY(SystemClock().wallUs() > 1'735'689'600'000'000); // 2025-01-01
    }
    void waitingEndsAtTheDeadline() {
        SystemClock clock;
        std::mutex mutex;
        std::condition_variable signal;
        std::unique_lock lock(mutex);
        const std::int64_t deadline = clock.monotonicUs() + 5000;
        QVERIFY(!clock.waitUntil(lock, signal, deadline, [] { return false; }));
        QVERIFY(clock.monotonicUs() >= deadline);
    }
    void waitingEndsWhenItIsDone() {
        SystemClock clock;
        std::mutex mutex;
        std::condition_variable signal;
        bool done = false;
        std::thread other([&] {
            const std::lock_guard guard(mutex);
            done = true;
            signal.notify_all();
        });
        std::unique_lock lock(mutex);
        const std::int64_t farAway = clock.monotonicUs() + 3'600'000'000;
        QVERIFY(clock.waitUntil(lock, signal, farAway, [&] { return done; }));
        lock.unlock();
        other.join();
    }
    void theFakeStandsStillUntilMoved() {
        FakeClock clock;
        const std::int64_t before = clock.monotonicUs();
        const std::int64_t wall = clock.wallUs();
        clock.advanceUs(1500);
        QCOMPARE(clock.monotonicUs(), before + 1500);
        QCOMPARE(clock.wallUs(), wall + 1500);
        clock.setWallUs(5);
        QCOMPARE(clock.monotonicUs(), before + 1500);
        QCOMPARE(clock.wallUs(), 5);
    }
};

QTEST_APPLESS_MAIN(TestClock)
#include "tst_clock.moc"
