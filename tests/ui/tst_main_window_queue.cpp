// Queued runs are made one after the other, by real engines; one that fails holds up no other.
#include "core/storage/run_record.h"
#include "ui/main_window/main_window.h"
#include "ui/queue/run_queue.h"
#include "ui/settings/studio_settings.h"
#include "ui/setup/setup_page.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace ledgerloom;

class tst_main_window_queue : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); }
    void init();
    void theFormIsQueuedIntoFoldersOfTheirOwn();
    void theQueueMakesOneAfterTheOther();
    void aFailureHoldsUpNoOther();
    void cancellingStopsTheQueueAndRetryGoesOn();
    void theQueueOutlivesTheStudio();

private:
    void makeWindow();
    RunConfig config(const char* name, quint64 rows) const;
    RunQueue& queue() { return *m_window->findChild<RunQueue*>(); }
    QAction* action(const char* name) { return m_window->findChild<QAction*>(QString::fromLatin1(name)); }
    void go() { m_window->findChild<QToolButton*>(QStringLiteral("queueGo"))->click(); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_main_window_queue::init() {
    m_window.reset();
    m_home = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<StudioSettings>(m_home->filePath(QStringLiteral("s.ini")));
    makeWindow();
}

void tst_main_window_queue::makeWindow() {
    m_window.reset();
    m_window = std::make_unique<MainWindow>(
        *m_settings, MainWindow::Parts{PresetStore(m_home->filePath(QStringLiteral("p")).toStdString()), nullptr});
    m_window->show();
}

RunConfig tst_main_window_queue::config(const char* name, quint64 rows) const {
    RunConfig one;
    one.sizeBytes = 0;
    one.rows = rows;
    one.workers = 1;
    one.output = m_home->filePath(QString::fromLatin1(name)).toStdString();
    return one;
}

void tst_main_window_queue::theFormIsQueuedIntoFoldersOfTheirOwn() {
    const QString folder = m_home->filePath(QStringLiteral("out"));
    m_window->findChild<QLineEdit*>(QStringLiteral("output"))->setText(folder);
    QTRY_VERIFY_WITH_TIMEOUT(action("enqueue")->isEnabled(), 10'000);
    action("enqueue")->trigger();
    QCOMPARE(m_window->findChild<QLineEdit*>(QStringLiteral("output"))->text(), folder + QStringLiteral("-2"));
    m_window->findChild<QLineEdit*>(QStringLiteral("output"))->setText(folder); // the same once more
    QTRY_VERIFY_WITH_TIMEOUT(action("enqueue")->isEnabled(), 10'000);
    action("enqueue")->trigger();
    QCOMPARE(queue().runs().size(), std::size_t{2});
    QVERIFY(queue().runs()[0].config.output != queue().runs()[1].config.output);
    QVERIFY(!m_window->run().isActive()); // nothing starts by itself
    const auto* tabs = m_window->findChild<QTabWidget*>();
    QCOMPARE(tabs->tabText(tabs->currentIndex()), QStringLiteral("Queue (2)"));
}

void tst_main_window_queue::theQueueMakesOneAfterTheOther() {
    const quint64 a = queue().add(config("a", 20'000));
    const quint64 b = queue().add(config("b", 20'000));
    go();
    QVERIFY(queue().find(a)->state == QueueState::running);
    QVERIFY(queue().find(b)->state == QueueState::waiting);
    QTRY_VERIFY_WITH_TIMEOUT(queue().find(b)->state == QueueState::done, 60'000);
    QVERIFY(queue().find(a)->state == QueueState::done);
    QVERIFY(queue().find(a)->message.contains(QStringLiteral("20,000 rows")));
    FileSystem files;
    QVERIFY(isFinished(files, config("a", 1).output) && isFinished(files, config("b", 1).output));
    const quint64 c = queue().add(config("c", 20'000)); // what comes later is made, too
    QTRY_VERIFY_WITH_TIMEOUT(queue().find(c)->state == QueueState::done, 60'000);
}

void tst_main_window_queue::aFailureHoldsUpNoOther() {
    QFile inTheWay(m_home->filePath(QStringLiteral("a")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const quint64 a = queue().add(config("a", 20'000));
    const quint64 b = queue().add(config("b", 20'000));
    go();
    QTRY_VERIFY_WITH_TIMEOUT(queue().find(b)->state == QueueState::done, 60'000);
    QVERIFY(queue().find(a)->state == QueueState::failed);
    QVERIFY2(queue().find(a)->message.contains(QStringLiteral("is a file")), qPrintable(queue().find(a)->message));
    QVERIFY(inTheWay.remove());
    queue().retry(a);
    QTRY_VERIFY_WITH_TIMEOUT(queue().find(a)->state == QueueState::done, 60'000);
}

void tst_main_window_queue::cancellingStopsTheQueueAndRetryGoesOn() {
    const quint64 a = queue().add(config("a", 900'000));
    const quint64 b = queue().add(config("b", 20'000));
    go();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->run().snapshot().shardsDone > 0, 60'000);
    m_window->run().cancel();
    QTRY_VERIFY_WITH_TIMEOUT(queue().find(a)->state == QueueState::cancelled, 20'000);
    QTest::qWait(200);
    QVERIFY(queue().find(b)->state == QueueState::waiting);
    QVERIFY(!m_window->run().isActive());
    queue().retry(a);
    go();
    QTRY_VERIFY_WITH_TIMEOUT(queue().find(a)->state == QueueState::done, 120'000);
    QVERIFY(m_window->run().source() != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(queue().find(b)->state == QueueState::done, 60'000);
}

void tst_main_window_queue::theQueueOutlivesTheStudio() {
    queue().add(config("a", 900'000));
    queue().add(config("b", 20'000));
    go();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->run().snapshot().shardsDone > 0, 60'000);
    makeWindow(); // the one before goes down in the middle of its run
    QCOMPARE(queue().runs().size(), std::size_t{2});
    const quint64 a = queue().runs()[0].id;
    QVERIFY(queue().find(a)->state == QueueState::interrupted);
    queue().retry(a);
    go();
    QTRY_VERIFY_WITH_TIMEOUT(queue().find(a)->state == QueueState::done, 120'000);
}

QTEST_MAIN(tst_main_window_queue)
#include "tst_main_window_queue.moc"
