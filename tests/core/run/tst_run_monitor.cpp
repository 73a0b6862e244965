#include "core/run/run_monitor.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_probe.h"

#include <QtTest>

using namespace ledgerloom;

namespace {

/// A monitor of a run that does nothing.
struct Bench {
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    Budget budget{1 << 30};
    Progress progress;
    RunLog log{clock};
    History history;
    std::atomic<std::uint64_t> free = RunMonitor::unknownBytes;
    std::atomic<std::int64_t> paused = 0;
    RunMonitor monitor{{.budget = budget,
                        .progress = progress,
                        .log = log,
                        .history = history,
                        .rowsTotal = 1'000,
                        .diskFreeBytes = free,
                        .pausedUs = paused}};

    Bench() { log.begin(); }

    void sample(bool growing = false, std::uint64_t processBytes = 64 << 20) {
        GuardReading reading;
        reading.memory = FakeProbe::roomyMachine();
        reading.memory.processBytes = Reading::of(processBytes);
        reading.limits.hardBytes = 1'000 << 20;
        reading.atUs = clock->monotonicUs();
        reading.judgement.growingTooFast = growing;
        monitor.sampled(reading);
    }
    std::string last() const { return log.events().since(0).back().text; }
    int told(EventKind kind) const {
        int count = 0;
        for (const Event& event : log.events().since(0)) {
            count += event.kind == kind ? 1 : 0;
        }
        return count;
    }
};

} // namespace

/// Every sample is recorded with what follows from it, and what a person should know is told once, with its fix.
class TestRunMonitor : public QObject {
    Q_OBJECT

private slots:
    void slowingDownIsToldOnceEachWay() {
        Bench bench;
        for (const bool growing : {false, true, true, false}) {
            bench.clock->advanceUs(100'000);
            bench.sample(growing);
        }
        QCOMPARE(bench.told(EventKind::reaction), 2);
    }

    void useOver80PercentIsToldOnceWithItsFix() {
        Bench bench;
        bench.sample(false, 799 << 20);
        QCOMPARE(bench.told(EventKind::warning), 0);
        bench.sample(false, 801 << 20);
        bench.sample(false, 810 << 20);
        QCOMPARE(bench.told(EventKind::warning), 1);
        QVERIFY(bench.last().find("80 %") != std::string::npos);
        QVERIFY(bench.last().find("raise --memory-limit or use fewer --workers") != std::string::npos);
    }

    void efficiencyUnderAHalfIsToldOnceWithItsFix() {
        Bench bench;
        auto big = bench.budget.reserve(64 << 20, "most").value();
        bench.sample();
        QCOMPARE(bench.told(EventKind::info), 0);
        big.shrinkTo(31 << 20);
        bench.sample();
        bench.sample();
        QCOMPARE(bench.told(EventKind::info), 1);
        QVERIFY(bench.last().find("efficiency is 48 %") != std::string::npos);
        QVERIFY(bench.last().find("fewer --workers") != std::string::npos);
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
