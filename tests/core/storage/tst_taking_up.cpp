#include "core/storage/run_record.h"
#include "tests/support/failing_files.h"
#include "tests/support/file_tree.h"
#include "tests/support/tiny_dataset.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>

using namespace ledgerloom;
using namespace ledgerloom::testing;

namespace {

constexpr std::uint64_t shards = 5;

/// No disk is waited for: what these tests are about is what was written.
class QuickFiles : public FailingFiles {
public:
    QuickFiles() { skipSyncs(); }
};

} // namespace

/// Whatever state an interrupted run has left its folder in, going on gives the tree of an uninterrupted one.
class TestTakingUp : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        m_reference = treeMadeAtOnce(0);
        m_chunked = treeMadeAtOnce(2);
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsWhatHoldsAndMakesTheRest() {
        QuickFiles files;
        QVERIFY(makeSome(files, {4, 1}).ok());
        auto target = open(files);
        QVERIFY2(target.ok(), target ? "" : target.error().message.c_str());
        QCOMPARE((*target)->kept().shards, std::uint64_t(2));
        QCOMPARE((*target)->kept().rows, std::uint64_t(2));
        QVERIFY((*target)->holds(4) && !(*target)->holds(0));
        QVERIFY(makeTinyShards(**target, {0, 1, 2, 3, 4}).ok());
        QVERIFY(tree() == m_reference);
    }

    void aFinishedDatasetIsLeftAlone() {
        QuickFiles files;
        QVERIFY(makeSome(files, {0, 1, 2, 3, 4}, true).ok());
        {
            auto target = open(files);
            QVERIFY(target.ok() && (*target)->kept().finished);
            QVERIFY(tree() == m_reference);
            QVERIFY((*target)->finish().ok());
        }
        QVERIFY(tree() == m_reference);
    }

    void onlyTheListingIsMissing() {
        QuickFiles files;
        for (const char* gone : {"manifest.json", "DATASET.md", "parts.jsonl"}) {
            init();
            QVERIFY(makeSome(files, {0, 1, 2, 3, 4}, true).ok());
            QFile::remove(path("manifest.json"));
            QFile::remove(path(gone));
            goOn();
        }
    }

    void partsThatDoNotHoldAreMadeAnew_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("missing") << QByteArray();
        QTest::newRow("cut") << QByteArray("transactions of");
        QTest::newRow("changed") << QByteArray("transactions of shard 9\n");
    }
    void partsThatDoNotHoldAreMadeAnew() {
        QFETCH(QByteArray, content);
        QuickFiles files;
        for (const bool finished : {false, true}) {
            init();
            QVERIFY(makeSome(files, {0, 1, 2, 3, 4}, finished).ok());
            QFile::remove(path("transactions/part-00000002.jsonl"));
            if (!content.isEmpty()) {
                putFile(path("transactions/part-00000002.jsonl"), content);
            }
            auto target = open(files);
            QVERIFY(target.ok());
            QCOMPARE((*target)->kept().damaged, std::uint64_t(1));
            QVERIFY(!QFile::exists(path("manifest.json")));
            QVERIFY(makeTinyShards(**target, {2}).ok());
            QVERIFY(tree() == m_reference);
        }
    }

    void whatDeadProcessesLeftIsRemovedAndNothingElse() {
        QuickFiles files;
        QVERIFY(makeSome(files, {0}).ok());
        putFile(path(".ledgerloom/tmp/devices-3"), "half");
        putFile(path("devices/part-00000003.jsonl"), "renamed and never recorded");
        putFile(path("notes.txt"), "mine");
        putFile(path("devices/notes.txt"), "mine, too");
        putFile(path("devices/part-00000077.jsonl"), "no part of this plan");
        auto target = open(files);
        QVERIFY(target.ok());
        QCOMPARE((*target)->kept().leftover, std::uint64_t(2));
        QVERIFY(makeTinyShards(**target, {0, 1, 2, 3, 4}).ok());
        auto found = tree();
        QCOMPARE(found.erase("notes.txt") + found.erase("devices/notes.txt") +
                     found.erase("devices/part-00000077.jsonl"),
                 std::size_t(3));
        QVERIFY(found == m_reference);
    }

    void chunksAreListedOrStayMovedAway() {
        QuickFiles files;
        QVERIFY(makeSome(files, {0, 1, 2, 3}, false, 2).ok());
        QVERIFY(QDir().rename(path("chunk-00000"), path("../moved-away")));
        QFile::remove(path("chunk-00001/manifest.json")); // killed between the last shard and the listing
        auto target = open(files, 2);
        QVERIFY(target.ok());
        QCOMPARE((*target)->kept().shards, std::uint64_t(4));
        QVERIFY(QFile::exists(path("chunk-00001/manifest.json")));
        QVERIFY(makeTinyShards(**target, {4}).ok());
        QVERIFY(QDir().rename(path("../moved-away"), path("chunk-00000")));
        QVERIFY(tree() == m_chunked);
    }

    void anUnbegunFolderBeginsAndAForeignOneIsRefused() {
        QuickFiles files;
        QDir(m_folder->path()).mkpath(QStringLiteral("out/.ledgerloom/tmp"));
        putFile(path(".ledgerloom/lock"), "");
        putFile(path(".ledgerloom/tmp/run.json"), "{");
        goOn();
        init();
        putFile(path("mine.txt"), "mine");
        QCOMPARE(int(open(files).error().code), int(ErrorCode::badInput));
        QVERIFY(tree().size() == 1);
    }

    /// Every failing call while a run is taken up ends in a named error or in success, and the next attempt is whole.
    void aFailureWhileTakingUpLosesNothing_data() {
        QTest::addColumn<int>("call");
        const std::pair<const char*, FileCall> calls[] = {
            {"read", FileCall::readAt},       {"truncate", FileCall::truncate},
            {"fsync", FileCall::sync},        {"folder fsync", FileCall::syncFolder},
            {"remove", FileCall::removeFile}, {"list", FileCall::list},
            {"status", FileCall::status},     {"mkdir", FileCall::makeFolder}};
        for (const auto& [name, call] : calls) {
            QTest::addRow("%s", name) << int(call);
        }
    }
    void aFailureWhileTakingUpLosesNothing() {
        QFETCH(int, call);
        for (std::uint64_t at = 1;; ++at) {
            init();
            QuickFiles files;
            QVERIFY(makeSome(files, {3, 0}).ok());
            putFile(path("devices/part-00000004.jsonl"), "renamed and never recorded");
            const std::uint64_t before = files.calls(FileCall(call));
            files.fail({.call = FileCall(call), .error = EIO, .from = at});
            {
                auto target = open(files);
                const auto made = target ? makeTinyShards(**target, {0, 1, 2, 3, 4}) : Result<void>(target.error());
                QVERIFY(made.ok() || made.error().code == ErrorCode::io || made.error().code == ErrorCode::badInput);
                QVERIFY(made.ok() || !QFile::exists(path("manifest.json")));
            }
            files.mend();
            goOn();
            if (QTest::currentTestFailed() || files.calls(FileCall(call)) < before + at) {
                return;
            }
        }
    }

