#include "core/storage/journal.h"
#include "tests/support/failing_files.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>

using namespace ledgerloom;

namespace {

ShardRecord recordOf(std::uint64_t shard) {
    return {
        .shard = shard,
        .totals = {.rows = 10 + shard, .fraudRows = 1, .customers = 2, .devices = 3, .firstTimeUs = 4, .lastTimeUs = 5},
        .parts = {{.table = Table::transactions,
                   .path = "transactions/part-0000000" + std::to_string(shard) + ".jsonl",
                   .bytes = 100 * shard,
                   .checksum = "00112233445566778899aabbccddeeff"}}};
}

} // namespace

/// What the journal says is done was done, whatever happened to its end.
class TestJournal : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("journal.jsonl")).toStdString();
    }

    void recordsComeBackInAnyOrder() {
        FileSystem files;
        auto journal = Journal::create(files, m_path, 4, "plan");
        QVERIFY(journal.ok());
        for (const std::uint64_t shard : {2U, 0U, 3U}) {
            QVERIFY(journal->append(recordOf(shard)).ok());
        }
        for (const std::uint64_t shard : {0U, 2U, 3U}) {
            const auto found = journal->read(shard);
            QVERIFY(found.ok());
            QCOMPARE(Journal::line(*found), Journal::line(recordOf(shard)));
        }
        QVERIFY(!journal->holds(1));
        QVERIFY(!journal->read(1).ok());
    }

    void aCutAnywhereKeepsWhatWasWholeBefore() {
        const QByteArray whole = threeRecords();
        const qsizetype second = whole.indexOf('\n', whole.indexOf('\n') + 1) + 1;
        for (qsizetype length = second; length < whole.size(); ++length) {
            putFile(QString::fromStdString(m_path), whole.left(length));
            const qsizetype lines = whole.left(length).count('\n');
            QCOMPARE(qsizetype(wholeRecords()), lines - 1);
        }
    }

    void aChangedByteEndsTheJournalThere() {
        const QByteArray whole = threeRecords();
        const qsizetype first = whole.indexOf('\n') + 1;
        const qsizetype second = whole.indexOf('\n', first) + 1;
        for (qsizetype at = first; at < second - 1; ++at) {
            QByteArray damaged = whole;
            damaged[at] = char(damaged[at] ^ 1);
            putFile(QString::fromStdString(m_path), damaged);
            QCOMPARE(wholeRecords(), 0);
        }
    }

    void aFailedWriteIsTakenBack() {
        FailingFiles files;
        auto journal = Journal::create(files, m_path, 3, "plan");
        QVERIFY(journal.ok());
        QVERIFY(journal->append(recordOf(0)).ok());
        files.shortenWrites(7); // so that half a line stands in the file when the disk is full
        files.fail({.call = FileCall::write, .error = ENOSPC, .from = 3});
        QCOMPARE(int(journal->append(recordOf(1)).error().code), int(ErrorCode::diskFull));
        QVERIFY(!journal->broken().has_value());
        QVERIFY(!journal->holds(1));
        QVERIFY(journal->append(recordOf(2)).ok());
        QCOMPARE(wholeRecords(), 2);
        QVERIFY(journal->read(2).ok());
    }

    void aFailedFsyncBreaksItForGood() {
        FailingFiles files;
        auto journal = Journal::create(files, m_path, 3, "plan");
        QVERIFY(journal.ok());
        QVERIFY(journal->append(recordOf(0)).ok());
        files.fail({.call = FileCall::sync, .error = ENOSPC});
        QCOMPARE(int(journal->append(recordOf(1)).error().code), int(ErrorCode::diskFull));
        const std::uint64_t syncs = files.calls(FileCall::sync);
        QVERIFY(!journal->append(recordOf(2)).ok());
        QCOMPARE(files.calls(FileCall::sync), syncs); // never tried again on the same file
        QVERIFY(journal->broken().has_value());
        QVERIFY(!journal->holds(1));
        QCOMPARE(wholeRecords(), 1);
    }

    void openedAgainItGoesOnAfterItsLastWholeLine() {
        const QByteArray whole = threeRecords();
        const qsizetype second = whole.indexOf('\n', whole.indexOf('\n') + 1) + 1;
        for (qsizetype length = 0; length <= whole.size(); ++length) {
            putFile(QString::fromStdString(m_path), whole.left(length));
            FailingFiles files;
            files.skipSyncs();
            auto journal = Journal::open(files, m_path, 3, "plan");
            QVERIFY(journal.ok());
            QCOMPARE(journal->holds(0), length >= second);
            for (std::uint64_t shard = 0; shard < 3; ++shard) {
                QVERIFY(journal->holds(shard) || journal->append(recordOf(shard)).ok());
            }
            QVERIFY(fileTree(m_folder->path()).at("journal.jsonl") == whole);
        }
    }

    void aShardThatWasForgottenHasItsLaterRecord() {
        threeRecords();
        FileSystem files;
        ShardRecord changed = recordOf(1);
        changed.totals.rows = 999;
        {
            auto journal = Journal::open(files, m_path, 3, "plan");
            QVERIFY(journal.ok());
            journal->forget(1);
            QVERIFY(!journal->holds(1));
            QVERIFY(journal->append(changed).ok());
        }
        auto journal = Journal::open(files, m_path, 3, "plan");
        QVERIFY(journal.ok());
        QCOMPARE(journal->read(1)->totals.rows, changed.totals.rows);
    }

    void anotherPlansJournalIsLeftAlone() {
        const QByteArray whole = threeRecords();
        FileSystem files;
        const auto journal = Journal::open(files, m_path, 3, "another plan");
        QCOMPARE(int(journal.error().code), int(ErrorCode::badInput));
        QVERIFY(fileTree(m_folder->path()).at("journal.jsonl") == whole);
    }

private:
    QByteArray threeRecords() {
        FileSystem files;
        QFile::remove(QString::fromStdString(m_path));
        auto journal = Journal::create(files, m_path, 3, "plan");
        for (std::uint64_t shard = 0; shard < 3; ++shard) {
            if (!journal || !journal->append(recordOf(shard)).ok()) {
                qFatal("the test could not write its journal");
            }
        }
        return fileTree(m_folder->path()).at("journal.jsonl");
    }

    int wholeRecords() const {
        FileSystem files;
        int count = 0;
        const auto read = Journal::forEach(files, m_path, [&](const ShardRecord&) { ++count; });
        return read ? count : -1;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
