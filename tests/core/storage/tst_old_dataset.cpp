#include "core/storage/journal.h"
#include "core/storage/old_dataset.h"
#include "tests/support/failing_files.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>

using namespace ledgerloom;

/// Overwriting deletes a dataset's own files and nothing else, whatever its listing claims.
class TestOldDataset : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void onlyNamedPartsGo() {
        put("transactions/part-00000000.jsonl", "ours");
        put("transactions/part-00000001.jsonl", "not named");
        put("customers/part-00000000.jsonl", "ours");
        put("customers/notes.txt", "theirs");
        put("devices/part-00000000.jsonl", "ours");
        put("thesis.pdf", "theirs");
        put("manifest.json", "{}");
        put("DATASET.md", "card");
        put("parts.jsonl", line("transactions/part-00000000.jsonl") + line("customers/part-00000000.jsonl") +
                               line("devices/part-00000000.jsonl"));
        QVERIFY(clear().ok());
        const auto tree = fileTree(m_folder->path());
        QCOMPARE(tree.size(), std::size_t(3));
        QVERIFY(tree.contains("transactions/part-00000001.jsonl"));
        QVERIFY(tree.contains("customers/notes.txt"));
        QVERIFY(tree.contains("thesis.pdf"));
        QVERIFY(!QDir(m_folder->filePath(QStringLiteral("devices"))).exists());
    }

    void anUnfinishedRunIsKnownByItsJournal() {
        put("transactions/part-00000000.jsonl", "ours");
        put("DATASET.md", "theirs: there was no manifest");
        put(".ledgerloom/tmp/transactions-1", "half");
        const ShardRecord record{.shard = 0,
                                 .totals = {},
                                 .parts = {{.table = Table::transactions,
                                            .path = "transactions/part-00000000.jsonl",
                                            .bytes = 4,
                                            .checksum = "00"}}};
        FileSystem files;
        const std::string path = m_folder->filePath(QStringLiteral(".ledgerloom/journal.jsonl")).toStdString();
        {
            auto journal = Journal::create(files, path, 1, "plan");
            QVERIFY(journal.ok() && journal->append(record).ok());
        }
        QVERIFY(clear().ok());
        const auto tree = fileTree(m_folder->path());
        QCOMPARE(tree.size(), std::size_t(1));
        QVERIFY(tree.contains("DATASET.md"));
        QVERIFY(QDir(m_folder->filePath(QStringLiteral(".ledgerloom/tmp"))).isEmpty());
        QVERIFY(!QFile::exists(QString::fromStdString(path)));
    }

    void aHostileListingReachesNothing() {
        QTemporaryDir elsewhere;
        putFile(elsewhere.filePath(QStringLiteral("part-00000000.jsonl")), "theirs");
        put("keep/part-00000000.jsonl", "theirs");
        QVERIFY(QFile::link(elsewhere.path(), m_folder->filePath(QStringLiteral("transactions"))));
        put("parts.jsonl", line("transactions/part-00000000.jsonl") + line("../keep/part-00000000.jsonl") +
                               line("keep/part-00000000.jsonl") + line("/etc/hostname") + "not json\n[]\n");
        QVERIFY(clear().ok());
        QVERIFY(QFile::exists(elsewhere.filePath(QStringLiteral("part-00000000.jsonl"))));
        QVERIFY(fileTree(m_folder->path()).contains("keep/part-00000000.jsonl"));
    }

    void aPartThatCannotBeRemovedIsTold() {
        put("transactions/part-00000000.jsonl", "ours");
        put("parts.jsonl", line("transactions/part-00000000.jsonl"));
        FailingFiles files;
        files.fail({.call = FileCall::removeFile, .error = EACCES, .path = "part-00000000"});
        const auto cleared = clearOldDataset(files, m_folder->path().toStdString());
        QVERIFY(cleared.error().message.find("part-00000000.jsonl") != std::string::npos);
    }

private:
    void put(const char* name, const QByteArray& content) {
        putFile(m_folder->filePath(QString::fromUtf8(name)), content);
    }
    static QByteArray line(const QByteArray& path) { return "{\"path\":\"" + path + "\"}\n"; }
    Result<void> clear() const {
        FileSystem files;
        return clearOldDataset(files, m_folder->path().toStdString());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestOldDataset)
#include "tst_old_dataset.moc"
