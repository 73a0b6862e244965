#include "core/run/adjust.h"
#include "tests/support/fake_probe.h"

#include <QtTest>

using namespace ledgerloom;

namespace {

constexpr std::uint64_t mib = 1 << 20;

} // namespace

/// What a run may be told to have from now on, and what is refused with which way out.
class TestAdjust : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_config = {};
        m_config.workers = 4;
        m_config.memoryLimitBytes = 1024 * mib;
        m_config.output = "null";
        m_planned = {};
        m_planned.limits.hardBytes = 1024 * mib;
        m_planned.limits.softBytes = 921 * mib;
        m_planned.limits.minAvailableBytes = 512 * mib;
        m_planned.limits.reason = "the memory limit is 1.0 GiB: as --memory-limit asks";
        m_planned.fixedBytes = 80 * mib;
        m_planned.workerBytes = 100 * mib;
        m_planned.budgetBytes = 960 * mib;
        m_reserved = 400 * mib;
        m_tasks = 1'000;
    }

    void moreWorkersAreGrantedWhileTheyFit() {
        const auto after = plan([](RunConfig& c) { c.workers = 9; });
        QVERIFY(after.ok());
        QCOMPARE(after->workers, 9U);
        QCOMPARE(after->unitsInFlight, 9U);
        QCOMPARE(after->limits, m_planned.limits);
        QCOMPARE(after->text, std::string("changed while running: workers 9 in place of 4"));
        const auto refused = plan([](RunConfig& c) { c.workers = 10; });
        QCOMPARE(refused.error().field, std::string("workers"));
        QVERIFY(refused.error().message.find("10 workers of this run need 1.05 GiB") == 0);
        QVERIFY(refused.error().message.find("Nothing was changed") != std::string::npos);
    }

    void whatTheRunHoldsIsNeverTakenAway() {
        m_reserved = 800 * mib;
        const auto refused = plan([](RunConfig& c) { c.memoryLimitBytes = 600 * mib; });
        QCOMPARE(refused.error().field, std::string("memory-limit"));
        QVERIFY(refused.error().message.find("holds 864 MiB at this moment") != std::string::npos);
        m_reserved = 400 * mib;
        const auto granted = plan([](RunConfig& c) { c.memoryLimitBytes = 600 * mib; });
        QVERIFY(granted.ok());
        QCOMPARE(granted->limits.hardBytes, 600 * mib);
        QCOMPARE(granted->budgetBytes, 536 * mib); // what the program had at the start is no part of it
    }

    void aLimitTooLowForTheWorkersSaysWhatTheyNeed() {
        m_reserved = 0;
        const auto refused = plan([](RunConfig& c) { c.memoryLimitBytes = 300 * mib; });
        QCOMPARE(refused.error().field, std::string("memory-limit"));
        QVERIFY(refused.error().message.find("4 workers of this run need 480 MiB") == 0);
        QVERIFY(plan([](RunConfig& c) {
                    c.memoryLimitBytes = 300 * mib;
                    c.workers = 2;
                }).ok());
    }

    void arrowsLimitIsHeldAgainstTheWorkers() {
        m_planned.leastArrowBytes = 70 * mib;
        m_planned.limits.arrowBytes = 400 * mib;
        const auto refused = plan([](RunConfig& c) { c.workers = 5; });
        QCOMPARE(refused.error().field, std::string("workers"));
        QVERIFY(refused.error().message.find("for Arrow") != std::string::npos);
        QVERIFY(plan([](RunConfig& c) { c.workers = 4; }).ok());
    }

    void onlyWhatIsAnotherIsToldAndOtherFieldsAreNotLookedAt() {
        const auto same = plan([](RunConfig& c) { c.rows = 1; });
        QVERIFY(same.ok());
        QVERIFY(same->text.empty());
        QCOMPARE(plan([](RunConfig& c) { c.workers = 0; })->workers, 4U);
        m_tasks = 6;
        QCOMPARE(plan([](RunConfig& c) { c.workers = 9; })->workers, 6U);
        m_config.output = "-";
        QCOMPARE(plan([](RunConfig& c) { c.workers = 2; }).error().field, std::string("workers"));
    }

private:
    template <typename Edit> Result<Adjustment> plan(Edit edit) const {
        RunConfig wanted = m_config;
        edit(wanted);
        return planAdjustment(wanted, {.config = m_config,
                                       .planned = m_planned,
                                       .limits = m_planned.limits,
                                       .workers = 4,
                                       .tasks = m_tasks,
                                       .reading = FakeProbe::roomyMachine(),
                                       .reservedBytes = m_reserved});
    }

    RunConfig m_config;
    Resources m_planned;
    std::uint64_t m_reserved = 0;
    std::uint64_t m_tasks = 0;
};

QTEST_GUILESS_MAIN(TestAdjust)
#include "tst_adjust.moc"
