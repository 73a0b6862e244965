// The queue keeps its order, outlives a crash, and harms no file that it cannot read.
#include "ui/queue/queue_file.h"
#include "ui/queue/queue_page.h"
#include "ui/queue/run_queue.h"
#include "ui/style/theme.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace ledgerloom;

namespace {

RunConfig configTo(const std::string& output, quint64 rows = 1'000) {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = rows;
    config.output = output;
    return config;
}

QStringList outputs(const RunQueue& queue) {
    QStringList names;
    for (const QueuedRun& run : queue.runs())
        names << QString::fromStdString(run.config.output);
    return names;
}

} // namespace

class tst_queue_run_queue : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { installStyle(); }
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void theModelKeepsItsPromises();
    void everythingComesBackAfterACrash();
    void aBrokenFileIsPutAside_data();
    void aBrokenFileIsPutAside();
    void aFileThatCannotBeKeptIsTold();
    void aRunningRunStaysWhereItIs();
    void onlyWhatDidNotEndWellIsRetried();
    void duplicatesGoToFoldersOfTheirOwn();
    void itDoesNotGrowWithoutBound();
    void thePageOffersWhatCanBeDone();

private:
    QString file() const { return m_home->filePath(QStringLiteral("studio/queue.json")); }
    std::unique_ptr<QTemporaryDir> m_home;
};

void tst_queue_run_queue::theModelKeepsItsPromises() {
    RunQueue queue(file());
    QAbstractItemModelTester tester(&queue, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const quint64 a = queue.add(configTo("/d/a"));
    const quint64 b = queue.add(configTo("/d/b"));
    queue.add(configTo("/d/c"));
    queue.move(a, 1);
    QCOMPARE(outputs(queue), QStringList({QStringLiteral("/d/b"), QStringLiteral("/d/a"), QStringLiteral("/d/c")}));
    queue.move(b, -1); // it is the first
    queue.move(a, 1);
    QCOMPARE(queue.rowOf(a), 2);
    QCOMPARE(queue.next()->id, b);
    queue.remove(b);
    QCOMPARE(queue.waiting(), 2);
    QCOMPARE(queue.index(0, RunQueue::datasetColumn).data().toString(), QStringLiteral("c"));
    QCOMPARE(queue.index(0, RunQueue::volumeColumn).data().toString(), QStringLiteral("1,000 rows"));
}

void tst_queue_run_queue::everythingComesBackAfterACrash() {
    RunConfig config = configTo("/d/it \"is\" ä folder", 77);
    config.seed = 18'000'000'000'000'000'001ULL;
    config.ifExists = IfExists::overwrite;
    config.workers = 3;
    {
        RunQueue queue(file());
        queue.setState(queue.add(configTo("/d/done")), QueueState::done, QStringLiteral("77 rows"));
        queue.setState(queue.add(config), QueueState::running);
        queue.add(configTo("/d/waits"));
    } // nothing was said of an end
    const RunQueue queue(file());
    QCOMPARE(queue.problem(), QString());
    QCOMPARE(queue.runs().size(), std::size_t{3});
    QVERIFY(queue.runs()[0].state == QueueState::done);
    QCOMPARE(queue.runs()[0].message, QStringLiteral("77 rows"));
    QVERIFY(queue.runs()[1].state == QueueState::interrupted);
    QVERIFY(queue.runs()[1].config == config);
    QVERIFY(queue.runs()[2].state == QueueState::waiting);
}

void tst_queue_run_queue::aBrokenFileIsPutAside_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no JSON") << QByteArray("{\"ledgerloom_queue\": 1, ");
    QTest::newRow("another version") << QByteArray("{\"ledgerloom_queue\": 99, \"runs\": []}");
    QTest::newRow("a state of nowhere") << QByteArray("{\"ledgerloom_queue\":1,\"runs\":[{\"state\":\"flying\"}]}");
    QTest::newRow("no preset") << QByteArray(
        "{\"ledgerloom_queue\":1,\"runs\":[{\"state\":\"done\",\"preset\":\"\"}]}");
}

void tst_queue_run_queue::aBrokenFileIsPutAside() {
    QFETCH(QByteArray, text);
    const QString path = m_home->filePath(QStringLiteral("queue.json"));
    QFile written(path);
    QVERIFY(written.open(QIODevice::WriteOnly));
    written.write(text);
    written.close();
    RunQueue queue(path);
    QVERIFY(queue.problem().contains(QStringLiteral(".broken")));
    QVERIFY(queue.runs().empty());
    QVERIFY(queue.add(configTo("/d/a")) > 0);
    QVERIFY(queue.problem().isEmpty());
    QFile aside(path + QStringLiteral(".broken"));
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), text);
}

