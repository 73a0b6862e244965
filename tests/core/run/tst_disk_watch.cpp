#include "core/run/disk_watch.h"
#include "core/run/run_monitor.h"
#include "core/storage/output_check.h"
#include "tests/support/failing_files.h"
#include "tests/support/fake_clock.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>

using namespace ledgerloom;

namespace {

constexpr std::uint64_t mb = 1'000'000;

} // namespace

/// A run leaves a reserve of the disk, says so and goes on by itself, or stops where that was not asked for.
class TestDiskWatch : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_clock = std::make_shared<FakeClock>();
        m_control = std::make_unique<RunControl>(m_clock, 1);
        m_log = std::make_unique<RunLog>(m_clock);
        m_progress = std::make_unique<Progress>();
        m_files = std::make_unique<FailingFiles>();
        m_info = {};
        m_info.config.output = m_folder.path().toStdString();
        m_info.config.wait = true;
        m_info.config.waitLimitSeconds = 60;
        m_info.plan.tableBytes[2] = 10'000 * mb;
        m_watch = std::make_unique<DiskWatch>(DiskWatch::Context{.info = m_info,
                                                                 .files = *m_files,
                                                                 .clock = *m_clock,
                                                                 .control = *m_control,
                                                                 .progress = *m_progress,
                                                                 .log = *m_log,
                                                                 .freeBytes = m_free});
    }

    void waitsBelowTheReserveAndGoesOnWithRoom() {
        lookAt(DiskWatch::reserveBytes);
        QVERIFY(!m_control->heldFor());
        lookAt(DiskWatch::reserveBytes - 1);
        QVERIFY(m_control->heldFor());
        QVERIFY(m_control->heldFor()->find("has only 134 MB free") != std::string::npos);
        QVERIFY(m_control->heldFor()->find("Free 10.1 GB") != std::string::npos);
        lookAt(2 * DiskWatch::reserveBytes - 1); // not at the first byte, or it would go on and stop all the time
        QVERIFY(m_control->heldFor());
        lookAt(2 * DiskWatch::reserveBytes);
        QVERIFY(!m_control->heldFor());
        QVERIFY(!m_control->stopping());
    }

    void stopsWhereWaitingWasNotAskedFor() {
        m_info.config.wait = false;
        lookAt(DiskWatch::reserveBytes - 1);
        QVERIFY(m_control->stopping());
        QCOMPARE(int(m_control->stopReason()->code), int(ErrorCode::diskFull));
        QVERIFY(!m_watch->full());
    }

    void theRestThatFitsIsWritten() {
        m_progress->bytes = 9'990 * mb;
        lookAt(diskNeeded(m_info.plan) - 9'990 * mb);
        QVERIFY(!m_control->heldFor());
        lookAt(50 * mb);
        QVERIFY(m_control->heldFor());
    }

    void aFullDiskIsTriedAgainAfterARest() {
        QVERIFY(m_watch->full()); // a quota: plenty is free, as far as one can see
        QVERIFY(m_control->heldFor());
        lookAt(50'000 * mb);
        QVERIFY(m_control->heldFor());
        m_clock->advanceUs(DiskWatch::restUs);
        lookAt(50'000 * mb);
        QVERIFY(!m_control->heldFor());
    }

    void waitsNoLongerThanItsLimit() {
        lookAt(1);
        m_clock->advanceUs(59'999'999);
        lookAt(1);
        QVERIFY(!m_control->stopping());
        m_clock->advanceUs(1);
        lookAt(1);
        QCOMPARE(int(m_control->stopReason()->code), int(ErrorCode::diskFull));
        QVERIFY(m_control->stopReason()->message.find("within 1:00") != std::string::npos);
    }

    void withoutALimitItWaitsForEver() {
        m_info.config.waitLimitSeconds = 0;
        lookAt(1);
        m_clock->advanceUs(std::int64_t{400} * 86'400 * 1'000'000);
        lookAt(1);
        QVERIFY(m_control->heldFor() && !m_control->stopping());
    }

    void anUnreadableDiskIsNoReasonToStop() {
        m_files->fail({.call = FileCall::freeBytes, .error = EIO, .forEver = true});
        lookAt(1);
        QVERIFY(!m_control->heldFor());
        QCOMPARE(m_free.load(), RunMonitor::unknownBytes);
    }

private:
    void lookAt(std::uint64_t free) {
        m_files->setFreeBytes(free);
        m_watch->look();
    }

    QTemporaryDir m_folder;
    std::shared_ptr<FakeClock> m_clock;
    std::unique_ptr<RunControl> m_control;
    std::unique_ptr<RunLog> m_log;
    std::unique_ptr<Progress> m_progress;
    std::unique_ptr<FailingFiles> m_files;
    std::atomic<std::uint64_t> m_free = 0;
    DatasetInfo m_info;
    std::unique_ptr<DiskWatch> m_watch;
};

QTEST_GUILESS_MAIN(TestDiskWatch)
#include "tst_disk_watch.moc"
