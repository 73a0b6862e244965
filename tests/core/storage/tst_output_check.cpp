#include "core/storage/folder_lock.h"
#include "core/storage/output_check.h"
#include "tests/support/failing_files.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>

using namespace ledgerloom;

/// Every output that cannot work is refused before the start, with the reason and the way out.
class TestOutputCheck : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_config = {};
        m_files = std::make_unique<FailingFiles>();
    }

    void newAndEmptyFoldersAreFine() {
        expectNone(at("new"));
        QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("empty"))));
        expectNone(at("empty"));
        expectNone("null");
        expectNone("-");
        QVERIFY(QFile::link(QString::fromStdString(at("empty")), m_folder->filePath(QStringLiteral("link"))));
        expectNone(at("link"));
    }

    void aFolderWithSomethingInIt() {
        putFile(m_folder->filePath(QStringLiteral("full/thesis.pdf")), "x");
        expectOne(at("full"), ErrorCode::badInput, "not empty (it has thesis.pdf)");
        m_config.ifExists = IfExists::overwrite;
        expectNone(at("full"));
    }

    void aFileAndADeadLink() {
        putFile(m_folder->filePath(QStringLiteral("file")), "x");
        expectOne(at("file"), ErrorCode::badInput, "is a file");
        QVERIFY(QFile::link(QStringLiteral("/no/such/place"), m_folder->filePath(QStringLiteral("dead"))));
        expectOne(at("dead"), ErrorCode::badInput, "symbolic link to nothing");
    }

    void aParentThatIsMissingOrReadOnly() {
        expectOne(at("no/such"), ErrorCode::badInput, "parent folder");
        m_files->fail({.call = FileCall::writable, .error = EACCES});
        expectOne(at("new"), ErrorCode::badInput, "Permission denied");
        m_files->fail({.call = FileCall::writable, .error = EROFS});
        expectOne(at("new"), ErrorCode::badInput, "read-only");
    }

    void linksInsideWouldLeadElsewhere() {
        QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("old"))));
        m_config.ifExists = IfExists::overwrite;
        for (const char* name : {"old/transactions", "old/.ledgerloom"}) {
            const QString link = m_folder->filePath(QString::fromUtf8(name));
            QVERIFY(QFile::link(QStringLiteral("/"), link));
            expectOne(at("old"), ErrorCode::badInput, name);
            QVERIFY(QFile::remove(link));
        }
    }

    void aFolderInUse() {
        QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("busy"))));
        const auto lock = FolderLock::acquire(*m_files, at("busy"));
        QVERIFY(lock.ok());
        m_config.ifExists = IfExists::overwrite;
        expectOne(at("busy"), ErrorCode::folderInUse, "another run");
    }

    void tooLittleRoomTellsByHowMuch() {
        m_files->setFreeBytes(700'000'000);
        m_config.output = at("new");
        QVERIFY(outputObstacles(*m_files, m_config, 700'000'000).empty());
        const auto obstacles = outputObstacles(*m_files, m_config, 1'000'000'000);
        QCOMPARE(obstacles.size(), std::size_t(1));
        QCOMPARE(int(obstacles[0].code), int(ErrorCode::diskFull));
        QVERIFY(obstacles[0].message.find("needs 1.00 GB") != std::string::npos);
        QVERIFY(obstacles[0].message.find("has 700 MB") != std::string::npos);
        QVERIFY(obstacles[0].message.find("300 MB short") != std::string::npos);
    }

private:
    std::string at(const char* name) const { return m_folder->filePath(QString::fromUtf8(name)).toStdString(); }

    void expectNone(const std::string& output) {
        m_config.output = output;
        const auto found = outputObstacles(*m_files, m_config, 0);
        QVERIFY2(found.empty(), found.empty() ? "" : found[0].message.c_str());
    }

    void expectOne(const std::string& output, ErrorCode code, const char* text) {
        m_config.output = output;
        const auto found = outputObstacles(*m_files, m_config, 0);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(int(found[0].code), int(code));
        QVERIFY2(found[0].message.find(text) != std::string::npos, found[0].message.c_str());
        QVERIFY(found[0].message.find(output) != std::string::npos);
        QCOMPARE(found[0].field, std::string("output"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FailingFiles> m_files;
    RunConfig m_config;
};

QTEST_GUILESS_MAIN(TestOutputCheck)
#include "tst_output_check.moc"
