#include "core/run/run_monitor.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_probe.h"

#include <QtTest>

using namespace ledgerloom;

namespace {

/// A monitor of a run with four workers that do nothing.
struct Bench {
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    RunControl control{clock, 4};
    Budget budget{1 << 30};
    Progress progress;
    RunLog log{clock};
    History history;
    std::atomic<std::uint64_t> free = RunMonitor::unknownBytes;
    std::atomic<std::int64_t> paused = 0;
    RunMonitor monitor{{.control = control,
                        .budget = budget,
                        .progress = progress,
                        .log = log,
                        .history = history,
                        .rowsTotal = 1'000,
                        .workers = 4,
                        .diskFreeBytes = free,
                        .pausedUs = paused}};

    Bench() { log.begin(); }

    void sample(Level level = Level::normal, bool growing = false) {
        GuardReading reading;
        reading.memory = FakeProbe::roomyMachine();
        reading.atUs = clock->monotonicUs();
        reading.judgement.level = level;
        reading.judgement.growingTooFast = growing;
        monitor.sampled(reading);
    }
    int told(EventKind kind) const {
        int count = 0;
        for (const Event& event : log.events().since(0)) {
            count += event.kind == kind ? 1 : 0;
        }
        return count;
    }
};

} // namespace

/// Each level has its reaction, and each reaction its mark on the timeline.
class TestRunMonitor : public QObject {
    Q_OBJECT

private slots:
    void warningIsOnlyTold() {
        Bench bench;
        bench.monitor.levelChanged(Level::warning, "why");
        QCOMPARE(bench.control.workersAllowed(), 4U);
        QCOMPARE(bench.told(EventKind::level), 1);
        QCOMPARE(bench.log.events().since(0).back().text, std::string("WARNING: why"));
        QCOMPARE(int(bench.log.events().since(0).back().level), int(Level::warning));
    }

    void criticalParksDownToOneAndNormalGrowsBackStepByStep() {
        Bench bench;
        bench.monitor.levelChanged(Level::critical, "why");
        QCOMPARE(bench.control.workersAllowed(), 1U);
        QVERIFY(bench.monitor.takeGiveBack());
        QVERIFY(!bench.monitor.takeGiveBack());
        bench.clock->advanceUs(10'000'000);
        bench.sample(Level::critical);
        QCOMPARE(bench.control.workersAllowed(), 1U);
        bench.monitor.levelChanged(Level::normal, "better");
        for (std::uint32_t allowed = 2; allowed <= 4; ++allowed) {
            bench.clock->advanceUs(1'900'000);
            bench.sample();
            QCOMPARE(bench.control.workersAllowed(), allowed - 1);
            bench.clock->advanceUs(200'000);
            bench.sample();
            QCOMPARE(bench.control.workersAllowed(), allowed);
        }
        QCOMPARE(bench.told(EventKind::reaction), 4);
    }

    void emergencyStopsForMemory() {
        Bench bench;
        bench.monitor.levelChanged(Level::emergency, "why");
        QCOMPARE(int(bench.control.stopReason()->code), int(ErrorCode::memory));
        QVERIFY(bench.control.stopReason()->message.find("why") != std::string::npos);
    }

    void slowingDownIsToldOnceEachWay() {
        Bench bench;
        for (const bool growing : {false, true, true, false}) {
            bench.clock->advanceUs(100'000);
            bench.sample(Level::normal, growing);
        }
        QCOMPARE(bench.told(EventKind::reaction), 2);
    }

    void samplesHaveRatesAndTheTimeLeft() {
        Bench bench;
        bench.free = 123;
        for (int tenth = 0; tenth <= 20; ++tenth) {
            bench.sample();
            bench.progress.rows += 10;
            bench.progress.bytes += 1'000;
            bench.clock->advanceUs(100'000);
        }
        QCOMPARE(bench.history.newest(), std::uint64_t(21));
        Snapshot shown;
        bench.monitor.describe(shown);
        QCOMPARE(shown.sample.rowsPerSecond, 100.0);
        QCOMPARE(shown.sample.bytesPerSecond, 10'000.0);
        QCOMPARE(*shown.sample.diskFreeBytes, std::uint64_t(123));
        QVERIFY(shown.etaLowSeconds && *shown.etaLowSeconds <= 8.0 && *shown.etaHighSeconds >= 8.0);
    }
};

QTEST_GUILESS_MAIN(TestRunMonitor)
#include "tst_run_monitor.moc"
