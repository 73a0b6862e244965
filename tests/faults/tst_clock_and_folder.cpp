#include "tests/support/fault_runs.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace ledgerloom;
using namespace ledgerloom::testing;

namespace {

constexpr auto fakeTime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

QStringList job(const QString& output) {
    return {QStringLiteral("generate"),  QStringLiteral("--rows"),   QStringLiteral("700000"),
            QStringLiteral("--workers"), QStringLiteral("2"),        QStringLiteral("--part-size"),
            QStringLiteral("4MiB"),      QStringLiteral("--quiet"),  QStringLiteral("--if-exists"),
            QStringLiteral("resume"),    QStringLiteral("--output"), output};
}

} // namespace

/// What happens to the clock or the folder under a running program changes no byte: it goes on, or says what is wrong
/// and is resumed.
class TestClockAndFolder : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        FaultRuns runs(m_folder.path());
        QVERIFY2(runs.run(job(QStringLiteral("reference"))) == 0, runs.lastWords().c_str());
        m_reference = FaultRuns::tree(runs.path(QStringLiteral("reference")));
    }

    void theClockJumps() {
        if (!QFile::exists(QString::fromLatin1(fakeTime))) {
            QSKIP("not run: needs libfaketime");
        }
        const QString clock = m_folder.filePath(QStringLiteral("clock"));
        putFile(clock, "+0\n");
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LD_PRELOAD"), QString::fromLatin1(fakeTime));
        environment.insert(QStringLiteral("FAKETIME_TIMESTAMP_FILE"), clock);
        environment.insert(QStringLiteral("FAKETIME_NO_CACHE"), QStringLiteral("1"));
        environment.insert(QStringLiteral("FAKETIME_DONT_FAKE_MONOTONIC"), QStringLiteral("1"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
        process.start(FaultRuns::program(), job(QStringLiteral("jumps")));
        int jumps = 0;
        for (const char* to : {"+400d", "-3000d", "+5y", "-2h", "+0", "+36500d", "-1"}) {
            if (process.waitForFinished(60)) {
                break;
            }
            putFile(clock, QByteArray(to) + '\n');
            ++jumps;
        }
        QVERIFY(process.waitForFinished(120'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        QVERIFY(jumps > 1);
        QVERIFY(FaultRuns::tree(m_folder.filePath(QStringLiteral("jumps"))) == m_reference);
    }

    void theFolderBecomesReadOnly() {
        if (::geteuid() != 0) {
            QSKIP("not run: needs root");
        }
        if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
            QSKIP("not run: needs the right to mount");
        }
        FaultRuns runs(m_folder.path());
        const QString out = runs.path(QStringLiteral("readonly"));
        const std::string folder = out.toStdString();
        QProcess process;
        process.start(FaultRuns::program(), job(out));
        QTRY_VERIFY(QFile::exists(out + QStringLiteral("/transactions/part-00000000.jsonl")));
        // What is open for writing keeps a mount from becoming read-only: the folder over itself is another mount.
        QCOMPARE(::mount(folder.c_str(), folder.c_str(), nullptr, MS_BIND, nullptr), 0);
        QCOMPARE(::mount(nullptr, folder.c_str(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr), 0);
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(process.exitCode() == 5 || process.exitCode() == 8, said.constData());
        QVERIFY2(said.contains("Read-only"), said.constData());
        QCOMPARE(::umount(folder.c_str()), 0);
        QVERIFY2(runs.run({QStringLiteral("resume"), out, QStringLiteral("--quiet")}) == 0, runs.lastWords().c_str());
        QVERIFY(FaultRuns::tree(out) == m_reference);
    }

    void theFolderIsMovedAway() {
        FaultRuns runs(m_folder.path());
        const QString out = runs.path(QStringLiteral("moved"));
        const QString elsewhere = runs.path(QStringLiteral("elsewhere"));
        QProcess process;
        process.start(FaultRuns::program(), job(out));
        QTRY_VERIFY(QFile::exists(out + QStringLiteral("/transactions/part-00000000.jsonl")));
        QVERIFY(QDir().rename(out, elsewhere));
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(process.exitCode() == 5 || process.exitCode() == 8, said.constData());
        QVERIFY2(runs.run({QStringLiteral("resume"), elsewhere, QStringLiteral("--quiet")}) == 0,
                 runs.lastWords().c_str());
        QVERIFY(FaultRuns::tree(elsewhere) == m_reference);
    }

private:
    QTemporaryDir m_folder;
    std::map<std::string, QByteArray> m_reference;
};

QTEST_GUILESS_MAIN(TestClockAndFolder)
#include "tst_clock_and_folder.moc"
