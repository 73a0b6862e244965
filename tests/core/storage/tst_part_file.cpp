#include "core/storage/part_file.h"
#include "tests/support/failing_files.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>

using namespace ledgerloom;

/// A file under a final name is whole; whatever fails, nothing else is left behind.
class TestPartFile : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("tmp")));
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("out")));
    }

    void aPartAppearsWholeUnderItsName_data() {
        QTest::addColumn<bool>("direct");
        QTest::addRow("around the page cache") << true;
        QTest::addRow("through the page cache") << false;
    }
    void aPartAppearsWholeUnderItsName() {
        QFETCH(bool, direct);
        FailingFiles files;
        if (!direct) {
            files.fail({.call = FileCall::setDirect, .error = EINVAL, .forEver = true});
        }
        auto part = create(files);
        QVERIFY(part.ok());
        const QByteArray content(10 << 20, 'x');
        for (int piece = 0; piece < 5; ++piece) {
            QVERIFY(part->write({content.constData(), std::size_t(content.size())}).ok());
        }
        QVERIFY(!fileTree(m_folder->path()).contains("out/part"));
        QVERIFY(part->seal().ok());
        QVERIFY(part->publish().ok());
        QCOMPARE(part->bytes(), std::uint64_t(5 * content.size()));
        const auto tree = fileTree(m_folder->path());
        QCOMPARE(tree.size(), std::size_t(1));
        StreamHash hash;
        const QByteArray& found = tree.at("out/part");
        hash.add({found.constData(), std::size_t(found.size())});
        QCOMPARE(part->checksum(), hash.hex());
        if (!direct) {
            QVERIFY(files.calls(FileCall::flushRange) >= 5); // write-behind ran
        }
        QVERIFY(files.calls(FileCall::dropRange) >= 1);
    }

    void anErrorLeavesNothing_data() {
        QTest::addColumn<int>("call");
        QTest::addColumn<int>("error");
        const std::pair<const char*, FileCall> calls[] = {{"create", FileCall::createNew},
                                                          {"write", FileCall::write},
                                                          {"fsync", FileCall::sync},
                                                          {"close", FileCall::close},
                                                          {"rename", FileCall::renameNoReplace},
                                                          {"folder fsync", FileCall::syncFolder}};
        for (const auto& [name, call] : calls) {
            for (const int error : {ENOSPC, EIO, EDQUOT, EROFS}) {
                QTest::addRow("%s %d", name, error) << int(call) << error;
            }
        }
    }
    void anErrorLeavesNothing() {
        QFETCH(int, call);
        QFETCH(int, error);
        FailingFiles files;
        files.fail({.call = FileCall(call), .error = error, .forEver = true});
        const Result<void> result = makeOne(files);
        QVERIFY(!result.ok());
        const bool full = error == ENOSPC || error == EDQUOT;
        QCOMPARE(int(result.error().code), int(full ? ErrorCode::diskFull : ErrorCode::io));
        QVERIFY(fileTree(m_folder->path()).empty());
        QVERIFY(files.calls(FileCall::sync) <= 1); // a failed fsync is never tried again
    }

    /// A disk may take less than it was given, or suddenly refuse to be written around the cache.
    void shortAndRefusedWritesLoseNothing_data() {
        QTest::addColumn<int>("most");
        QTest::addColumn<int>("refusedFrom");
        QTest::addRow("short, aligned") << 8192 << 0;
        QTest::addRow("short, unaligned") << 5000 << 0;
        QTest::addRow("refused at once") << 0 << 1;
        QTest::addRow("refused later") << 0 << 3;
    }
    void shortAndRefusedWritesLoseNothing() {
        QFETCH(int, most);
        QFETCH(int, refusedFrom);
        FailingFiles files;
        files.shortenWrites(std::size_t(most));
        if (refusedFrom > 0) {
            files.fail({.call = FileCall::write, .error = EINVAL, .from = std::uint64_t(refusedFrom)});
        }
        auto part = create(files);
        QVERIFY(part.ok());
        std::string content;
        for (int i = 0; i < 300'000; ++i) {
            content += std::to_string(i) + '\n';
        }
        for (std::size_t at = 0; at < content.size(); at += 70'001) {
            QVERIFY(part->write(std::string_view(content).substr(at, 70'001)).ok());
        }
        QVERIFY(part->seal().ok());
        QVERIFY(part->publish().ok());
        QVERIFY(fileTree(m_folder->path()).at("out/part").toStdString() == content);
    }

    void aHintThatFailsHarmsNothing() {
        FailingFiles files;
        files.fail({.call = FileCall::flushRange, .error = ENOSYS, .forEver = true});
        files.fail({.call = FileCall::dropRange, .error = ESPIPE, .forEver = true});
        QVERIFY(makeOne(files).ok());
    }

    void anExistingNameIsNotReplaced() {
        putFile(m_folder->filePath(QStringLiteral("out/part")), "theirs");
        FileSystem files;
        QCOMPARE(int(makeOne(files).error().code), int(ErrorCode::io));
        QCOMPARE(fileTree(m_folder->path()).at("out/part"), QByteArray("theirs"));
    }

    void alsoAfterAMoveNothingIsLeft() {
        FileSystem files;
        {
            auto part = create(files);
            QVERIFY(part.ok());
            const PartFile moved = std::move(part).value();
        }
        QVERIFY(fileTree(m_folder->path()).empty());
    }

private:
    Result<PartFile> create(FileSystem& files) const {
        return PartFile::create(files, m_folder->filePath(QStringLiteral("tmp/part")).toStdString(),
                                m_folder->filePath(QStringLiteral("out/part")).toStdString());
    }

    Result<void> makeOne(FileSystem& files) const {
        auto part = create(files);
        if (!part) {
            return part.error();
        }
        Result<void> done = part->write(std::string(9 << 20, 'x'));
        done = done ? part->seal() : done;
        done = done ? part->publish() : done;
        if (!done) {
            part->abandon();
        }
        return done;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPartFile)
#include "tst_part_file.moc"
