#include "tests/support/fault_runs.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// SIGKILL at random times, with another number of workers each time it goes on: the folder ends byte for byte as an
/// uninterrupted run's. 100 kills; LEDGERLOOM_KILLS asks for more, LEDGERLOOM_KILL_SEED for other times.
class TestKills : public QObject {
    Q_OBJECT

private slots:
    void manyKillsChangeNoByte() { check(&chunks, 100); }
    /// Shards with their sorted runs, passes that merge two at a time, parts by month.
    void killsInTheOrderOfTimeChangeNoByte() { check(&orderedByTime, 30); }

private:
    using Job = QStringList (*)(const QString& output);

    void check(Job job, int usualKills) {
        const QTemporaryDir folder;
        FaultRuns runs(folder.path());
        QElapsedTimer clock;
        clock.start();
        QVERIFY2(runs.run(job(QStringLiteral("reference"))) == 0, runs.lastWords().c_str());
        const int usualMs = static_cast<int>(clock.elapsed());
        const auto reference = FaultRuns::tree(runs.path(QStringLiteral("reference")));
        const int seed = faultCount("LEDGERLOOM_KILL_SEED", 1);
        std::mt19937 random(static_cast<unsigned>(seed));
        const int wanted = faultCount("LEDGERLOOM_KILLS", usualKills);
        for (int kills = 0, round = 0; kills < wanted; ++round) {
            const QString out = QStringLiteral("out%1").arg(round);
            bool finished = runs.runAndKill(job(out), after(random, usualMs));
            kills += finished ? 0 : 1;
            while (!finished) {
                // The last ones are let through, so that the run ends some day.
                const bool kill = kills < wanted && random() % 4 != 0;
                if (kill && !runs.runAndKill(goOn(runs, job, out, random), after(random, usualMs))) {
                    ++kills;
                    continue;
                }
                const int code = kill ? 0 : runs.run(goOn(runs, job, out, random));
                QVERIFY2(code == 0, runs.lastWords().c_str());
                finished = true;
            }
            const QByteArray where = QByteArrayLiteral("after %1 kills of seed %2")
                                         .replace("%1", QByteArray::number(kills))
                                         .replace("%2", QByteArray::number(seed));
            QVERIFY2(FaultRuns::tree(runs.path(out)) == reference, where.constData());
            QDir(runs.path(out)).removeRecursively();
        }
    }

    static QStringList orderedByTime(const QString& output) {
        return {QStringLiteral("generate"),    QStringLiteral("--rows"),
                QStringLiteral("200000"),      QStringLiteral("--partition"),
                QStringLiteral("month"),       QStringLiteral("--merge-width"),
                QStringLiteral("2"),           QStringLiteral("--quiet"),
                QStringLiteral("--workers"),   QStringLiteral("2"),
                QStringLiteral("--if-exists"), QStringLiteral("resume"),
                QStringLiteral("--output"),    output};
    }
    static QStringList chunks(const QString& output) {
        return {QStringLiteral("generate"),    QStringLiteral("--rows"),
                QStringLiteral("70000"),       QStringLiteral("--part-size"),
                QStringLiteral("1MiB"),        QStringLiteral("--chunk-size"),
                QStringLiteral("1MiB"),        QStringLiteral("--quiet"),
                QStringLiteral("--workers"),   QStringLiteral("2"),
                QStringLiteral("--if-exists"), QStringLiteral("resume"),
                QStringLiteral("--output"),    output};
    }
    /// A run that was killed before it had begun has nothing to resume; generate begins it then.
    static QStringList goOn(const FaultRuns& runs, Job job, const QString& output, std::mt19937& random) {
        if (!QFile::exists(runs.path(output) + QStringLiteral("/.ledgerloom/run.json"))) {
            return job(output);
        }
        return {QStringLiteral("resume"), output, QStringLiteral("--quiet"), QStringLiteral("--workers"),
                QString::number(1 + random() % 3)};
    }
    static int after(std::mt19937& random, int usualMs) {
        return static_cast<int>(random() % static_cast<unsigned>(usualMs + usualMs / 10 + 1));
    }
};

QTEST_GUILESS_MAIN(TestKills)
#include "tst_kills.moc"
