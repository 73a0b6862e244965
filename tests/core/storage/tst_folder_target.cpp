#include "core/storage/folder_target.h"
#include "tests/support/failing_files.h"
#include "tests/support/file_tree.h"
#include "tests/support/tiny_dataset.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <cerrno>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace ledgerloom;
using namespace ledgerloom::testing;

namespace {

constexpr std::uint64_t shards = 3;

} // namespace

/// A folder ends as a whole dataset or shows no trace of what failed.
class TestFolderTarget : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theOrderOfShardsChangesNoByte() {
        FileSystem files;
        QVERIFY(makeIn(files, QStringLiteral("a"), {0, 1, 2}).ok());
        QVERIFY(makeIn(files, QStringLiteral("b"), {2, 0, 1}).ok());
        const auto tree = fileTree(path(QStringLiteral("a")));
        QCOMPARE(tree.size(), std::size_t(3 * shards + 3));
        QVERIFY(tree == fileTree(path(QStringLiteral("b"))));
        QVERIFY(!QDir(path(QStringLiteral("a/.ledgerloom/tmp"))).exists());
    }

    void listingAndManifestTellWhatIsThere() {
        FileSystem files;
        QVERIFY(makeIn(files, QStringLiteral("a"), {2, 1, 0}).ok());
        const auto tree = fileTree(path(QStringLiteral("a")));
        const auto manifest = nlohmann::json::parse(tree.at("manifest.json").toStdString());
        StreamHash root;
        root.add(tree.at("parts.jsonl").toStdString());
        QCOMPARE(manifest["parts_list"]["xxh3_128"].get<std::string>(), root.hex());
        QCOMPARE(manifest["tables"]["transactions"]["rows"].get<int>(), int(shards));
        QCOMPARE(manifest["tables"]["transactions"]["fraud_rows"].get<int>(), 1);
        QCOMPARE(manifest["absent_fraud_types"][0].get<std::string>(), std::string("none_such"));
        const QList<QByteArray> lines = tree.at("parts.jsonl").trimmed().split('\n');
        QCOMPARE(lines.size(), qsizetype(3 * shards));
        for (const QByteArray& line : lines) {
            const auto part = nlohmann::json::parse(line.toStdString());
            const QByteArray& content = tree.at(part["path"].get<std::string>());
            StreamHash hash;
            hash.add(content.toStdString());
            QCOMPARE(part["xxh3_128"].get<std::string>(), hash.hex());
            QCOMPARE(part["bytes"].get<int>(), int(content.size()));
        }
    }

    void aChunkIsWholeAndMayBeMovedAway() {
        FileSystem files;
        DatasetInfo info = infoFor(QStringLiteral("c"));
        info.plan.shardsPerChunk = 2;
        auto target = FolderTarget::open(files, info);
        QVERIFY(target.ok());
        QVERIFY(makeTinyShard(**target, 1).ok());
        QVERIFY(!fileTree(path(QStringLiteral("c"))).contains("chunk-00000/manifest.json"));
        QVERIFY(makeTinyShard(**target, 0).ok());
        const auto first = fileTree(path(QStringLiteral("c/chunk-00000")));
        QCOMPARE(first.size(), std::size_t(2 * 3 + 2));
        QVERIFY(first.at("parts.jsonl").startsWith("{\"path\":\"customers/part-00000000.jsonl\""));
        QVERIFY(QDir().rename(path(QStringLiteral("c/chunk-00000")), path(QStringLiteral("moved"))));
        QVERIFY(makeTinyShards(**target, {2}).ok());
        QVERIFY(makeIn(files, QStringLiteral("plain"), {0, 1, 2}).ok());
        auto plain = fileTree(path(QStringLiteral("plain")));
        auto chunked = fileTree(path(QStringLiteral("c/chunk-00001")));
        chunked.insert(first.begin(), first.end());
        for (const char* name : {"manifest.json", "parts.jsonl", "DATASET.md"}) {
            chunked.erase(name);
            plain.erase(name);
        }
        QVERIFY(chunked == plain);
    }

    void aDroppedShardLeavesNothing() {
        FileSystem files;
        auto target = FolderTarget::open(files, infoFor(QStringLiteral("d")));
        QVERIFY(target.ok());
        {
            auto writer = (*target)->openShard(0);
            QVERIFY(writer.ok());
            QVERIFY((*writer)->write(Table::transactions, "half").ok());
        }
        QVERIFY(fileTree(path(QStringLiteral("d"))).empty());
        QVERIFY(QDir(path(QStringLiteral("d/.ledgerloom/tmp"))).isEmpty());
        QVERIFY(makeTinyShard(**target, 0).ok());
    }

    /// Every call of every kind fails once: the run ends well or with a named error, and then every part that is there
    /// is in the journal, and only what a finished dataset has bears a manifest.
    void anyFailingCallLeavesATrueRecord_data() {
        QTest::addColumn<int>("call");
        QTest::addColumn<int>("error");
        const std::pair<const char*, FileCall> calls[] = {
            {"create", FileCall::createNew}, {"lock file", FileCall::openOrCreate},
            {"write", FileCall::write},      {"fsync", FileCall::sync},
            {"close", FileCall::close},      {"rename", FileCall::renameNoReplace},
            {"mkdir", FileCall::makeFolder}, {"folder fsync", FileCall::syncFolder},
            {"read", FileCall::readAt},      {"open to read", FileCall::openRead}};
        for (const auto& [name, call] : calls) {
            for (const int error : {ENOSPC, EIO}) {
                QTest::addRow("%s %d", name, error) << int(call) << error;
            }
        }
    }
    void anyFailingCallLeavesATrueRecord() {
        QFETCH(int, call);
        QFETCH(int, error);
        for (std::uint64_t at = 1;; ++at) {
            const QString name = QStringLiteral("k%1").arg(at);
            FailingFiles files;
            files.skipSyncs();
            files.fail({.call = FileCall(call), .error = error, .from = at});
            const Result<void> result = makeIn(files, name, {0, 1, 2});
            if (files.calls(FileCall(call)) < at) {
                QVERIFY(at > 1 && result.ok());
                return;
            }
            checkRecord(name, result);
            if (QTest::currentTestFailed()) {
                return;
            }
        }
    }

    void aSecondRunInTheFolderIsRefused() {
        FileSystem files;
        auto first = FolderTarget::open(files, infoFor(QStringLiteral("l")));
        QVERIFY(first.ok());
        QVERIFY(makeTinyShard(**first, 0).ok());
        const auto before = fileTree(path(QStringLiteral("l")));
        DatasetInfo other = infoFor(QStringLiteral("l"));
        other.config.ifExists = IfExists::overwrite;
        QCOMPARE(int(FolderTarget::open(files, other).error().code), int(ErrorCode::folderInUse));
        QVERIFY(fileTree(path(QStringLiteral("l"))) == before);
        QCOMPARE(codeInOtherProcess(other), int(ErrorCode::folderInUse));
        QVERIFY(fileTree(path(QStringLiteral("l"))) == before);
        first->reset();
        QVERIFY(FolderTarget::open(files, other).ok());
    }

    void overwriteGivesTheSameTreeAgain() {
        FileSystem files;
        QVERIFY(makeIn(files, QStringLiteral("o"), {0, 1, 2}).ok());
        const auto before = fileTree(path(QStringLiteral("o")));
        DatasetInfo again = infoFor(QStringLiteral("o"));
        again.config.ifExists = IfExists::overwrite;
        auto target = FolderTarget::open(files, again);
        QVERIFY(target.ok());
        QVERIFY(fileTree(path(QStringLiteral("o"))).empty());
        QVERIFY(makeTinyShards(**target, {1, 0, 2}).ok());
        QVERIFY(fileTree(path(QStringLiteral("o"))) == before);
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }

    DatasetInfo infoFor(const QString& name) const { return tinyDataset(path(name).toStdString(), shards); }

    Result<void> makeIn(FileSystem& files, const QString& name, const std::vector<std::uint64_t>& order) const {
        auto target = FolderTarget::open(files, infoFor(name));
        return target ? makeTinyShards(**target, order) : Result<void>(target.error());
    }

    void checkRecord(const QString& name, const Result<void>& result) const {
        const auto tree = fileTree(path(name));
        QCOMPARE(tree.contains("manifest.json"), result.ok());
        if (!result) {
            QVERIFY(result.error().code == ErrorCode::diskFull || result.error().code == ErrorCode::io);
            QVERIFY(!result.error().message.empty());
        }
        FileSystem files;
        std::set<std::string> recorded;
        const std::string journal = path(name).toStdString() + "/.ledgerloom/journal.jsonl";
        QVERIFY(Journal::forEach(files, journal, [&](const ShardRecord& record) {
                    for (const PartRecord& part : record.parts) {
                        recorded.insert(part.path);
                    }
                }).ok());
        for (const auto& [file, content] : tree) {
            QVERIFY2(!DatasetLayout::isPartPath(file) || recorded.contains(file), file.c_str());
        }
        for (const std::string& part : recorded) {
            QVERIFY2(tree.contains(part), part.c_str());
        }
        const QDir temporary(path(name) + QStringLiteral("/.ledgerloom/tmp"));
        QVERIFY(!temporary.exists() || temporary.isEmpty());
    }

    static int codeInOtherProcess(const DatasetInfo& info) {
        const pid_t child = ::fork();
        if (child == 0) {
            FileSystem files;
            const auto target = FolderTarget::open(files, info);
            ::_exit(target ? 99 : int(target.error().code));
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WEXITSTATUS(status);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestFolderTarget)
#include "tst_folder_target.moc"
