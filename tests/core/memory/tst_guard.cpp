#include "core/memory/guard.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_probe.h"

#include <QTest>

#include <mutex>
#include <vector>

using namespace ledgerloom;

namespace {

constexpr std::uint64_t mib = 1ULL << 20U;

const Limits someLimits{1000 * mib, 900 * mib, 500 * mib, "a test"};

/// A guard with a clock and a probe that the test moves.
struct Bench {
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::shared_ptr<FakeProbe> probe = std::make_shared<FakeProbe>();
    std::mutex mutex;
    std::vector<std::pair<Level, std::string>> changes; // guarded by mutex
    Guard guard{probe, clock, someLimits, GuardOptions{}};

    Bench() {
        guard.onLevelChange([this](Level level, const std::string& reason) {
            const std::lock_guard lock(mutex);
            changes.emplace_back(level, reason);
        });
    }
    /// Moves the clock by one interval and waits for the sample that this brings.
    bool tick() {
        const std::uint64_t before = guard.latest().samples;
        clock->advanceUs(100'000);
        return QTest::qWaitFor([&] { return guard.latest().samples > before; }, 5000);
    }
    bool ticks(int count) {
        while (count > 0 && tick()) {
            --count;
        }
        return count == 0;
    }
    std::vector<std::pair<Level, std::string>> seen() {
        const std::lock_guard lock(mutex);
        return changes;
    }
};

} // namespace

class TestGuard : public QObject {
    Q_OBJECT

private slots:
    void knowsTheStateOnceStarted();
    void publishesALevelAndTellsWhy();
    void fallsBackAfterTheDwell();
    void newLimitsAreUsedAtOnce();
    void remembersThePeak();
    void tellsEverySample();
    void fastGrowthRaisesTheSlowDownFlag();
    void plannedGrowthIsNotForecast();
    void samplesOnlyWhenTimeComes();
    void stopsAndStartsAgain();
    void stopsAtOnceWithARealClock();
    void readingsAreWholeUnderThreads();
};

void TestGuard::knowsTheStateOnceStarted() {
    Bench bench;
    QCOMPARE(bench.guard.latest().samples, 0U);
    bench.probe->setProcessBytes(950 * mib);
    bench.guard.start();
    QVERIFY(bench.guard.level() == Level::critical);
    QCOMPARE(bench.guard.latest().samples, 1U);
    QCOMPARE(bench.guard.latest().memory.processBytes.value.value(), 950 * mib);
    QVERIFY(bench.guard.latest().limits == someLimits);
}

void TestGuard::publishesALevelAndTellsWhy() {
    Bench bench;
    bench.guard.start();
    QVERIFY(bench.guard.level() == Level::normal);
    QVERIFY(bench.seen().empty());
    bench.probe->setProcessBytes(750 * mib);
    QVERIFY(bench.ticks(3));
    QVERIFY(bench.guard.level() == Level::warning);
    QCOMPARE(bench.seen().size(), 1U); // one call a change, not one a sample
    QVERIFY(bench.seen().front().first == Level::warning);
    QVERIFY(bench.seen().front().second.find("750 MiB") != std::string::npos);
}

void TestGuard::fallsBackAfterTheDwell() {
    Bench bench;
    bench.probe->setProcessBytes(1000 * mib);
    bench.guard.start();
    bench.probe->setProcessBytes(100 * mib);
    QVERIFY(bench.ticks(15));
    QVERIFY(bench.guard.level() == Level::emergency);
    QVERIFY(bench.ticks(10));
    QVERIFY(bench.guard.level() == Level::normal);
    QCOMPARE(bench.seen().size(), 2U);
    QVERIFY(bench.seen().back().first == Level::normal);
}

void TestGuard::newLimitsAreUsedAtOnce() {
    Bench bench;
    bench.probe->setProcessBytes(400 * mib);
    bench.guard.start();
    QVERIFY(bench.guard.level() == Level::normal);
    bench.guard.setLimits({400 * mib, 360 * mib, 0, "less"});
    QVERIFY(QTest::qWaitFor([&] { return bench.guard.level() == Level::emergency; }, 5000)); // the clock stands still
    QCOMPARE(bench.guard.latest().limits.hardBytes, 400 * mib);
}

void TestGuard::remembersThePeak() {
    Bench bench;
    bench.guard.start();
    bench.probe->setProcessBytes(300 * mib);
    QVERIFY(bench.tick());
    bench.probe->setProcessBytes(100 * mib);
    QVERIFY(bench.tick());
    QCOMPARE(bench.guard.latest().peakProcessBytes, 300 * mib);
}

void TestGuard::tellsEverySample() {
    Bench bench;
    std::atomic<std::uint64_t> told = 0;
    bench.guard.onSample([&](const GuardReading& reading) { told = reading.samples; });
    bench.guard.start();
    QCOMPARE(told.load(), 1U);
    QVERIFY(bench.ticks(5));
    bench.guard.stop();
    QCOMPARE(told.load(), bench.guard.latest().samples);
}

void TestGuard::fastGrowthRaisesTheSlowDownFlag() {
    Bench bench;
    bench.guard.setLimits({64'000 * mib, 60'000 * mib, 0, "a test"});
    bench.guard.start();
    for (std::uint64_t step = 1; step <= 45; ++step) {
        bench.probe->setProcessBytes((64 + step * 20) * mib); // 200 MiB a second
        QVERIFY(bench.tick());
    }
    QVERIFY(bench.guard.slowDown());
    QVERIFY(bench.guard.level() == Level::normal);
    QVERIFY(bench.ticks(30));
    QVERIFY(!bench.guard.slowDown());
}

void TestGuard::plannedGrowthIsNotForecast() {
    for (const bool planned : {false, true}) {
        const auto clock = std::make_shared<FakeClock>();
        const auto probe = std::make_shared<FakeProbe>();
        GuardOptions options;
        if (planned)
            options.plannedBytes = [] { return 900 * mib; };
        Guard guard(probe, clock, someLimits, options);
        guard.start();
        for (std::uint64_t step = 1; step <= 40; ++step) {
            probe->setProcessBytes((64 + step * 14) * mib); // to 624 MiB of 1000, at 140 a second
            const std::uint64_t before = guard.latest().samples;
            clock->advanceUs(100'000);
            QVERIFY(QTest::qWaitFor([&] { return guard.latest().samples > before; }, 5000));
        }
        QCOMPARE(guard.latest().judgement.secondsToLimit.has_value(), !planned);
    }
}

void TestGuard::samplesOnlyWhenTimeComes() {
    Bench bench;
    bench.guard.start();
    QTest::qWait(50);
    QCOMPARE(bench.probe->reads(), 1U);
    QVERIFY(bench.tick());
    QCOMPARE(bench.probe->reads(), 2U);
}

void TestGuard::stopsAndStartsAgain() {
    Bench bench;
    bench.guard.start();
    bench.guard.start(); // nothing more happens
    QCOMPARE(bench.probe->reads(), 1U);
    bench.guard.stop();
    bench.guard.stop();
    bench.guard.start();
    QVERIFY(bench.tick());
    QCOMPARE(bench.guard.latest().samples, 3U);
}

void TestGuard::stopsAtOnceWithARealClock() {
    GuardOptions options;
    options.intervalUs = 3'600'000'000;
    Guard guard(std::make_shared<FakeProbe>(), std::make_shared<SystemClock>(), someLimits, options);
    guard.start();
    guard.stop(); // would hang until the test's own limit
    QCOMPARE(guard.latest().samples, 1U);
}

void TestGuard::readingsAreWholeUnderThreads() {
    GuardOptions options;
    options.intervalUs = 200;
    const auto probe = std::make_shared<FakeProbe>();
    Guard guard(probe, std::make_shared<SystemClock>(), someLimits, options);
    guard.start();
    std::atomic<bool> done = false;
    std::thread changer([&] {
        for (std::uint64_t step = 0; !done; ++step) {
            guard.setLimits({(1000 + step % 100) * mib, (1000 + step % 100) * mib, 0, std::to_string(step % 100)});
            probe->setProcessBytes(step % 1000 * mib);
        }
    });
    bool whole = true;
    const std::int64_t giveUpUs = SystemClock().monotonicUs() + 20'000'000;
    while (guard.latest().samples < 300 && SystemClock().monotonicUs() < giveUpUs) {
        const Limits limits = guard.latest().limits;
        whole = whole && (limits == someLimits || limits.hardBytes == (1000 + std::stoull(limits.reason)) * mib);
    }
    done = true;
    changer.join();
    QVERIFY(whole);
    QVERIFY(guard.latest().samples >= 300);
}

QTEST_MAIN(TestGuard)
#include "tst_guard.moc"
