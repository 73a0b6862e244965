#include "core/run/memory_watch.h"
#include "tests/support/fake_clock.h"

#include <QtTest>

using namespace ledgerloom;

namespace {

struct Bench {
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    RunConfig config;
    Plan plan;
    Limits limits{std::uint64_t(1) << 30, std::uint64_t(900) << 20, 0, "a test"};
    RunControl control{clock, 2};
    Progress progress;
    RunLog log{clock};
    MemoryWatch watch{{.config = config,
                       .plan = plan,
                       .limits = limits,
                       .workers = 2,
                       .clock = *clock,
                       .control = control,
                       .progress = progress,
                       .log = log}};

    void after(int seconds, Level level) {
        clock->advanceUs(std::int64_t(seconds) * 1'000'000);
        watch.sampled(level);
    }
};

} // namespace

/// EMERGENCY stops a run with what to change, or parks it until memory was NORMAL for a minute.
class TestMemoryWatch : public QObject {
    Q_OBJECT

private slots:
    void stopsResumableAndSaysWhatToChange() {
        Bench bench;
        bench.plan.shards = 7;
        bench.progress.shards = 3;
        bench.watch.emergency("why");
        const Error error = *bench.control.stopReason();
        QCOMPARE(exitCode(error.code), 3);
        for (const char* part :
             {"why", "3 of 7 shards", "resumed", "--memory-limit (now 1.00 GiB)", "--workers (now 2)"}) {
            QVERIFY2(error.message.find(part) != std::string::npos, error.message.c_str());
        }
    }

    void whatIsHeldIsLostAndSaysSo() {
        Bench bench;
        bench.config.store = Store::memory;
        bench.watch.emergency("why");
        QVERIFY(bench.control.stopReason()->message.find("--store disk") != std::string::npos);
    }

    void waitsAndGoesOnAfterAMinuteOfNormal() {
        Bench bench;
        bench.config.wait = true;
        bench.watch.emergency("why");
        bench.watch.emergency("again");
        QVERIFY(!bench.control.stopping());
        QVERIFY(bench.control.shortOfMemory());
        QVERIFY(bench.control.heldFor()->find("why") != std::string::npos);
        bench.after(1, Level::normal);
        bench.after(59, Level::normal);
        QVERIFY(bench.control.heldFor());
        bench.after(0, Level::warning); // begins anew
        bench.after(1, Level::normal);
        bench.after(59, Level::normal);
        QVERIFY(bench.control.heldFor());
        bench.after(1, Level::normal);
        QVERIFY(!bench.control.heldFor());
        QVERIFY(!bench.control.shortOfMemory());
    }

    void givesUpAtTheWaitLimit() {
        Bench bench;
        bench.config.wait = true;
        bench.config.waitLimitSeconds = 100;
        bench.watch.emergency("why");
        bench.after(99, Level::critical);
        QVERIFY(!bench.control.stopping());
        bench.after(1, Level::critical);
        QVERIFY(bench.control.stopReason()->message.find("--wait-limit") != std::string::npos);
        QCOMPARE(exitCode(bench.control.stopReason()->code), 3);
    }
};

QTEST_GUILESS_MAIN(TestMemoryWatch)
#include "tst_memory_watch.moc"
