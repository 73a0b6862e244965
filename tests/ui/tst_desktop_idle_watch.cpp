// When the machine counts as left alone, and that the queue waits for it on request.
#include "tests/support/fake_estimate.h"
#include "tests/support/session_bus.h"
#include "ui/desktop/idle_watch.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/queue_runner.h"
#include "ui/queue/queue_page.h"
#include "ui/queue/run_queue.h"
#include "ui/settings/studio_settings.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ledgerloom;
using namespace std::chrono_literals;
using ledgerloom::testing::FakeDesktop;
using ledgerloom::testing::fakeEstimate;
using ledgerloom::testing::SessionBus;

class tst_desktop_idle_watch : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); }
    void init() {
        m_bus = std::make_unique<SessionBus>();
        if (!m_bus->isRunning())
            QSKIP("needs dbus-daemon for a bus of its own");
        m_desktop = std::make_unique<FakeDesktop>(*m_bus);
        m_use = 0.02;
    }
    void cleanup() {
        m_desktop.reset();
        m_bus.reset();
    }

    void quietForLongEnoughIsIdle() {
        m_desktop->setUntouchedFor(60'000);
        IdleWatch watch(m_bus->connection(), nullptr, [this] { return m_use; });
        watch.start(200ms, 20ms);
        QTest::qWait(60);
        QVERIFY(!watch.isIdle());
        QTRY_VERIFY(watch.isIdle());
        m_use = 0.5; // somebody else computes
        QTRY_VERIFY(!watch.isIdle());
        m_use = 0.02;
        QTRY_VERIFY(watch.isIdle());
        watch.stop();
        QVERIFY(!watch.isIdle());
    }

    void aTouchEndsIt() {
        m_desktop->setUntouchedFor(60'000);
        IdleWatch watch(m_bus->connection(), nullptr, [this] { return m_use; });
        watch.start(50ms, 20ms);
        QTRY_VERIFY(watch.isIdle());
        m_desktop->setUntouchedFor(3);
        QTRY_VERIFY(!watch.isIdle());
    }

    void aDesktopThatDoesNotTellLeavesItToTheProcessors() {
        IdleWatch watch(m_bus->connection(), nullptr, [this] { return m_use; });
        watch.start(50ms, 20ms);
        QTRY_VERIFY(watch.isIdle());
    }

    void whatCannotBeKnownIsNeverIdle() {
        IdleWatch watch(m_bus->connection(), nullptr, [] { return std::optional<double>(); });
        watch.start(10ms, 10ms);
        QTest::qWait(100);
        QVERIFY(!watch.isIdle());
    }

    /// The work of this very process is not what keeps its queue waiting.
    void whatThisProgramUsesDoesNotCount() {
        const auto use = othersUseOfThisMachine();
        QVERIFY(!use()); // from here on
        QElapsedTimer timer;
        timer.start();
        volatile double sink = 1;
        while (!timer.hasExpired(300))
            sink = sink * 1.0000001;
        const auto others = use();
        QVERIFY(others.has_value());
        QVERIFY(*others >= 0 && *others <= 1);
    }

    void theQueueWaitsForIt() {
        RunController run;
        RunQueue queue(QString(), nullptr);
        IdleWatch watch(m_bus->connection(), nullptr, [this] { return m_use; });
        QueueRunner runner(queue, run, watch, nullptr);
        runner.setIdleMinutes(1);
        RunConfig config;
        config.sizeBytes = 0;
        config.rows = 1'000;
        config.output = "null";
        queue.add(config);
        runner.setGoing(true);
        QTest::qWait(100);
        QVERIFY(runner.waitsForIdle());
        QVERIFY(!run.isActive());
        watch.start(30ms, 10ms); // a minute would be long for a test
        QTRY_COMPARE_WITH_TIMEOUT(int(queue.runs().front().state), int(QueueState::done), 20'000);
        QVERIFY(!runner.waitsForIdle());
        m_use = 0.9;
        QTRY_VERIFY(!watch.isIdle());
        queue.add(config);
        QTest::qWait(100);
        QVERIFY(runner.waitsForIdle());
        runner.setIdleMinutes(0);
        QTRY_COMPARE_WITH_TIMEOUT(int(queue.runs().back().state), int(QueueState::done), 20'000);
    }

    void thePageKeepsTheChoice() {
        const QTemporaryDir home;
        StudioSettings settings(home.filePath(QStringLiteral("s.ini")));
        const auto open = [&] {
            return std::make_unique<MainWindow>(
                settings,
                MainWindow::Parts{PresetStore(home.filePath(QStringLiteral("p")).toStdString()), fakeEstimate});
        };
        auto window = open();
        QVERIFY(!window->findChild<QCheckBox*>(QStringLiteral("queueWhenIdle"))->isChecked());
        auto* minutes = window->findChild<QComboBox*>(QStringLiteral("queueIdleMinutes"));
        minutes->setCurrentIndex(minutes->findData(15));
        window->findChild<QCheckBox*>(QStringLiteral("queueWhenIdle"))->click();
        window = open();
        QVERIFY(window->findChild<QCheckBox*>(QStringLiteral("queueWhenIdle"))->isChecked());
        QCOMPARE(window->findChild<QComboBox*>(QStringLiteral("queueIdleMinutes"))->currentData().toInt(), 15);
    }

private:
    std::unique_ptr<SessionBus> m_bus;
    std::unique_ptr<FakeDesktop> m_desktop;
    double m_use = 0;
};

QTEST_MAIN(tst_desktop_idle_watch)
#include "tst_desktop_idle_watch.moc"
