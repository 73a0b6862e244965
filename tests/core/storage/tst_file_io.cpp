#include "core/storage/file_io.h"
#include "tests/support/failing_files.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>

using namespace ledgerloom;

/// Writing goes on after what is no failure and tells everything else by name.
class TestFileIo : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("file")).toStdString();
    }

    void shortAndInterruptedWritesEndWhole() {
        FailingFiles files;
        files.shortenWrites(3);
        files.fail({.call = FileCall::write, .error = EINTR, .from = 2});
        files.fail({.call = FileCall::createNew, .error = EINTR, .from = 1});
        auto file = openFile(files, m_path, "make", [&](const std::string& path) { return files.createNew(path); });
        QVERIFY(file.ok());
        QVERIFY(writeAll(files, file->get(), "0123456789", m_path).ok());
        QCOMPARE(fileTree(m_folder->path()).at("file"), QByteArray("0123456789"));
    }

    void errorsNameCausePathAndKind_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("kind");
        QTest::addRow("disk full") << ENOSPC << int(ErrorCode::diskFull);
        QTest::addRow("quota") << EDQUOT << int(ErrorCode::diskFull);
        QTest::addRow("device") << EIO << int(ErrorCode::io);
        QTest::addRow("read-only") << EROFS << int(ErrorCode::io);
        QTest::addRow("rights") << EACCES << int(ErrorCode::io);
    }
    void errorsNameCausePathAndKind() {
        QFETCH(int, code);
        QFETCH(int, kind);
        const Error error = fileError(-code, "write", "/some/part");
        QCOMPARE(int(error.code), kind);
        QVERIFY(error.message.starts_with("cannot write /some/part: "));
        QVERIFY(error.message.find("; ") != std::string::npos);
    }

    void aWriteThatTakesNothingFails() {
        FailingFiles files;
        files.fail({.call = FileCall::write, .error = 0});
        auto file = openFile(files, m_path, "make", [&](const std::string& path) { return files.createNew(path); });
        QCOMPARE(int(writeAll(files, file->get(), "x", m_path).error().code), int(ErrorCode::io));
    }

    void linesAreReadAcrossWindows() {
        QByteArray content;
        for (int line = 0; line < 30'000; ++line) {
            content += QByteArray::number(line) + '\n';
        }
        putFile(QString::fromStdString(m_path), content + "cut off");
        FileSystem files;
        int next = 0;
        QVERIFY(readLines(files, m_path, [&](std::string_view line) {
                    return line == std::to_string(next) && ++next > 0;
                }).ok());
        QCOMPARE(next, 30'000);
        QVERIFY(readLines(files, m_path + ".missing", [](std::string_view) { return true; }).ok());
    }

    void aLinkIsNoFolder() {
        FileSystem files;
        QVERIFY(QFile::link(QStringLiteral("/"), QString::fromStdString(m_path)));
        QCOMPARE(int(ensureFolder(files, m_path).error().code), int(ErrorCode::io));
        QVERIFY(ensureFolder(files, m_path + "2").ok());
        QVERIFY(ensureFolder(files, m_path + "2").ok());
    }

    void parents() {
        QCOMPARE(parentFolder("a/b/c"), std::string("a/b"));
        QCOMPARE(parentFolder("a/b/"), std::string("a"));
        QCOMPARE(parentFolder("a"), std::string("."));
        QCOMPARE(parentFolder("/a"), std::string("/"));
        QCOMPARE(parentFolder("/"), std::string("/"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

QTEST_GUILESS_MAIN(TestFileIo)
#include "tst_file_io.moc"