private:
    QString path(const char* name) const { return m_folder->filePath(QStringLiteral("out/") + QLatin1String(name)); }
    std::map<std::string, QByteArray> tree() const { return fileTree(path("")); }

    DatasetInfo info(std::uint64_t shardsPerChunk = 0) const {
        DatasetInfo one = tinyDataset(m_folder->filePath(QStringLiteral("out")).toStdString(), shards);
        one.plan.shardsPerChunk = shardsPerChunk;
        return one;
    }

    Result<std::unique_ptr<FolderTarget>> open(FileSystem& files, std::uint64_t shardsPerChunk = 0) const {
        DatasetInfo again = info(shardsPerChunk);
        again.config.ifExists = IfExists::resume;
        return FolderTarget::open(files, again);
    }

    Result<void> makeSome(FileSystem& files, const std::vector<std::uint64_t>& order, bool finish = false,
                          std::uint64_t shardsPerChunk = 0) const {
        auto target = FolderTarget::open(files, info(shardsPerChunk));
        if (!target) {
            return target.error();
        }
        for (const std::uint64_t shard : order) {
            if (auto made = makeTinyShard(**target, shard); !made) {
                return made;
            }
        }
        return finish ? (*target)->finish() : Result<void>();
    }

    void goOn() const {
        QuickFiles files;
        auto target = open(files);
        QVERIFY2(target.ok(), target ? "" : target.error().message.c_str());
        QVERIFY(makeTinyShards(**target, {0, 1, 2, 3, 4}).ok());
        QVERIFY(tree() == m_reference);
    }

    std::map<std::string, QByteArray> treeMadeAtOnce(std::uint64_t shardsPerChunk) {
        init();
        QuickFiles files;
        if (!makeSome(files, {0, 1, 2, 3, 4}, true, shardsPerChunk).ok()) {
            qFatal("the test could not make its reference");
        }
        return tree();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::map<std::string, QByteArray> m_reference;
    std::map<std::string, QByteArray> m_chunked;
};

QTEST_GUILESS_MAIN(TestTakingUp)
#include "tst_taking_up.moc"
