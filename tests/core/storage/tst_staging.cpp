#include "core/storage/leftovers.h"
#include "core/storage/staging.h"
#include "tests/support/failing_files.h"
#include "tests/support/file_tree.h"
#include "tests/support/tiny_dataset.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>

using namespace ledgerloom;
using namespace ledgerloom::testing;

namespace {

/// A staging folder on another file system than the output: files have to be copied.
class TwoDisks : public FailingFiles {
public:
    TwoDisks() { skipSyncs(); }
    int renameNoReplace(const std::string& from, const std::string& to) override {
        const bool across =
            (from.find("/staging/") == std::string::npos) != (to.find("/staging/") == std::string::npos);
        return across ? -EXDEV : FailingFiles::renameNoReplace(from, to);
    }
};

} // namespace

/// Where parts are written first changes no byte, leaves nothing behind, and what a killed run leaves is offered only.
class TestStaging : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QDir(m_folder->path()).mkpath(QStringLiteral("staging"));
    }

    void theTreeIsTheSame() {
        FailingFiles one;
        one.skipSyncs();
        TwoDisks two;
        QVERIFY(make(one, "plain", "").ok());
        QVERIFY(make(one, "same-disk", path("staging")).ok());
        QVERIFY(make(two, "other-disk", path("staging")).ok());
        QVERIFY(tree("plain").size() == 12);
        QVERIFY(tree("same-disk") == tree("plain"));
        QVERIFY(tree("other-disk") == tree("plain"));
        QVERIFY(QDir(qs(path("staging"))).isEmpty());
    }

    void whateverFailsOnTheWayTheFolderGoesOn_data() {
        QTest::addColumn<int>("call");
        QTest::newRow("create") << int(FileCall::createNew);
        QTest::newRow("read") << int(FileCall::readAt);
        QTest::newRow("write") << int(FileCall::write);
        QTest::newRow("fsync") << int(FileCall::sync);
        QTest::newRow("remove") << int(FileCall::removeFile);
    }
    void whateverFailsOnTheWayTheFolderGoesOn() {
        QFETCH(int, call);
        FailingFiles plain;
        QVERIFY(make(plain, "plain", "").ok());
        for (std::uint64_t at = 1;; ++at) {
            TwoDisks files;
            files.fail({.call = FileCall(call), .error = ENOSPC, .from = at});
            const auto result = make(files, "out", path("staging"));
            QCOMPARE(tree("out").contains("manifest.json"), result.ok());
            const bool done = files.calls(FileCall(call)) < at;
            files.mend();
            QVERIFY(make(files, "out", path("staging"), IfExists::resume).ok());
            QVERIFY(tree("out") == tree("plain"));
            QVERIFY(QDir(qs(path("staging"))).isEmpty());
            QDir(qs(path("out"))).removeRecursively();
            if (done) {
                return;
            }
        }
    }

    void leftoversAreFoundAndRemovedOnRequestOnly() {
        FileSystem files;
        const std::string dead = stagingFolder(path("staging"), path("out"));
        putFile(qs(dead + "/owner"), QByteArray::fromStdString(path("out") + "\n"));
        putFile(qs(dead + "/devices-3"), "half a part");
        putFile(qs(path("staging/mine.txt")), "mine");
        putFile(qs(path("staging/ledgerloom-notes/text")), "mine, too");
        const auto living = Staging::open(files, path("staging"), path("another"));
        QVERIFY(living.ok());
        const auto found = findLeftovers(files, path("staging"));
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].output, path("out"));
        QCOMPARE(found[0].files, std::uint64_t(2));
        QVERIFY(QFile::exists(qs(dead + "/devices-3")));
        QVERIFY(removeLeftover(files, found[0]).ok());
        QVERIFY(!QDir(qs(dead)).exists());
        QVERIFY(QFile::exists(qs(path("staging/mine.txt"))));
        QVERIFY(QFile::exists(qs(path("staging/ledgerloom-notes/text"))));
        QVERIFY(QDir(qs(living->folder())).exists());
    }

    void anUnusableFolderIsToldBefore() {
        FailingFiles files;
        RunConfig config;
        config.output = path("out");
        QVERIFY(!stagingObstacle(files, config, 1).has_value());
        config.staging = path("missing");
        QVERIFY(stagingObstacle(files, config, 1)->message.find("is not a folder") != std::string::npos);
        config.output = m_folder->path().toStdString();
        config.staging = path("staging");
        QVERIFY(stagingObstacle(files, config, 1)->message.find("lies in the output") != std::string::npos);
        config.output = path("out");
        files.setFreeBytes(1'000'000);
        const auto small = stagingObstacle(files, config, 3'000'000);
        QCOMPARE(int(small->code), int(ErrorCode::diskFull));
        QVERIFY2(small->message.find("2.00 MB short") != std::string::npos, small->message.c_str());
        QVERIFY(!stagingObstacle(files, config, 1'000'000).has_value());
    }

private:
    static QString qs(const std::string& text) { return QString::fromStdString(text); }
    std::string path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)).toStdString(); }
    std::map<std::string, QByteArray> tree(const char* name) const { return fileTree(qs(path(name))); }

    Result<void> make(FileSystem& files, const char* name, const std::string& staging,
                      IfExists ifExists = IfExists::fail) const {
        DatasetInfo info = tinyDataset(path(name), 3);
        info.config.staging = staging;
        info.config.ifExists = ifExists;
        auto target = FolderTarget::open(files, info);
        return target ? makeTinyShards(**target, {0, 1, 2}) : Result<void>(target.error());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestStaging)
#include "tst_staging.moc"
