#include "core/telemetry/event_log.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace ledgerloom;

namespace {

Event note(const std::string& text) {
    Event event;
    event.text = text;
    event.elapsedUs = 77;
    return event;
}

} // namespace

class TestEventLog : public QObject {
    Q_OBJECT

private slots:
    void numbersEventsFromOne() {
        EventLog log;
        QCOMPARE(log.newest(), 0U);
        QVERIFY(log.since(0).empty());
        QCOMPARE(log.add(note("a")), 1U);
        QCOMPARE(log.add(note("b")), 2U);
        QCOMPARE(log.newest(), 2U);
        const auto events = log.since(0);
        QCOMPARE(events.size(), 2U);
        QCOMPARE(events[0].sequence, 1U);
        QCOMPARE(events[1].text, std::string("b"));
        QCOMPARE(events[1].elapsedUs, 77);
    }
    void givesOnlyWhatIsNew() {
        EventLog log;
        for (int count = 0; count < 10; ++count) {
            log.add(note(std::to_string(count)));
        }
        const auto events = log.since(7);
        QCOMPARE(events.size(), 3U);
        QCOMPARE(events.front().sequence, 8U);
        QVERIFY(log.since(10).empty());
        QVERIFY(log.since(1000).empty());
    }
    void keepsTheLastTenThousand() {
        EventLog log;
        for (int count = 0; count < 25'000; ++count) {
            log.add(note("x"));
        }
        const auto events = log.since(0);
        QCOMPARE(events.size(), EventLog::mostEvents);
        QCOMPARE(events.front().sequence, 15'001U);
        QCOMPARE(events.back().sequence, 25'000U);
    }
    void writesToItsFile() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.log"));
        EventLog log;
        log.add(note("before"));
        log.writeTo(std::move(LogFile::open(path.toStdString(), Severity::info)).value());
        log.add(note("after"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("after"));
        QVERIFY(!text.contains("before"));
    }
    void aFailingFileIsToldOnceAndNeverStopsTheLog() {
        if (!QFile::exists(QStringLiteral("/dev/full"))) {
            QSKIP("not run: needs /dev/full");
        }
        EventLog log;
        log.writeTo(std::move(LogFile::open("/dev/full", Severity::info)).value());
        QCOMPARE(log.add(note("one")), 1U);
        log.add(note("two"));
        const auto events = log.since(0);
        QCOMPARE(events.size(), 3U);
        QCOMPARE(events[0].text, std::string("one"));
        QVERIFY(events[1].kind == EventKind::warning);
        QVERIFY(events[1].text.find("/dev/full") != std::string::npos);
        QVERIFY(events[1].text.find("goes on") != std::string::npos);
        QCOMPARE(events[1].elapsedUs, 77);
        QCOMPARE(events[2].text, std::string("two"));
    }
    void numbersAreUniqueUnderThreads() {
        EventLog log;
        std::vector<std::thread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&log] {
                for (int count = 0; count < 2000; ++count) {
                    log.add(note("x"));
                    (void)log.since(log.newest() - 1);
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        const auto events = log.since(0);
        QCOMPARE(events.size(), 8000U);
        for (std::size_t at = 0; at < events.size(); ++at) {
            QCOMPARE(events[at].sequence, at + 1);
        }
    }
};

QTEST_APPLESS_MAIN(TestEventLog)
#include "tst_event_log.moc"
