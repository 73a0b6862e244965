#include "core/qt/run_thread.h"
#include "tests/support/fault_runs.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// Two that begin in one folder at the same moment: one makes the dataset, the other leaves with 7 (or with 2, where it
/// finds a dataset already) and has touched nothing.
class TestTwoWriters : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        FaultRuns runs(m_folder.path());
        QVERIFY2(runs.run(job(QStringLiteral("reference"))) == 0, runs.lastWords().c_str());
        m_reference = FaultRuns::tree(runs.path(QStringLiteral("reference")));
    }

    void twoPrograms() {
        for (int turn = 0; turn < faultCount("LEDGERLOOM_RACES", 10); ++turn) {
            const QString out = QStringLiteral("programs%1").arg(turn);
            QProcess one;
            QProcess other;
            start(one, out);
            start(other, out);
            QVERIFY(one.waitForFinished(60'000) && other.waitForFinished(60'000));
            expectOneWinner(one.exitCode(), other.exitCode(), out);
        }
    }

    /// What the studio runs, and the command line.
    void aWindowsRunAndAProgram() {
        for (int turn = 0; turn < faultCount("LEDGERLOOM_RACES", 10); ++turn) {
            const QString out = QStringLiteral("window%1").arg(turn);
            RunConfig config;
            config.sizeBytes = 0;
            config.rows = 30'000;
            config.partSizeBytes = 1 << 20;
            config.workers = 2;
            config.output = m_folder.filePath(out).toStdString();
            RunThread ours(config);
            QSignalSpy finished(&ours, &RunThread::finishedRun);
            QProcess program;
            start(program, out);
            QThread::msleep(static_cast<unsigned long>(turn) * 5); // the program needs some time to begin
            ours.start();
            QVERIFY(finished.wait(60'000) || finished.count() == 1);
            // It may have ended while the window was waited for.
            QVERIFY(program.state() == QProcess::NotRunning || program.waitForFinished(60'000));
            expectOneWinner(finished.first().at(1).toInt(), program.exitCode(), out);
        }
    }

private:
    static QStringList job(const QString& output) {
        return {QStringLiteral("generate"), QStringLiteral("--rows"),
                QStringLiteral("30000"),    QStringLiteral("--workers"),
                QStringLiteral("2"),        QStringLiteral("--part-size"),
                QStringLiteral("1MiB"),     QStringLiteral("--quiet"),
                QStringLiteral("--output"), output};
    }
    void start(QProcess& process, const QString& output) const {
        process.setWorkingDirectory(m_folder.path());
        process.start(FaultRuns::program(), job(output));
    }
    void expectOneWinner(int one, int other, const QString& out) const {
        const QByteArray codes = QByteArray::number(one) + " and " + QByteArray::number(other);
        QVERIFY2((one == 0) != (other == 0), codes.constData());
        const int loser = one == 0 ? other : one;
        QVERIFY2(loser == 7 || loser == 2, codes.constData());
        QVERIFY2(FaultRuns::tree(m_folder.filePath(out)) == m_reference, codes.constData());
    }

    QTemporaryDir m_folder;
    std::map<std::string, QByteArray> m_reference;
};

QTEST_GUILESS_MAIN(TestTwoWriters)
#include "tst_two_writers.moc"
