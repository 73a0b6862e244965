#include "tests/support/failing_files.h"
#include "tests/support/fault_runs.h"
#include "tests/support/small_engine.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// Killed at any system call of storage, a run goes on to the same bytes; and the calls come in the order that makes
/// what is reported done survive a power cut.
class TestSyscalls : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void killedAtEveryCallOfARun() {
        const auto reference = referenceTree();
        for (std::uint64_t call = 1;; ++call) {
            const std::string output = path("out");
            const int status = runInChild(smallJob(output), call);
            const bool killed = WIFSIGNALED(status);
            QVERIFY2(killed || WEXITSTATUS(status) == 0, qPrintable(QString::number(call)));
            if (killed) {
                resumeAndCompare(output, reference, call);
            }
            if (QTest::currentTestFailed() || !killed) {
                QVERIFY(call > 50); // a run that makes fewer calls than that has not committed anything
                return;
            }
            QDir(QString::fromStdString(output)).removeRecursively();
        }
    }

    void killedAtEveryCallWhileItIsResumed() {
        const auto reference = referenceTree();
        for (std::uint64_t call = 1;; ++call) {
            const std::string output = path("out");
            QVERIFY(WIFSIGNALED(runInChild(smallJob(output), 60))); // somewhere in the middle
            RunConfig config = smallJob(output);
            config.ifExists = IfExists::resume;
            const bool killed = WIFSIGNALED(runInChild(config, call));
            resumeAndCompare(output, reference, call);
            if (QTest::currentTestFailed() || !killed) {
                return;
            }
            QDir(QString::fromStdString(output)).removeRecursively();
        }
    }

    /// The real program under strace, whose counters are each thread's own: another set of places to die at.
    void killedByTheSystemAtEveryCall_data() {
        QTest::addColumn<QString>("call");
        for (const char* call : {"fsync", "renameat2", "write", "mkdir", "unlink", "openat"}) {
            QTest::newRow(call) << QString::fromLatin1(call);
        }
    }
    void killedByTheSystemAtEveryCall() {
        QFETCH(QString, call);
        FaultRuns runs(m_folder->path());
        if (!canTrace(runs)) {
            QSKIP("not run: needs strace and the right to trace");
        }
        QCOMPARE(runs.run(job(QStringLiteral("reference"))), 0);
        const auto reference = FaultRuns::tree(runs.path(QStringLiteral("reference")));
        const bool everyOne = qEnvironmentVariableIsSet("LEDGERLOOM_EVERY_SYSCALL");
        for (int at = 1, killed = 1; killed != 0; at += everyOne || at < 12 ? 1 : 5) {
            const QString inject = QStringLiteral("inject=%1:signal=SIGKILL:when=%2").arg(call).arg(at);
            killed = runs.run(job(QStringLiteral("out")), traced(call, inject));
            if (QFile::exists(runs.path(QStringLiteral("out/.ledgerloom/run.json")))) {
                const int code = runs.run({QStringLiteral("resume"), QStringLiteral("out"), QStringLiteral("--quiet")});
                QVERIFY2(code == 0, runs.lastWords().c_str());
            } else {
                QCOMPARE(runs.run(job(QStringLiteral("out"))), 0);
            }
            QVERIFY2(FaultRuns::tree(runs.path(QStringLiteral("out"))) == reference, qPrintable(inject));
            QDir(runs.path(QStringLiteral("out"))).removeRecursively();
        }
    }

    void aPartIsDurableBeforeItIsNamedAndNamedBeforeItIsRecorded() {
        auto files = std::make_shared<FailingFiles>();
        files->keepLog();
        const std::string output = path("out");
        QVERIFY(runEngine(smallJob(output), files).ok());
        const auto log = files->log();
        const auto place = [&log](FileCall call, const std::string& name, std::ptrdiff_t from = 0) {
            for (auto at = from; at < std::ssize(log); ++at) {
                if (log[std::size_t(at)].first == call && log[std::size_t(at)].second == name) {
                    return at;
                }
            }
            return std::ptrdiff_t(-1);
        };
        for (const char* table : {"customers", "devices", "transactions"}) {
            const std::string part = output + "/" + table + "/part-00000000.jsonl";
            const auto sealed = place(FileCall::sync, output + "/.ledgerloom/tmp/" + table + "-0");
            const auto named = place(FileCall::renameNoReplace, part);
            const auto nameKept = place(FileCall::syncFolder, output + "/" + table, named);
            const auto recorded = place(FileCall::write, output + "/.ledgerloom/journal.jsonl", nameKept);
            const auto recordKept = place(FileCall::sync, output + "/.ledgerloom/journal.jsonl", recorded);
            QVERIFY(sealed >= 0 && sealed < named && named < nameKept && nameKept < recorded && recorded < recordKept);
            const auto manifest = place(FileCall::renameNoReplace, output + "/manifest.json");
            QVERIFY(recordKept < manifest && place(FileCall::syncFolder, output, manifest) > manifest);
        }
        const auto list = place(FileCall::renameNoReplace, output + "/parts.jsonl");
        const auto listKept = place(FileCall::syncFolder, output, list);
        QVERIFY(list >= 0 && listKept < place(FileCall::renameNoReplace, output + "/manifest.json"));
    }

private:
    std::string path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)).toStdString(); }

    std::map<std::string, QByteArray> referenceTree() const {
        if (!runEngine(smallJob(path("reference")), std::make_shared<FileSystem>()).ok()) {
            qFatal("the test could not make its reference");
        }
        return fileTree(QString::fromStdString(path("reference")));
    }

    static int runInChild(const RunConfig& config, std::uint64_t killAt) {
        const pid_t child = ::fork();
        if (child == 0) {
            auto files = std::make_shared<FailingFiles>();
            files->skipSyncs(); // the system stays up: nothing is lost with the process
            files->killAt(killAt);
            ::_exit(runEngine(config, files).ok() ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return status;
    }

    static void resumeAndCompare(const std::string& output, const std::map<std::string, QByteArray>& reference,
                                 std::uint64_t call) {
        auto files = std::make_shared<FailingFiles>();
        files->skipSyncs();
        const auto resumed = resumeEngine(smallJob(output), files);
        QVERIFY2(resumed.ok(), qPrintable(QString::number(call) + QLatin1String(": ") +
                                          QString::fromStdString(resumed ? "" : resumed.error().message)));
        QVERIFY2(fileTree(QString::fromStdString(output)) == reference, qPrintable(QString::number(call)));
    }

    static QStringList job(const QString& output) {
        return {QStringLiteral("generate"),    QStringLiteral("--rows"),
                QStringLiteral("500"),         QStringLiteral("--quiet"),
                QStringLiteral("--if-exists"), QStringLiteral("resume"),
                QStringLiteral("--output"),    output};
    }
    static QStringList traced(const QString& call, const QString& inject) {
        return {QStringLiteral("strace"),
                QStringLiteral("-f"),
                QStringLiteral("--seccomp-bpf"),
                QStringLiteral("-o"),
                QStringLiteral("/dev/null"),
                QStringLiteral("-e"),
                QStringLiteral("trace=") + call,
                QStringLiteral("-e"),
                inject};
    }
    static bool canTrace(FaultRuns& runs) {
        return runs.run({QStringLiteral("--version")},
                        {QStringLiteral("strace"), QStringLiteral("-f"), QStringLiteral("--seccomp-bpf"),
                         QStringLiteral("-o"), QStringLiteral("/dev/null"), QStringLiteral("-e"),
                         QStringLiteral("trace=fsync")}) == 0;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSyscalls)
#include "tst_syscalls.moc"
