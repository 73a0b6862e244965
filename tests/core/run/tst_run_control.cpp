#include "core/run/run_control.h"
#include "tests/support/fake_clock.h"

#include <QtTest>

#include <thread>

using namespace ledgerloom;

/// Workers stand at the next border when asked to, and only go on when allowed.
class TestRunControl : public QObject {
    Q_OBJECT

private slots:
    void init() { m_control = std::make_unique<RunControl>(std::make_shared<SystemClock>(), 2); }

    void pauseHoldsAndResumeLetsGo() {
        m_control->setPaused(true);
        bool went = false;
        std::thread worker([&] { went = m_control->checkpoint(); });
        QTRY_COMPARE(m_control->workersActive(), 1U);
        m_control->setPaused(false);
        worker.join();
        QVERIFY(went);
        QCOMPARE(m_control->workersActive(), 2U);
    }

    void aShortageHoldsUntilNothingIsShort() {
        m_control->hold(Shortage::disk, "the disk is full");
        m_control->hold(Shortage::memory, "memory is short");
        QCOMPARE(m_control->heldFor().value_or(""), std::string("the disk is full"));
        bool went = false;
        std::thread worker([&] { went = m_control->checkpoint(); });
        QTRY_COMPARE(m_control->workersActive(), 1U);
        m_control->letGo(Shortage::disk);
        QCOMPARE(m_control->heldFor().value_or(""), std::string("memory is short"));
        m_control->setPaused(true);
        m_control->letGo(Shortage::memory);
        QVERIFY(!m_control->heldFor());
        QCOMPARE(m_control->workersActive(), 1U); // a person has asked for that
        m_control->setPaused(false);
        worker.join();
        QVERIFY(went);
    }

    void whoWaitsForMemoryGivesItsOwnBack() {
        std::atomic<int> parked = 0;
        m_control->hold(Shortage::disk, "the disk is full");
        std::thread one([&] { m_control->awaitWork(0, [&] { ++parked; }); });
        QTRY_COMPARE(m_control->workersActive(), 1U);
        QCOMPARE(parked.load(), 0);
        m_control->hold(Shortage::memory, "memory is short");
        std::thread two([&] { m_control->awaitWork(1, [&] { ++parked; }); });
        QTRY_COMPARE(m_control->workersActive(), 0U);
        QCOMPARE(parked.load(), 1);
        m_control->requestStop({.code = ErrorCode::cancelled, .message = "cancelled"});
        one.join();
        two.join();
    }

    void aStopEndsEveryWaitAndTheFirstReasonStays() {
        m_control->setPaused(true);
        m_control->allowWorkers(1);
        bool border = true;
        bool share = true;
        bool sleep = true;
        std::thread one([&] { border = m_control->checkpoint(); });
        std::thread two([&] { share = m_control->awaitWork(1, [] {}); });
        std::thread three([&] { sleep = m_control->sleepUntil(std::int64_t(1) << 50); });
        QTRY_COMPARE(m_control->workersActive(), 0U);
        m_control->requestStop({.code = ErrorCode::memory, .message = "first"});
        m_control->requestStop({.code = ErrorCode::cancelled, .message = "second"});
        one.join();
        two.join();
        three.join();
        QVERIFY(!border && !share && !sleep);
        QCOMPARE(m_control->stopReason()->message, std::string("first"));
        QVERIFY(!m_control->checkpoint());
    }

    void aParkedWorkerGivesUpItsMemoryAndWakesAgain() {
        m_control->allowWorkers(1);
        std::atomic<int> parked = 0;
        bool went = false;
        std::thread worker([&] { went = m_control->awaitWork(1, [&] { ++parked; }); });
        QTRY_COMPARE(m_control->workersActive(), 1U);
        QCOMPARE(parked.load(), 1);
        QVERIFY(m_control->awaitWork(0, [] { QFAIL("the first worker is never parked"); }));
        m_control->allowWorkers(2);
        worker.join();
        QVERIFY(went);
    }

    void unitsWaitForAPlaceAndCountAsIdleMeanwhile() {
        m_control->allowUnits(1);
        UnitPlace first(*m_control);
        QVERIFY(first.next());
        bool went = false;
        std::thread worker([&] {
            UnitPlace second(*m_control);
            went = second.next();
        });
        QTRY_COMPARE(m_control->workersActive(), 1U);
        QCOMPARE(m_control->unitsInFlight(), 1U);
        QVERIFY(first.next()); // gives its place back first: one of the two gets it
        m_control->allowUnits(2);
        worker.join();
        QVERIFY(went);
        QCOMPARE(m_control->unitsInFlight(), 1U);
    }

    void aStopEndsTheWaitForAPlace() {
        m_control->allowUnits(0); // at least one is always allowed
        QVERIFY(m_control->beginUnit());
        bool went = true;
        std::thread worker([&] { went = m_control->beginUnit(); });
        QTRY_COMPARE(m_control->workersActive(), 1U);
        m_control->requestStop({.code = ErrorCode::memory, .message = "stop"});
        worker.join();
        QVERIFY(!went);
        m_control->endUnit();
        QCOMPARE(m_control->unitsInFlight(), 0U);
    }

    void oneThatEndsLetsAParkedOneGoOn() {
        m_control->allowWorkers(1);
        bool went = false;
        std::thread worker([&] { went = m_control->awaitWork(1, [] {}); });
        QTRY_COMPARE(m_control->workersActive(), 1U);
        m_control->workerEnded();
        worker.join();
        QVERIFY(went);
    }

    void theOverseerIsWokenByEveryChange() {
        const std::int64_t never = std::int64_t(1) << 50;
        m_control->setPaused(true);
        m_control->awaitChange(never);
        m_control->workerEnded();
        m_control->awaitChange(never);
        QCOMPARE(m_control->workersAlive(), 1U);
    }

private:
    std::unique_ptr<RunControl> m_control;
};

QTEST_GUILESS_MAIN(TestRunControl)
#include "tst_run_control.moc"
