#include "tests/support/program.h"
#include "tests/support/sanitized.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <csignal>
#include <set>
#include <string>

using ledgerloom::testing::Program;
using ledgerloom::testing::ProgramEnd;

namespace {

/// The http:// address that a run with --serve tells on standard error.
std::string servedAt(Program& run) {
    QByteArray said;
    run.process().setReadChannel(QProcess::StandardError);
    while (!said.contains("Serving  http://") || !said.endsWith('\n')) {
        if (run.process().state() != QProcess::Running || !run.process().waitForReadyRead(20'000))
            return {};
        said += run.process().readAllStandardError();
    }
    const qsizetype at = said.indexOf("http://");
    return said.mid(at, said.indexOf('\n', at) - at).toStdString();
}

} // namespace

/// Memory pressure as a person at the command line meets it.
class TestPressure : public QObject {
    Q_OBJECT

private slots:
    void holdingMoreThanTheLimitWalksThroughAllLevelsAndEndsWith3();
    void heldAndStreamedRunsAreTheSameFiles();
    void monitorPrintsALineOfLevels();
    void sigusr1FreesMemory();
    void healthAnswersUnderPressure();
};

void TestPressure::holdingMoreThanTheLimitWalksThroughAllLevelsAndEndsWith3() {
    Program program;
    const ProgramEnd end = program.run({"generate", "--size", "2GiB", "--store", "memory", "--memory-limit", "1GiB",
                                        "--workers", "2", "--output", "out", "--log", "run.log"});
    QCOMPARE(end.exitCode, 3);
    for (const char* level : {"WARNING: the process", "CRITICAL: the process", "EMERGENCY: "})
        QVERIFY2(end.says(level), end.err.c_str());
    QVERIFY2(end.says("--store disk"), end.err.c_str());
    QVERIFY2(end.says("raise --memory-limit"), end.err.c_str());
    QVERIFY(!QFile::exists(QString::fromStdString(program.path("out/manifest.json"))));
}

void TestPressure::heldAndStreamedRunsAreTheSameFiles() {
    Program program;
    const auto hash = [&](const std::string& folder) {
        QFile manifest(QString::fromStdString(program.path(folder + "/manifest.json")));
        return manifest.open(QIODevice::ReadOnly) ? manifest.readAll() : QByteArray();
    };
    for (const char* store : {"disk", "memory"})
        QCOMPARE(program.run({"generate", "--rows", "70000", "--output", store, "--store", store, "--quiet"}).exitCode,
                 0);
    QVERIFY(!hash("disk").isEmpty());
    QCOMPARE(hash("memory"), hash("disk")); // the root hash is in it
}

void TestPressure::monitorPrintsALineOfLevels() {
    Program run;
    run.start({"generate", "--size", "50GB", "--output", "null", "--serve", "0", "--progress", "none"});
    const std::string url = servedAt(run);
    QVERIFY(!url.empty());
    Program program;
    const ProgramEnd end = program.run({"monitor", url, "--interval", "200ms", "--count", "2"});
    QCOMPARE(end.exitCode, 0);
    const auto lines = QString::fromStdString(end.out).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    for (const QString& line : lines)
        QVERIFY2(line.contains(QStringLiteral("NORMAL     running")), qPrintable(line));
    QCOMPARE(program.run({"monitor", "out"}).exitCode, 2);
    QCOMPARE(program.run({"monitor", url, "--interval", "never"}).exitCode, 2);
    ::kill(static_cast<pid_t>(run.process().processId()), SIGTERM);
    run.wait(10'000);
    QCOMPARE(program.run({"monitor", url}).exitCode, 5);
}

void TestPressure::sigusr1FreesMemory() {
    Program run;
    run.start({"generate", "--size", "50GB", "--output", "null", "--serve", "0", "--progress", "none"});
    QVERIFY(!servedAt(run).empty());
    ::kill(static_cast<pid_t>(run.process().processId()), SIGUSR1);
    QTest::qWait(500);
    ::kill(static_cast<pid_t>(run.process().processId()), SIGTERM);
    const ProgramEnd end = run.wait(10'000);
    QCOMPARE(end.exitCode, 143);
    QVERIFY2(end.says("memory freed as asked"), end.err.c_str());
}

/// Workers are parked, the server is not: it has threads of its own.
void TestPressure::healthAnswersUnderPressure() {
    if (ledgerloom::testing::sanitized)
        QSKIP("a sanitizer's own memory counts as the program's");
    Program run;
    run.start({"drill", "--hold", "0", "--serve", "0", "--memory-limit", "200MiB", "--progress", "none"});
    const std::string url = servedAt(run);
    QVERIFY(!url.empty());
    Program program;
    std::set<std::string> levels;
    while (run.process().state() == QProcess::Running) {
        const ProgramEnd end = program.run({"status", url, "--json"});
        if (end.exitCode == 0)
            levels.insert(nlohmann::json::parse(end.out)["health"]["level"].get<std::string>());
        run.process().waitForFinished(100);
    }
    for (const char* level : {"NORMAL", "WARNING", "CRITICAL"})
        QVERIFY2(levels.contains(level), level);
    const ProgramEnd end = run.wait();
    QVERIFY2(end.exitCode == 0, end.out.c_str());
    QVERIFY2(end.out.find("saw every level") != std::string::npos, end.out.c_str());
}

QTEST_GUILESS_MAIN(TestPressure)
#include "tst_pressure.moc"
