#include "core/run/remote_run.h"
#include "core/run/run_feed.h"
#include "core/telemetry/http_server.h"

#include <QtTest>

using namespace ledgerloom;

/// A run that is watched from another process shows what it shows at home.
class TestRemoteRun : public QObject {
    Q_OBJECT

private slots:
    void theFeedTellsAllThatIsNew() {
        const auto engine = make();
        QVERIFY(engine->start().ok());
        QVERIFY(engine->wait().ok());
        const auto news = parseRunFeed(runFeed(*engine, 0, 0));
        QVERIFY(news.ok());
        const Snapshot here = engine->snapshot();
        QCOMPARE(int(news->snapshot.state), int(RunState::finished));
        QCOMPARE(news->snapshot.rowsDone, here.rowsDone);
        QCOMPARE(news->snapshot.memoryLimitBytes, here.memoryLimitBytes);
        QCOMPARE(news->snapshot.peakReservedBytes, here.peakReservedBytes);
        QCOMPARE(news->snapshot.memoryFor[1].peak, here.memoryFor[1].peak);
        QVERIFY(here.memoryFor[static_cast<std::size_t>(Purpose::population)].peak > 0);
        QCOMPARE(news->snapshot.arrowLimitBytes, here.arrowLimitBytes);
        QCOMPARE(news->snapshot.workersPlanned, here.workersPlanned);
        QCOMPARE(news->samples.size(), engine->samplesSince(0).size());
        QCOMPARE(news->events.size(), engine->eventsSince(0).size());
        QCOMPARE(news->events.back().text, engine->eventsSince(0).back().text);
        QVERIFY(parseRunFeed(runFeed(*engine, here.samplesRecorded, here.lastEvent))->events.empty());
    }

    /// Any number may stand in the address that is asked.
    void nothingIsNewerThanTheNewest() {
        const auto engine = make();
        QVERIFY(engine->start().ok());
        QVERIFY(engine->wait().ok());
        for (const std::uint64_t sequence :
             {engine->snapshot().samplesRecorded + 1, ~std::uint64_t{0} - 1, ~std::uint64_t{0}}) {
            const auto news = parseRunFeed(runFeed(*engine, sequence, sequence));
            QVERIFY(news.ok());
            QVERIFY(news->samples.empty());
            QCOMPARE(news->snapshot.rowsDone, std::uint64_t(50'000));
        }
    }

    void whatIsNoFeedIsRefused() {
        for (const char* text : {"", "{", "[]", "{\"version\":2}", "{\"version\":1}",
                                 "{\"version\":1,\"snapshot\":{\"state\":\"x\"},\"samples\":[],\"events\":[]}"}) {
            QCOMPARE(int(parseRunFeed(text).error().code), int(ErrorCode::io));
        }
    }

    void followsARunOverHttpUntilItIsGone() {
        const auto engine = make();
        auto server = HttpServer::start(
                          {}, [] { return HealthView{}; },
                          [&](std::uint64_t sample, std::uint64_t event) { return runFeed(*engine, sample, event); })
                          .value();
        RemoteRun remote(server->url());
        QVERIFY(engine->start().ok());
        QVERIFY(engine->wait().ok());
        QTRY_COMPARE(int(remote.snapshot().state), int(RunState::finished));
        QCOMPARE(remote.snapshot().rowsDone, std::uint64_t(50'000));
        QTRY_COMPARE(remote.eventsSince(0).size(), engine->eventsSince(0).size());
        QVERIFY(!remote.samplesSince(0, 100).empty());
        server.reset();
        QTest::qWait(400);
        QVERIFY(!remote.snapshot().error); // it had ended
    }

    void anAddressWithoutARunIsToldAsAnError() {
        RemoteRun remote("127.0.0.1:1");
        QTRY_COMPARE(int(remote.snapshot().state), int(RunState::failed));
        QVERIFY(remote.snapshot().error->message.find("--serve") != std::string::npos);
    }

private:
    static std::unique_ptr<Engine> make() {
        RunConfig config;
        config.sizeBytes = 0;
        config.rows = 50'000;
        config.output = "null";
        config.memoryLimitBytes = std::uint64_t(1) << 30;
        return Engine::create(config).value();
    }
};

QTEST_GUILESS_MAIN(TestRemoteRun)
#include "tst_remote_run.moc"
