#include "core/run/pressure_reactor.h"
#include "tests/support/fake_clock.h"

#include <QtTest>

using namespace ledgerloom;

namespace {

constexpr std::uint64_t mib = 1 << 20;

/// A reactor of a run with ten workers that do nothing, and one cache of 100 MiB.
struct Bench {
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    RunControl control{clock, 10};
    RunLog log{clock};
    Reclaimer reclaimer;
    std::uint64_t cached = 100 * mib;
    std::string stopped;
    Reclaimer::Registration cache = reclaimer.add([this](Reclaim how) {
        const std::uint64_t freed = how == Reclaim::trim ? cached / 2 : cached;
        cached -= freed;
        return freed;
    });
    PressureReactor reactor{{.control = control,
                             .log = log,
                             .reclaimer = reclaimer,
                             .workers = 10,
                             .units = 10,
                             .emergency = [this](const std::string& reason) { stopped = reason; },
                             .processBytes = [this] { return Reading::of(cached + 7 * mib); }}};

    Bench() { log.begin(); }

    std::vector<std::string> told() const {
        std::vector<std::string> texts;
        for (const Event& event : log.events().since(0)) {
            texts.push_back(event.text);
        }
        return texts;
    }
    bool wasTold(const char* text) const {
        const auto all = told();
        return std::ranges::any_of(all, [&](const std::string& one) { return one.find(text) != std::string::npos; });
    }
    void later(std::int64_t us) {
        clock->advanceUs(us);
        reactor.sampled(clock->monotonicUs());
    }
};

} // namespace

/// Each level has its reaction, and each reaction its mark on the timeline with what it did and freed.
class TestPressureReactor : public QObject {
    Q_OBJECT

private slots:
    void warningTakesAFifthOfTheUnitsAndTrimsCaches() {
        Bench bench;
        bench.reactor.levelChanged(Level::warning, "why");
        QCOMPARE(bench.control.unitsAllowed(), 8U);
        QCOMPARE(bench.control.workersAllowed(), 10U);
        QCOMPARE(bench.cached, 100 * mib); // not on the guard's thread
        bench.reactor.work();
        QCOMPARE(bench.cached, 50 * mib);
        QCOMPARE(bench.told().front(), std::string("WARNING: why"));
        QVERIFY(bench.wasTold("8 units at once in place of 10"));
        QVERIFY(bench.wasTold("caches trimmed: 50.0 MiB of caches, 50.0 MiB less in the process"));
        QCOMPARE(int(bench.log.events().since(0).back().level), int(Level::warning));
        QCOMPARE(int(bench.log.events().since(0).back().kind), int(EventKind::reaction));
    }

    void criticalHalvesFlushesClearsAndParks() {
        Bench bench;
        bench.reactor.levelChanged(Level::critical, "why");
        QCOMPARE(bench.control.unitsAllowed(), 5U);
        QCOMPARE(bench.control.workersAllowed(), 1U);
        QCOMPARE(bench.control.flushes(), 1U);
        bench.reactor.work();
        QCOMPARE(bench.cached, std::uint64_t(0));
        QVERIFY(bench.wasTold("memory given back: 100 MiB of caches"));
        QVERIFY(!bench.wasTold("workers are parked")); // they are still at work
        for (int worker = 0; worker < 9; ++worker) {
            bench.control.workerEnded();
        }
        bench.reactor.work();
        QVERIFY(bench.wasTold("workers are parked and their memory is given back"));
    }

    void aFallingLevelAsksForNothingMore() {
        Bench bench;
        bench.reactor.levelChanged(Level::critical, "why");
        bench.reactor.levelChanged(Level::warning, "better");
        QCOMPARE(bench.control.unitsAllowed(), 5U);
        QCOMPARE(bench.control.flushes(), 1U);
    }

    void emergencyStopsWithItsReason() {
        Bench bench;
        bench.reactor.levelChanged(Level::emergency, "why");
        QCOMPARE(bench.stopped, std::string("why"));
        QCOMPARE(bench.control.workersAllowed(), 1U);
    }

    void normalGrowsBackStepByStep() {
        Bench bench;
        bench.reactor.levelChanged(Level::critical, "why");
        bench.later(10'000'000);
        QCOMPARE(bench.control.workersAllowed(), 1U); // not while it presses
        bench.reactor.levelChanged(Level::normal, "better");
        for (std::uint32_t step = 1; step <= 9; ++step) {
            bench.later(1'900'000);
            QCOMPARE(bench.control.workersAllowed(), step);
            bench.later(200'000);
            QCOMPARE(bench.control.workersAllowed(), step + 1);
            QCOMPARE(bench.control.unitsAllowed(), std::min(10U, 5 + step));
        }
        const std::size_t events = bench.told().size();
        bench.later(10'000'000);
        QCOMPARE(bench.told().size(), events);
    }

    void oneUnitIsTheLeast() {
        Bench bench;
        for (int turn = 0; turn < 6; ++turn) {
            bench.reactor.levelChanged(Level::critical, "why");
            bench.reactor.levelChanged(Level::normal, "better");
        }
        QCOMPARE(bench.control.unitsAllowed(), 1U);
        QVERIFY(bench.wasTold("still 1 unit at once"));
    }

    void freeNowClearsCachesAtAnyLevel() {
        Bench bench;
        bench.reactor.askToFree();
        bench.reactor.work();
        QCOMPARE(bench.cached, std::uint64_t(0));
        QVERIFY(bench.wasTold("memory freed as asked: 100 MiB of caches"));
        bench.reactor.work();
        QCOMPARE(bench.told().size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestPressureReactor)
#include "tst_pressure_reactor.moc"
