#include "core/order/run_file.h"
#include "tests/support/failing_files.h"
#include "tests/support/file_tree.h"
#include "tests/support/ordered_rows.h"

#include <QTest>

#include <cerrno>
#include <set>

using namespace ledgerloom;
using namespace ledgerloom::testing;

namespace {

constexpr RunName name{3, 5};
constexpr std::uint64_t tenDaysUs = 10 * std::uint64_t{86'400'000'000};

QByteArray content(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Opens the runs in the folder and reads all of their rows.
Result<std::uint64_t> readAll(RunFolder& folder) {
    const auto runs = folder.open();
    if (!runs) {
        return runs.error();
    }
    RunMerger merger(*runs);
    if (auto started = merger.start(); !started) {
        return started.error();
    }
    std::uint64_t rows = 0;
    for (; !merger.atEnd(); ++rows) {
        if (auto moved = merger.next(); !moved) {
            return moved.error();
        }
    }
    return rows;
}

} // namespace

class TestRunFile : public QObject {
    Q_OBJECT

private slots:
    void namesSayWhichShards() {
        QCOMPARE(name.text(), std::string("run-00000003-00000005"));
        for (const RunName& one : {name, RunName{0, 1}, RunName{99'999'999, 100'000'001}}) {
            QVERIFY(RunName::parse(one.text()) == one);
        }
        for (const char* other : {"run-3-5", "run-00000005-00000005", "run-00000005-00000003", "part-00000003-00000005",
                                  "run-00000003-00000005.new", "run-0000000300000005", "run-000000003-00000005", ""}) {
            QVERIFY2(!RunName::parse(other), other);
        }
    }
    void theFooterCountsRunsRowsAndDays() {
        RunFolder folder;
        const auto first = sortedRows(1, 70'000, tenDaysUs);
        const auto second = sortedRows(2, 300, tenDaysUs / 2);
        QVERIFY(folder.write(name, {first, second}).ok());
        const auto file = RunFile::open(folder.store(), name);
        QVERIFY(file.ok());
        const RunFooter& footer = (*file)->footer();
        QCOMPARE(footer.runs.size(), std::size_t{2});
        QCOMPARE(footer.runs[0].rows, std::uint64_t{70'000});
        QCOMPARE(footer.runs[1].rows, std::uint64_t{300});
        QCOMPARE(footer.rows(), std::uint64_t{70'300});
        QCOMPARE(footer.days.first, firstTestDay);
        QCOMPARE(footer.rowsOfDay.size(), std::size_t{testDays});
        for (std::uint32_t day = 0; day < testDays; ++day) {
            const auto onDay = [day](const OrderedRow& row) {
                return row.timeUs / 86'400'000'000 == firstTestDay + static_cast<std::int64_t>(day);
            };
            QCOMPARE(footer.rowsOfDay[day], static_cast<std::uint64_t>(std::ranges::count_if(first, onDay) +
                                                                       std::ranges::count_if(second, onDay)));
        }
    }
    void theSameRowsMakeTheSameBytes() {
        RunFolder one;
        RunFolder other;
        const auto rows = sortedRows(1, 5'000, tenDaysUs);
        QVERIFY(one.write(name, {rows}).ok() && other.write(name, {rows}).ok());
        QCOMPARE(content(QString::fromStdString(one.path(name))), content(QString::fromStdString(other.path(name))));
    }
    void everyChangedByteIsNoticedAndNamed() {
        RunFolder folder;
        QVERIFY(folder.write(name, {sortedRows(1, 700, tenDaysUs), sortedRows(2, 100, tenDaysUs)}).ok());
        QCOMPARE(*readAll(folder), std::uint64_t{800});
        const QString path = QString::fromStdString(folder.path(name));
        const QByteArray whole = content(path);
        for (qsizetype at = 0; at < whole.size(); at += whole.size() - at < 300 ? 1 : 101) {
            QByteArray changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ 0x10);
            putFile(path, changed);
            const auto read = readAll(folder);
            QVERIFY2(!read.ok(), std::to_string(at).c_str());
            QCOMPARE(read.error().code, ErrorCode::verification);
            QVERIFY(read.error().message.find("run-00000003-00000005") != std::string::npos);
            QVERIFY(read.error().message.find("shards 3 to 4") != std::string::npos);
        }
    }
    void aFileThatIsCutShortIsNoticed() {
        RunFolder folder;
        QVERIFY(folder.write(name, {sortedRows(1, 700, tenDaysUs)}).ok());
        const QString path = QString::fromStdString(folder.path(name));
        const QByteArray whole = content(path);
        for (qsizetype left = 0; left < whole.size(); left += 1'009) {
            putFile(path, whole.left(left));
            QVERIFY(!readAll(folder).ok());
        }
    }
    void nothingStandsUnderANameBeforeItIsWhole() {
        RunFolder folder;
        {
            auto sink = folder.store().create(name);
            QVERIFY(sink.ok());
            QVERIFY((*sink)->write("bytes").ok());
            QVERIFY(folder.store().list()->empty());
        }
        QVERIFY(folder.store().list()->empty());
        QVERIFY(QDir(QFileInfo(QString::fromStdString(folder.path(name))).path()).isEmpty());
    }
    void anEarlierFileIsReplaced() {
        RunFolder folder;
        putFile(QString::fromStdString(folder.path(name)), "damaged");
        QVERIFY(folder.write(name, {sortedRows(1, 700, tenDaysUs)}).ok());
        QCOMPARE(*readAll(folder), std::uint64_t{700});
    }
    void removingTwiceIsNoError() {
        RunFolder folder;
        QVERIFY(folder.write(name, {sortedRows(1, 10, tenDaysUs)}).ok());
        QVERIFY(folder.store().remove(name).ok());
        QVERIFY(folder.store().remove(name).ok());
        QVERIFY(folder.store().list()->empty());
    }
    void leftoversOfDeadProcessesAreRemovedAndNothingElse() {
        QTemporaryDir folder;
        putFile(folder.filePath(QStringLiteral("run-00000003-00000005.new")), "half");
        putFile(folder.filePath(QStringLiteral("run-00000003-00000005")), "whole");
        putFile(folder.filePath(QStringLiteral("notes.new")), "somebody's");
        FileSystem files;
        QVERIFY(FileRunStore(files, folder.path().toStdString()).removeUnfinished().ok());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files),
                 QStringList({QStringLiteral("notes.new"), QStringLiteral("run-00000003-00000005")}));
    }
    void failuresOfTheDiskComeThrough_data() {
        QTest::addColumn<int>("call");
        QTest::addColumn<int>("failure");
        QTest::addColumn<int>("code");
        QTest::newRow("make") << int(FileCall::createNew) << ENOSPC << int(ErrorCode::diskFull);
        QTest::newRow("write") << int(FileCall::write) << ENOSPC << int(ErrorCode::diskFull);
        QTest::newRow("sync") << int(FileCall::sync) << EIO << int(ErrorCode::io);
        QTest::newRow("rename") << int(FileCall::renameNoReplace) << EIO << int(ErrorCode::io);
    }
    void failuresOfTheDiskComeThrough() {
        QFETCH(int, call);
        QFETCH(int, failure);
        QFETCH(int, code);
        QTemporaryDir folder;
        FailingFiles files;
        files.fail({.call = FileCall(call), .error = failure});
        FileRunStore store(files, folder.path().toStdString());
        GranuleCodec codec;
        const auto write = [&]() -> Result<void> {
            auto sink = store.create(name);
            if (!sink) {
                return sink.error();
            }
            RunWriter writer(**sink, codec, {.first = firstTestDay, .count = testDays});
            for (const OrderedRow& row : sortedRows(1, 1'000, tenDaysUs)) {
                if (auto added = writer.add(row); !added) {
                    return added;
                }
            }
            return writer.finish();
        };
        const auto failed = write();
        QVERIFY(!failed.ok());
        QCOMPARE(int(failed.error().code), code);
        QVERIFY(QDir(folder.path()).isEmpty());
        QVERIFY(write().ok());
        // Interrupted reads go on, failed ones are told.
        files.fail({.call = FileCall::readAt, .error = EINTR});
        QVERIFY(RunFile::open(store, name).ok());
        files.fail({.call = FileCall::readAt, .error = EIO});
        QVERIFY(!RunFile::open(store, name).ok());
    }
};

QTEST_APPLESS_MAIN(TestRunFile)
#include "tst_run_file.moc"
