#include "core/run/engine.h"
#include "tests/support/failing_files.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <map>

using namespace ledgerloom;

namespace {

using Tree = std::map<std::string, QByteArray>;

QStringList runFiles(const QString& output) {
    return QDir(output + QStringLiteral("/.ledgerloom/runs")).entryList(QDir::Files);
}

/// Every line of transactions, part by part.
QList<QByteArray> transactionLines(const Tree& tree) {
    QList<QByteArray> lines;
    for (const auto& [name, content] : tree) {
        if (name.starts_with("transactions/")) {
            lines += content.trimmed().split('\n');
        }
    }
    return lines;
}

QByteArray timeOf(const QByteArray& line) {
    const QByteArray before("\"timestamp\":\"");
    return line.mid(line.indexOf(before) + before.size(), 26);
}

} // namespace

/// Runs in the order of time: the same rows as in the order of shards, and the same bytes whatever happens on the way.
class TestTimeOrder : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        m_reference = tree(make(config()));
        QVERIFY(!m_reference.empty());
    }
    void init() {
        m_files = std::make_shared<FailingFiles>();
        m_files->skipSyncs();
    }

    void theRowsAreThoseOfShardsInTheOrderOfTime() {
        RunConfig byShard = config();
        byShard.order = Order::shard;
        const Tree shards = tree(make(byShard));
        QList<QByteArray> one = transactionLines(shards);
        QList<QByteArray> other = transactionLines(m_reference);
        QCOMPARE(other.size(), qsizetype(200'000));
        QVERIFY(std::ranges::is_sorted(other, {}, timeOf));
        QVERIFY(!std::ranges::is_sorted(one, {}, timeOf));
        std::ranges::sort(one);
        std::ranges::sort(other);
        QVERIFY(one == other);
        for (const auto& [name, content] : shards) {
            QVERIFY(name.starts_with("transactions/") || name.find('/') == std::string::npos ||
                    m_reference[name] == content);
        }
    }
    void neitherWorkersNorWidthNorStoreChangeAByte() {
        for (const auto& [workers, width] : {std::pair{1U, 2U}, {3U, 3U}, {2U, 16U}}) {
            RunConfig asked = config();
            asked.workers = workers;
            asked.mergeWidth = width;
            QVERIFY(tree(make(asked)) == m_reference);
        }
        RunConfig held = config();
        held.store = Store::memory;
        held.mergeWidth = 2;
        QVERIFY(tree(make(held)) == m_reference);
    }
    void shardsOfSeveralBlocksAreMergedToo() {
        RunConfig asked = config();
        asked.partSizeBytes = 140 << 20;
        const Tree wide = tree(make(asked));
        asked.mergeWidth = 2;
        asked.workers = 3;
        QVERIFY(tree(make(asked)) == wide);
        QVERIFY(transactionLines(wide) == transactionLines(m_reference));
    }
    void runsAreRemovedUnlessTheyAreToBeKept() {
        RunConfig asked = config();
        QVERIFY(runFiles(output(make(asked))).isEmpty());
        asked.keepIntermediate = true;
        asked.mergeWidth = 2;
        const auto folder = make(asked);
        QVERIFY(runFiles(output(folder)).contains(QStringLiteral("run-00000000-00000001")));
        QVERIFY(runFiles(output(folder)).contains(QStringLiteral("run-00000000-00000002")));
        QVERIFY(tree(folder) == m_reference);
    }
    void aPartitionHasAFolderForEachDay() {
        RunConfig asked = config();
        asked.order = Order::shard; // implied
        asked.partition = Partition::day;
        const Tree days = tree(make(asked));
        QVERIFY(transactionLines(days) == transactionLines(m_reference));
        for (const auto& [name, content] : days) {
            const QByteArray path = QByteArray::fromStdString(name);
            if (path.startsWith("transactions/")) {
                QCOMPARE(path.mid(13, 3), QByteArrayLiteral("dt="));
                for (const QByteArray& line : content.trimmed().split('\n')) {
                    QCOMPARE(timeOf(line).left(10), path.mid(16, 10));
                }
            }
        }
        asked.workers = 3;
        asked.mergeWidth = 2;
        QVERIFY(tree(make(asked)) == days);
    }
    void aDiskThatIsFullInAnyPhaseIsGoneOnFrom_data() {
        QTest::addColumn<QString>("path");
        QTest::newRow("customers") << QStringLiteral("/customers-");
        QTest::newRow("sorted runs") << QStringLiteral("/runs/run-00000002");
        QTest::newRow("merged runs") << QStringLiteral("/runs/run-00000000-00000002");
        QTest::newRow("parts") << QStringLiteral("/transactions-6");
        QTest::newRow("days") << QStringLiteral("/days.json");
        QTest::newRow("listing") << QStringLiteral("/manifest.json");
    }
    void aDiskThatIsFullInAnyPhaseIsGoneOnFrom() {
        QFETCH(QString, path);
        RunConfig asked = config();
        asked.partition = Partition::month;
        const Tree whole = tree(make(asked));
        asked.mergeWidth = 2;
        m_files->fail({.call = FileCall::write, .error = ENOSPC, .forEver = true, .path = path.toStdString()});
        const auto folder = std::make_shared<QTemporaryDir>();
        const auto failed = run(asked, *folder);
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, ErrorCode::diskFull);
        m_files->mend();
        asked.ifExists = IfExists::resume;
        asked.mergeWidth = 3;
        asked.workers = 1;
        const auto resumed = run(asked, *folder);
        QVERIFY2(resumed.ok(), resumed.ok() ? "" : resumed.error().message.c_str());
        QVERIFY(tree(folder) == whole);
        QVERIFY(runFiles(output(folder)).isEmpty());
    }
    void damagedRunsAreMadeAnew_data() {
        QTest::addColumn<int>("fromEnd");
        QTest::addColumn<int>("width");
        QTest::newRow("rows, found by the last merge") << 100'000 << 16;
        QTest::newRow("rows, found by a pass") << 100'000 << 2;
        QTest::newRow("footer") << 10 << 16;
    }
    void damagedRunsAreMadeAnew() {
        QFETCH(int, fromEnd);
        QFETCH(int, width);
        // Stopped before the first part stands, so that the runs are there.
        m_files->fail({.call = FileCall::write, .error = ENOSPC, .forEver = true, .path = "/transactions-"});
        RunConfig asked = config();
        asked.keepIntermediate = true;
        const auto folder = std::make_shared<QTemporaryDir>();
        QVERIFY(!run(asked, *folder).ok());
        m_files->mend();
        QFile damaged(output(folder) + QStringLiteral("/.ledgerloom/runs/run-00000001-00000002"));
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        QVERIFY(damaged.seek(damaged.size() - fromEnd));
        QVERIFY(damaged.write("damage") == 6);
        damaged.close();
        asked.ifExists = IfExists::resume;
        asked.mergeWidth = static_cast<std::uint32_t>(width);
        const auto resumed = run(asked, *folder);
        QVERIFY2(resumed.ok(), resumed.ok() ? "" : resumed.error().message.c_str());
        QVERIFY(tree(folder) == m_reference);
    }
    void partsThatStandAreNotWrittenAgain() {
        m_files->fail({.call = FileCall::write, .error = ENOSPC, .forEver = true, .path = "/transactions-7"});
        RunConfig asked = config();
        asked.workers = 1;
        const auto folder = std::make_shared<QTemporaryDir>();
        QVERIFY(!run(asked, *folder).ok());
        m_files->mend();
        const QFileInfo part(output(folder) + QStringLiteral("/transactions/part-00000000.jsonl"));
        QVERIFY(part.exists());
        const QDateTime made = part.lastModified();
        asked.ifExists = IfExists::resume;
        QVERIFY(run(asked, *folder).ok());
        QCOMPARE(QFileInfo(part.filePath()).lastModified(), made);
        QVERIFY(tree(folder) == m_reference);
        // A finished one is left as it is.
        QVERIFY(run(asked, *folder).ok());
        QVERIFY(tree(folder) == m_reference);
    }
    void overwritingRemovesPartsAndRuns() {
        RunConfig asked = config();
        asked.partition = Partition::day;
        asked.keepIntermediate = true;
        const auto folder = make(asked);
        QVERIFY(!runFiles(output(folder)).isEmpty());
        RunConfig other = config();
        other.ifExists = IfExists::overwrite;
        QVERIFY(run(other, *folder).ok());
        QVERIFY(tree(folder) == m_reference);
        QVERIFY(runFiles(output(folder)).isEmpty());
    }

private:
    static RunConfig config() {
        RunConfig config;
        config.sizeBytes = 0;
        config.rows = 200'000;
        config.partSizeBytes = 64 << 20;
        config.order = Order::time;
        config.workers = 2;
        return config;
    }
    static QString output(const std::shared_ptr<QTemporaryDir>& folder) {
        return folder->filePath(QStringLiteral("out"));
    }
    static Tree tree(const std::shared_ptr<QTemporaryDir>& folder) { return fileTree(output(folder)); }

    Result<void> run(RunConfig asked, const QTemporaryDir& folder) {
        asked.output = folder.filePath(QStringLiteral("out")).toStdString();
        auto engine = Engine::create(asked, {.clock = {}, .probe = {}, .files = m_files});
        if (!engine) {
            return engine.error();
        }
        if (auto started = (*engine)->start(); !started) {
            return started;
        }
        return (*engine)->wait();
    }
    std::shared_ptr<QTemporaryDir> make(const RunConfig& asked) {
        auto folder = std::make_shared<QTemporaryDir>();
        if (const auto made = run(asked, *folder); !made) {
            qWarning("%s", made.error().message.c_str());
        }
        return folder;
    }

    std::shared_ptr<FailingFiles> m_files = std::make_shared<FailingFiles>();
    Tree m_reference;
};

QTEST_GUILESS_MAIN(TestTimeOrder)
#include "tst_time_order.moc"