void tst_queue_run_queue::aFileThatCannotBeKeptIsTold() {
    QFile inTheWay(m_home->filePath(QStringLiteral("studio")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly)); // a file where the folder should be
    RunQueue queue(file());
    queue.add(configTo("/d/a"));
    QVERIFY(queue.problem().contains(QStringLiteral("cannot be kept")));
    QCOMPARE(queue.runs().size(), std::size_t{1}); // it goes on without
}

void tst_queue_run_queue::aRunningRunStaysWhereItIs() {
    RunQueue queue{QString()};
    const quint64 a = queue.add(configTo("/d/a"));
    queue.add(configTo("/d/b"));
    queue.setState(a, QueueState::running);
    queue.move(a, 1);
    queue.remove(a);
    QCOMPARE(queue.rowOf(a), 0);
}

void tst_queue_run_queue::onlyWhatDidNotEndWellIsRetried() {
    RunQueue queue{QString()};
    const quint64 id = queue.add(configTo("/d/a"));
    for (const QueueState state : {QueueState::failed, QueueState::cancelled, QueueState::interrupted}) {
        queue.setState(id, state, QStringLiteral("why"));
        queue.retry(id);
        QVERIFY(queue.find(id)->state == QueueState::waiting);
        QVERIFY(queue.find(id)->message.isEmpty());
    }
    for (const QueueState state : {QueueState::done, QueueState::running}) {
        queue.setState(id, state);
        queue.retry(id);
        QVERIFY(queue.find(id)->state == state);
    }
}

void tst_queue_run_queue::duplicatesGoToFoldersOfTheirOwn() {
    RunQueue queue{QString()};
    const QString there = m_home->filePath(QStringLiteral("data"));
    const quint64 id = queue.add(configTo(there.toStdString()));
    queue.duplicate(id);
    queue.duplicate(id);
    QCOMPARE(outputs(queue), QStringList({there, there + QStringLiteral("-2"), there + QStringLiteral("-3")}));
    QCOMPARE(queue.duplicate(4711), 0ULL);
    QCOMPARE(queue.freeOutput(there + QStringLiteral("-2")), there + QStringLiteral("-4"));
    QCOMPARE(queue.freeOutput(QStringLiteral("null")), QStringLiteral("null"));
}

void tst_queue_run_queue::itDoesNotGrowWithoutBound() {
    RunQueue queue{QString()};
    for (std::size_t i = 0; i < RunQueue::mostRuns; ++i)
        QVERIFY(queue.add(configTo("null")) > 0);
    QCOMPARE(queue.add(configTo("null")), 0ULL);
}

void tst_queue_run_queue::thePageOffersWhatCanBeDone() {
    RunQueue queue{QString()};
    QueuePage page(queue);
    page.resize(700, 300);
    page.show();
    const auto button = [&](const char* name) { return page.findChild<QToolButton*>(QString::fromLatin1(name)); };
    for (const char* name : {"queueGo", "queueUp", "queueDown", "queueDuplicate", "queueRetry", "queueRemove"}) {
        QVERIFY2(!button(name)->isEnabled(), name); // there is nothing yet
        QVERIFY2(!button(name)->accessibleName().isEmpty(), name);
    }
    const quint64 a = queue.add(configTo("/d/a"));
    const quint64 b = queue.add(configTo("/d/b"));
    auto* view = page.findChild<QTableView*>();
    view->setCurrentIndex(queue.index(1, 0));
    QVERIFY(button("queueGo")->isEnabled());
    QVERIFY(!button("queueDown")->isEnabled());
    button("queueUp")->click();
    QCOMPARE(queue.rowOf(b), 0);
    QCOMPARE(view->currentIndex().row(), 0); // the choice goes with it
    QVERIFY(!button("queueRetry")->isEnabled());
    queue.setState(b, QueueState::failed, QStringLiteral("no room"));
    QVERIFY(button("queueRetry")->isEnabled());
    QSignalSpy go(&page, &QueuePage::goWanted);
    button("queueGo")->click();
    QCOMPARE(go.value(0).value(0).toBool(), true);
    button("queueRemove")->click();
    QCOMPARE(queue.runs().size(), std::size_t{1});
    QCOMPARE(queue.runs()[0].id, a);
}

QTEST_MAIN(tst_queue_run_queue)
#include "tst_queue_run_queue.moc"
