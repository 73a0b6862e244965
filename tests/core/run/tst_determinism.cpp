#include "core/base/stream_hash.h"
#include "core/run/engine.h"
#include "tests/support/failing_files.h"
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

private:
    /// Hash of all names and contents of a run's tree; empty when the run failed.
    std::string treeHash(const std::function<std::uint64_t(std::uint64_t, std::uint64_t)>& order) {
        const QTemporaryDir folder;
        m_config.output = folder.filePath(QStringLiteral("out")).toStdString();
        m_files->skipSyncs();
        auto engine = Engine::create(m_config, {.clock = {}, .probe = {}, .files = m_files, .shardOrder = order});
        if (!engine || !(*engine)->start()) {
            return {};
        }
        if (std::exchange(m_pauseOnce, false)) {
            (*engine)->pause();
            QTest::qWait(50);
            (*engine)->resume();
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
    bool m_pauseOnce = false;
};

QTEST_GUILESS_MAIN(TestDeterminism)
#include "tst_determinism.moc"
