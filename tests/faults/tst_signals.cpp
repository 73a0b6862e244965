#include "tests/support/fault_runs.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <csignal>
#include <optional>
#include <vector>

using namespace ledgerloom;
using namespace ledgerloom::testing;

namespace {

struct Kind {
    int number;
    int code; ///< that the program ends with
};
constexpr Kind kinds[] = {{SIGINT, 130}, {SIGTERM, 143}, {SIGHUP, 129}};

} // namespace

/// INT, TERM and HUP at random times stop a run safely, a second one quits it, and in either case it goes on to the
/// same bytes. 15 signals; LEDGERLOOM_SIGNALS asks for more, LEDGERLOOM_SIGNAL_SEED for other times.
class TestSignals : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        FaultRuns runs(m_folder.path());
        QElapsedTimer clock;
        clock.start();
        QVERIFY2(runs.run(job(QStringLiteral("reference"))) == 0, runs.lastWords().c_str());
        m_usualMs = static_cast<int>(clock.elapsed());
        m_reference = FaultRuns::tree(runs.path(QStringLiteral("reference")));
    }

    void oneSignalStopsSafely() { check(false); }
    void aSecondOneQuits() { check(true); }

private:
    void check(bool twice) {
        std::mt19937 random(static_cast<unsigned>(faultCount("LEDGERLOOM_SIGNAL_SEED", 1)));
        const int wanted = faultCount("LEDGERLOOM_SIGNALS", 15);
        std::vector<qint64> tookMs;
        for (int round = 0; std::ssize(tookMs) < wanted; ++round) {
            const QString out = QStringLiteral("%1-%2").arg(twice ? 2 : 1).arg(round);
            for (bool again = false, ended = false; !ended; again = true) {
                const auto took = runAndSignal(again ? goOn(out, random) : job(out), twice, random);
                ended = !took || QTest::currentTestFailed();
                if (took) {
                    tookMs.push_back(*took);
                }
            }
            if (QTest::currentTestFailed()) {
                return;
            }
            QVERIFY(FaultRuns::tree(m_folder.filePath(out)) == m_reference);
            QDir(m_folder.filePath(out)).removeRecursively();
        }
        // One in ten may fall on a moment in which the machine itself does not answer.
        std::ranges::sort(tookMs);
        const qint64 slow = tookMs[tookMs.size() * 9 / 10];
        QVERIFY2(slow <= 2'000, qPrintable(QStringLiteral("stopped after %1 ms").arg(slow)));
    }

    /// Milliseconds from the signal to the end; nothing when the run had ended before.
    std::optional<qint64> runAndSignal(const QStringList& arguments, bool twice, std::mt19937& random) {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(FaultRuns::program(), arguments);
        process.waitForStarted();
        awaitHandlers(process);
        QThread::msleep(random() % static_cast<unsigned>(m_usualMs));
        const Kind first = kinds[random() % std::size(kinds)];
        const Kind second = kinds[random() % std::size(kinds)];
        QElapsedTimer clock;
        clock.start();
        const auto pid = static_cast<pid_t>(process.processId());
        if (pid > 0) {
            ::kill(pid, first.number);
            if (twice) {
                QThread::msleep(random() % 10);
                ::kill(pid, second.number);
            }
        }
        if (!process.waitForFinished(60'000)) {
            process.kill();
            process.waitForFinished();
            QTest::qFail("the run did not stop", __FILE__, __LINE__);
            return std::nullopt;
        }
        const qint64 took = clock.elapsed();
        const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        if (code == 0) {
            return std::nullopt;
        }
        const bool asMeant = code == first.code || (twice && code == second.code);
        if (!asMeant) {
            QTest::qFail(
                ("ended with " + std::to_string(code) + ": " + process.readAllStandardError().toStdString()).c_str(),
                __FILE__, __LINE__);
        }
        return took;
    }

    /// Until the program has said what signals mean to it: SIGUSR1 comes last.
    static void awaitHandlers(const QProcess& process) {
        for (int turn = 0; turn < 10'000 && process.processId() > 0; ++turn) {
            QFile status(QStringLiteral("/proc/%1/status").arg(process.processId()));
            if (!status.open(QIODevice::ReadOnly)) {
                return;
            }
            const QByteArray text = status.readAll();
            const qsizetype at = text.indexOf("SigCgt:");
            const quint64 caught = text.mid(at + 7, 17).trimmed().toULongLong(nullptr, 16);
            if ((caught >> (SIGUSR1 - 1) & 1U) != 0) {
                return;
            }
            QThread::msleep(1);
        }
    }

    static QStringList job(const QString& output) {
        return {QStringLiteral("generate"),    QStringLiteral("--rows"),   QStringLiteral("400000"),
                QStringLiteral("--part-size"), QStringLiteral("1MiB"),     QStringLiteral("--quiet"),
                QStringLiteral("--workers"),   QStringLiteral("2"),        QStringLiteral("--if-exists"),
                QStringLiteral("resume"),      QStringLiteral("--output"), output};
    }
    QStringList goOn(const QString& output, std::mt19937& random) const {
        if (!QFile::exists(m_folder.filePath(output) + QStringLiteral("/.ledgerloom/run.json"))) {
            return job(output);
        }
        return {QStringLiteral("resume"), output, QStringLiteral("--quiet"), QStringLiteral("--workers"),
                QString::number(1 + random() % 3)};
    }

    QTemporaryDir m_folder;
    int m_usualMs = 0;
    std::map<std::string, QByteArray> m_reference;
};

int main(int argc, char** argv) {
    // A shell that runs tests in the background has SIGINT ignored, and children inherit that.
    for (const Kind& kind : kinds) {
        std::signal(kind.number, SIG_DFL);
    }
    QCoreApplication application(argc, argv);
    TestSignals test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_signals.moc"
