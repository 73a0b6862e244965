#include "core/run/engine.h"
#include "core/storage/journal.h"
#include "tests/support/failing_files.h"
#include "tests/support/fake_probe.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <cerrno>
#include <mutex>

using namespace ledgerloom;

namespace {

/// Every state a run went through.
class States {
public:
    void add(RunState state) {
        const std::lock_guard lock(m_mutex);
        m_names += std::string(runStateName(state)) + ' ';
    }
    std::string names() const {
        const std::lock_guard lock(m_mutex);
        return m_names;
    }

private:
    mutable std::mutex m_mutex;
    std::string m_names;
};

bool wasTold(const Engine& engine, const char* text) {
    for (const Event& event : engine.eventsSince(0)) {
        if (event.text.find(text) != std::string::npos) {
            return true;
        }
    }
    return false;
}

} // namespace

/// A run ends in the state, with the error and with the folder that the way it went deserves.
class TestEngine : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_files = std::make_shared<FailingFiles>();
        m_probe = std::make_shared<FakeProbe>();
        m_states = std::make_unique<States>();
        m_config = {};
        m_config.sizeBytes = 0;
        m_config.rows = 200'000;
        m_config.partSizeBytes = 64 << 20;
        m_config.workers = 2;
        m_config.output = "null";
    }

    void aRunFinishesAndAddsUp() {
        const auto engine = make();
        QVERIFY(engine->start().ok());
        QVERIFY(engine->wait().ok());
        const Snapshot end = engine->snapshot();
        QCOMPARE(int(end.state), int(RunState::finished));
        QCOMPARE(end.rowsDone, std::uint64_t(200'000));
        QCOMPARE(end.rowsDone, end.rowsTotal);
        QCOMPARE(end.shardsDone, end.shardsTotal);
        QVERIFY(end.shardsTotal > 2);
        QVERIFY(end.samplesRecorded >= 1);
        QCOMPARE(end.workersActive, 0U);
        QVERIFY(end.peakReservedBytes > 0);
        QCOMPARE(end.sample.processBytes, std::optional<std::uint64_t>(64 << 20));
        QCOMPARE(end.lastEvent, engine->eventsSince(0).back().sequence);
        QCOMPARE(m_states->names(), std::string("running finished "));
        QVERIFY(wasTold(*engine, "finished: 200,000 rows"));
        QVERIFY(!engine->start().ok());
    }

    void pauseStandsStillUntilResumed() {
        const auto engine = make();
        engine->pause();
        QVERIFY(engine->start().ok());
        QTRY_COMPARE(int(engine->snapshot().state), int(RunState::paused));
        const Snapshot paused = engine->snapshot();
        QCOMPARE(paused.workersActive, 0U);
        QTest::qWait(30);
        QCOMPARE(engine->snapshot().rowsDone, paused.rowsDone);
        QCOMPARE(engine->snapshot().elapsedUs, paused.elapsedUs); // pauses are not counted
        engine->resume();
        QVERIFY(engine->wait().ok());
        QCOMPARE(m_states->names(), std::string("running paused running finished "));
    }

    void pausedInTheMiddleThenCancelledLeavesOnlyWholeParts() {
        toFolder();
        const auto engine = make();
        QVERIFY(engine->start().ok());
        QTRY_VERIFY(engine->snapshot().rowsDone > 0);
        engine->pause();
        QTRY_COMPARE(int(engine->snapshot().state), int(RunState::paused));
        engine->cancel();
        QCOMPARE(int(engine->wait().error().code), int(ErrorCode::cancelled));
        QCOMPARE(int(engine->snapshot().state), int(RunState::cancelled));
        expectTrueRecord();
        QVERIFY(!fileTree(output()).contains("manifest.json"));
    }

    void cancelledBeforeItStartsDoesNothing() {
        toFolder();
        const auto engine = make();
        engine->cancel();
        QVERIFY(engine->start().ok());
        QCOMPARE(int(engine->wait().error().code), int(ErrorCode::cancelled));
        QVERIFY(fileTree(output()).empty());
        QCOMPARE(engine->snapshot().rowsDone, std::uint64_t(0));
    }

    void destroyingARunCancelsIt() {
        toFolder();
        {
            const auto engine = make();
            QVERIFY(engine->start().ok());
        }
        expectTrueRecord();
    }

    void aShardThatFailsOnceIsMadeAgain() {
        toFolder();
        m_files->fail({.call = FileCall::sync, .error = EIO, .path = "transactions-1"});
        const auto engine = make();
        QVERIFY(engine->start().ok());
        const auto result = engine->wait();
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
        QVERIFY(wasTold(*engine, "shard 1 failed and will be tried again"));
        QCOMPARE(engine->snapshot().rowsDone, std::uint64_t(200'000));
        QVERIFY(fileTree(output()).contains("manifest.json"));
    }

    void aShardThatAlwaysFailsLeavesTheRunIncomplete() {
        toFolder();
        m_files->fail({.call = FileCall::write, .error = EIO, .forEver = true, .path = "transactions-1"});
        const auto engine = make();
        QVERIFY(engine->start().ok());
        const Error error = engine->wait().error();
        QCOMPARE(int(error.code), int(ErrorCode::incomplete));
        QVERIFY(error.message.starts_with("1 of "));
        QVERIFY(error.message.find("Input/output error") != std::string::npos);
        QCOMPARE(int(engine->snapshot().state), int(RunState::failed));
        QCOMPARE(engine->snapshot().shardsDone, engine->snapshot().shardsTotal - 1);
        QVERIFY(wasTold(*engine, "shard 1 was given up after 4 tries"));
        QVERIFY(!fileTree(output()).contains("manifest.json"));
        expectTrueRecord();
    }

    void aFullDiskStopsAtOnce() {
        toFolder();
        m_files->fail({.call = FileCall::write, .error = ENOSPC, .forEver = true, .path = "transactions-"});
        const auto engine = make();
        QVERIFY(engine->start().ok());
        QCOMPARE(int(engine->wait().error().code), int(ErrorCode::diskFull));
        expectTrueRecord();
    }

    void aFullDiskIsWaitedForOnRequest_data() {
        QTest::addColumn<std::string>("path");
        QTest::newRow("a part") << std::string("transactions-1");
        QTest::newRow("the journal") << std::string("journal");
        QTest::newRow("the list of parts") << std::string("parts.jsonl");
        QTest::newRow("the manifest") << std::string("manifest.json");
    }
    void aFullDiskIsWaitedForOnRequest() {
        QFETCH(std::string, path);
        toFolder();
        m_config.wait = true;
        m_files->fail({.call = FileCall::write, .error = ENOSPC, .from = path == "journal" ? 2U : 1U, .path = path});
        const auto engine = make();
        QVERIFY(engine->start().ok());
        QTRY_COMPARE(int(engine->snapshot().state), int(RunState::waiting));
        QVERIFY(engine->snapshot().waitingFor.find("its disk is full") != std::string::npos);
        const auto result = engine->wait();
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
        QVERIFY2(m_states->names().find("running waiting running") != std::string::npos, m_states->names().c_str());
        QVERIFY(wasTold(*engine, "free again: goes on"));
        QVERIFY(fileTree(output()).contains("manifest.json"));
        QCOMPARE(engine->snapshot().rowsDone, std::uint64_t(200'000));
    }

    void cancelEndsAWaitForTheDisk() {
        toFolder();
        m_config.wait = true;
        m_files->fail({.call = FileCall::write, .error = ENOSPC, .forEver = true, .path = "transactions-"});
        const auto engine = make();
        QVERIFY(engine->start().ok());
        QTRY_COMPARE(int(engine->snapshot().state), int(RunState::waiting));
        engine->cancel();
        QCOMPARE(int(engine->wait().error().code), int(ErrorCode::cancelled));
        expectTrueRecord();
    }

    void whatStoppedIsResumedToTheSameBytes() {
        toFolder();
        {
            const auto whole = make();
            QVERIFY(whole->start().ok());
            QVERIFY(whole->wait().ok());
        }
        const auto reference = fileTree(output());
        m_config.output = m_folder->filePath(QStringLiteral("again")).toStdString();
        m_files->fail({.call = FileCall::write, .error = EIO, .forEver = true, .path = "transactions-1"});
        {
            const auto stopped = make();
            QVERIFY(stopped->start().ok());
            QCOMPARE(int(stopped->wait().error().code), int(ErrorCode::incomplete));
        }
        m_files->mend();
        m_config.ifExists = IfExists::resume;
        m_config.workers = 1;
        const auto resumed = make();
        QVERIFY(resumed->start().ok());
        QVERIFY(resumed->snapshot().shardsKept > 0);
        QVERIFY(resumed->wait().ok());
        QCOMPARE(resumed->snapshot().rowsDone, std::uint64_t(200'000));
        QVERIFY(fileTree(output()) == reference);
        const auto nothingToDo = make();
        QVERIFY(nothingToDo->start().ok());
        QVERIFY(nothingToDo->wait().ok());
        QCOMPARE(nothingToDo->snapshot().shardsKept, nothingToDo->snapshot().shardsTotal);
        QVERIFY(fileTree(output()) == reference);
    }

    void aBrokenJournalStopsAtOnce() {
        toFolder();
        m_files->fail({.call = FileCall::sync, .error = EIO, .from = 2, .forEver = true, .path = "journal"});
        const auto engine = make();
        QVERIFY(engine->start().ok());
        QCOMPARE(int(engine->wait().error().code), int(ErrorCode::io));
        QVERIFY(!wasTold(*engine, "tried again"));
        expectTrueRecord();
    }

    void aDiskThatWillBeFullIsToldInTime() {
        toFolder();
        const auto engine = make();
        m_files->setFreeBytes(150'000'000);
        QVERIFY(engine->start().ok());
        QVERIFY(engine->wait().ok());
        QVERIFY(wasTold(*engine, "the disk will be full"));
    }

    void emergencyStopsForMemoryAndKeepsWhatIsDone() {
        toFolder();
        const auto engine = make();
        m_probe->setProcessBytes(std::uint64_t(64) << 30);
        QVERIFY(engine->start().ok());
        const Error error = engine->wait().error();
        QCOMPARE(int(error.code), int(ErrorCode::memory));
        QCOMPARE(int(engine->snapshot().level), int(Level::emergency));
        QVERIFY(wasTold(*engine, "EMERGENCY"));
        expectTrueRecord();
    }

    void tooLittleMemoryOrDiskIsRefusedBeforeTheStart() {
        m_config.memoryLimitBytes = 65 << 20;
        QCOMPARE(int(Engine::create(m_config, parts()).error().code), int(ErrorCode::memory));
        m_config.memoryLimitBytes = 0;
        toFolder();
        m_files->setFreeBytes(1'000'000);
        QCOMPARE(int(Engine::create(m_config, parts()).error().code), int(ErrorCode::diskFull));
        QVERIFY(!QDir(output()).exists());
    }

    void twoRunsInOneFolder() {
        toFolder();
        const auto first = make();
        const auto second = make();
        first->pause();
        QVERIFY(first->start().ok());
        QCOMPARE(int(second->start().error().code), int(ErrorCode::folderInUse));
        QCOMPARE(int(Engine::create(m_config, parts()).error().code), int(ErrorCode::folderInUse));
        first->resume();
        QVERIFY(first->wait().ok());
    }

    void workersAndLimitsChangeWhileItRuns() {
        m_config.rows = 2'000'000;
        m_config.memoryLimitBytes = std::uint64_t(1) << 30;
        const auto engine = make();
        RunConfig wanted = m_config;
        wanted.workers = 4;
        wanted.memoryLimitBytes = std::uint64_t(2) << 30;
        QVERIFY(!engine->adjust(wanted).ok()); // nothing is under way
        QVERIFY(engine->start().ok());
        QTRY_COMPARE(int(engine->snapshot().state), int(RunState::running));
        QVERIFY(engine->adjust(wanted).ok());
        QTRY_COMPARE(engine->snapshot().workersActive, 4U);
        QTRY_COMPARE(engine->snapshot().memoryLimitBytes, std::uint64_t(2) << 30);
        wanted.workers = 1;
        QVERIFY(engine->adjust(wanted).ok());
        QTRY_COMPARE(engine->snapshot().workersActive, 1U);
        wanted.memoryLimitBytes = std::uint64_t(32) << 20; // less than the process has
        const auto refused = engine->adjust(wanted);
        QCOMPARE(int(refused.error().code), int(ErrorCode::memory));
        QTRY_COMPARE(engine->snapshot().memoryLimitBytes, std::uint64_t(2) << 30);
        std::size_t marks = 0;
        for (const Event& event : engine->eventsSince(0)) {
            marks += event.kind == EventKind::state && event.text.starts_with("changed while running");
        }
        QCOMPARE(marks, std::size_t(2));
        QVERIFY(wasTold(*engine, "workers 4 in place of 2; memory limit 2.00 GiB in place of 1.00 GiB"));
        engine->cancel();
        QVERIFY(!engine->wait().ok());
        QVERIFY(!engine->adjust(wanted).ok());
    }

    void customersOnly() {
        toFolder();
        m_config.customersOnly = true;
        m_config.rows = 0;
        m_config.sizeBytes = 1'000'000;
        const auto engine = make();
        QVERIFY(engine->start().ok());
        QVERIFY(engine->wait().ok());
        const auto tree = fileTree(output());
        QVERIFY(tree.contains("customers/part-00000000.jsonl"));
        QVERIFY(tree.contains("devices/part-00000000.jsonl"));
        QVERIFY(!QDir(output() + QStringLiteral("/transactions")).exists());
        QCOMPARE(engine->snapshot().rowsDone, engine->snapshot().rowsTotal);
    }

    void statusTellsTheEnd() {
        toFolder();
        const auto engine = make();
        QVERIFY(engine->start().ok());
        QVERIFY(engine->wait().ok());
        QFile status(output() + QStringLiteral("/.ledgerloom/status.json"));
        QVERIFY(status.open(QIODevice::ReadOnly));
        QCOMPARE(nlohmann::json::parse(status.readAll().toStdString())["state"].get<std::string>(),
                 std::string("finished"));
    }

    void waitingForWhatNeverStartedIsAnError() { QVERIFY(!make()->wait().ok()); }

private:
    void toFolder() {
        m_files->skipSyncs();
        m_config.output = m_folder->filePath(QStringLiteral("out")).toStdString();
    }
    QString output() const { return QString::fromStdString(m_config.output); }

    EngineParts parts() const { return {.clock = {}, .probe = m_probe, .files = m_files}; }

    std::unique_ptr<Engine> make() const {
        auto engine = Engine::create(m_config, parts());
        if (!engine) {
            qFatal("no engine: %s", engine.error().message.c_str());
        }
        (*engine)->onStateChange([states = m_states.get()](RunState state) { states->add(state); });
        return std::move(engine).value();
    }

    /// The parts that are there are those of the journal, and nothing is half done.
    void expectTrueRecord() const {
        FileSystem files;
        std::size_t recorded = 0;
        const auto tree = fileTree(output());
        QVERIFY(Journal::forEach(files, m_config.output + "/.ledgerloom/journal.jsonl", [&](const ShardRecord& record) {
                    for (const PartRecord& part : record.parts) {
                        QCOMPARE(std::uint64_t(tree.at(part.path).size()), part.bytes);
                        ++recorded;
                    }
                }).ok());
        QCOMPARE(tree.size(), recorded);
        QVERIFY(!QDir(output() + QStringLiteral("/.ledgerloom/tmp")).exists());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FailingFiles> m_files;
    std::shared_ptr<FakeProbe> m_probe;
    std::unique_ptr<States> m_states;
    RunConfig m_config;
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
