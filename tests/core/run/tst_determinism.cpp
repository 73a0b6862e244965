#include "core/base/stream_hash.h"
#include "core/run/engine.h"
#include "tests/support/failing_files.h"
#include "tests/support/fake_probe.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <utility>

using namespace ledgerloom;

/// The same config gives the same bytes whoever makes them, in whatever order and with whatever interruptions.
class TestDeterminism : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_config = {};
        m_probe.reset();
        m_config.sizeBytes = 0;
        m_config.rows = 300'000;
        m_config.partSizeBytes = 64 << 20;
    }

    void workersAndOrderChangeNoByte() {
        m_config.workers = 1;
        const std::string one = treeHash({});
        QVERIFY(!one.empty());
        for (const std::uint32_t workers : {2U, 3U, 8U}) {
            m_config.workers = workers;
            QCOMPARE(treeHash({}), one);
        }
        QCOMPARE(treeHash([](std::uint64_t at, std::uint64_t count) { return count - 1 - at; }), one);
        QCOMPARE(treeHash([](std::uint64_t at, std::uint64_t count) { return (at + count / 2) % count; }), one);
    }

    void anotherSeedChangesThem() {
        m_config.rows = 20'000;
        const std::string one = treeHash({});
        m_config.seed = 43;
        QVERIFY(treeHash({}) != one);
    }

    void aPauseAndAFailedShardChangeNoByte() {
        m_config.workers = 2;
        const std::string one = treeHash({});
        m_files->fail({.call = FileCall::write, .error = EIO, .from = 3, .path = "transactions-2"});
        m_pauseOnce = true;
        QCOMPARE(treeHash({}), one);
    }

    void holdingInMemoryChangesNoByte() {
        m_config.workers = 2;
        const std::string one = treeHash({});
        m_config.store = Store::memory;
        QCOMPARE(treeHash({}), one);
        QCOMPARE(treeHash([](std::uint64_t at, std::uint64_t count) { return count - 1 - at; }), one);
    }

    void fewerUnitsAtOnceChangeNoByte() {
        m_config.workers = 4;
        const std::string one = treeHash({});
        m_config.unitsInFlight = 1;
        QCOMPARE(treeHash({}), one);
    }

    void anotherNumberOfWorkersAndOtherLimitsInMidRunChangeNoByte() {
        m_probe = std::make_shared<FakeProbe>();
        m_config.workers = 2;
        m_config.memoryLimitBytes = std::uint64_t(1) << 30;
        const std::string untouched = treeHash({});
        m_adjust = true;
        QCOMPARE(treeHash({}), untouched);
        QCOMPARE(m_adjustments, 4);
        m_config.order = Order::time;
        const std::string inTime = treeHash({});
        m_adjust = true;
        QCOMPARE(treeHash({}), inTime);
        QCOMPARE(m_adjustments, 8);
    }

    void pressureChangesNoByte() {
        m_config.workers = 2;
        m_config.checkIntervalMs = 10;
        const std::string calm = treeHash({});
        m_probe = std::make_shared<FakeProbe>();
        m_config.memoryLimitBytes = std::uint64_t(1) << 30;
        m_ballast = true;
        QCOMPARE(treeHash({}), calm);
        QVERIFY(m_wasParked);
        QVERIFY(m_wasWoken);
    }

private:
    /// CRITICAL from the start, so that one of two workers parks; NORMAL in the middle, so that it wakes; then WARNING.
    /// The pause only gives the levels time to fall.
    void pressAndEase(Engine& engine) {
        engine.pause();
        QTRY_COMPARE(int(engine.snapshot().state), int(RunState::paused));
        m_wasParked = engine.snapshot().level == Level::critical && engine.snapshot().workersWanted == 1;
        m_probe->setProcessBytes(64 << 20);
        m_wasWoken = QTest::qWaitFor([&] { return engine.snapshot().workersWanted == 2; }, 20'000) &&
                     engine.snapshot().rowsDone < engine.snapshot().rowsTotal;
        m_probe->setProcessBytes(std::uint64_t(750) << 20);
        engine.resume();
    }

    /// More workers, less memory, one worker, more memory: each while rows are being made.
    void adjust(Engine& engine) {
        RunConfig wanted = m_config;
        for (const auto& [workers, mebibytes] : {std::pair{4U, 1024U}, {4U, 700U}, {1U, 700U}, {3U, 2048U}}) {
            const std::uint64_t rows = engine.snapshot().rowsDone;
            QVERIFY(QTest::qWaitFor([&] { return engine.snapshot().rowsDone > rows; }, 10'000));
            wanted.workers = workers;
            wanted.memoryLimitBytes = std::uint64_t(mebibytes) << 20;
            const bool inMidRun = engine.snapshot().rowsDone < engine.snapshot().rowsTotal;
            m_adjustments += inMidRun && engine.adjust(wanted).ok() && engine.snapshot().workersPlanned == workers;
        }
    }

    /// Hash of all names and contents of a run's tree; empty when the run failed.
    std::string treeHash(const std::function<std::uint64_t(std::uint64_t, std::uint64_t)>& order) {
        const QTemporaryDir folder;
        m_config.output = folder.filePath(QStringLiteral("out")).toStdString();
        m_files->skipSyncs();
        auto engine = Engine::create(m_config, {.clock = {}, .probe = m_probe, .files = m_files, .shardOrder = order});
        if (m_ballast) { // only now: it must not count as what the program holds anyway
            m_probe->setProcessBytes(std::uint64_t(930) << 20);
        }
        if (!engine || !(*engine)->start()) {
            return {};
        }
        if (std::exchange(m_pauseOnce, false)) {
            (*engine)->pause();
            QTest::qWait(50);
            (*engine)->resume();
        }
        if (std::exchange(m_ballast, false)) {
            pressAndEase(**engine);
        }
        if (std::exchange(m_adjust, false)) {
            adjust(**engine);
        }
        if (!(*engine)->wait()) {
            return {};
        }
        StreamHash hash;
        for (const auto& [name, content] : fileTree(QString::fromStdString(m_config.output))) {
            hash.add(name);
            hash.add({content.constData(), std::size_t(content.size())});
        }
        return hash.hex();
    }

    RunConfig m_config;
    std::shared_ptr<FailingFiles> m_files = std::make_shared<FailingFiles>();
    std::shared_ptr<FakeProbe> m_probe; ///< null: the machine's own
    bool m_pauseOnce = false;
    bool m_adjust = false;
    int m_adjustments = 0;
    bool m_ballast = false;
    bool m_wasWoken = false;
    bool m_wasParked = false;
};

QTEST_GUILESS_MAIN(TestDeterminism)
#include "tst_determinism.moc"
