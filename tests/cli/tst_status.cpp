#include "tests/support/program.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <csignal>
#include <filesystem>
#include <string>

using ledgerloom::testing::Program;
using ledgerloom::testing::ProgramEnd;

/// `ledgerloom status` tells a finished, a running and a killed run apart, from the folder and over HTTP.
class TestStatus : public QObject {
    Q_OBJECT

private slots:
    void finished();
    void runningAndKilled();
    void overHttp();
    void nothingThere_data();
    void nothingThere();
    void damagedFilesAreNoSurprise();
};

void TestStatus::finished() {
    Program program;
    QCOMPARE(program.run({"generate", "--rows", "1000", "--output", "out", "--quiet"}).exitCode, 0);
    const ProgramEnd end = program.run({"status", "out"});
    QCOMPARE(end.exitCode, 0);
    QVERIFY2(end.out.find("finished") != std::string::npos, end.out.c_str());
    QVERIFY2(end.out.find("1,000 rows") != std::string::npos, end.out.c_str());
    const ProgramEnd detailed = program.run({"status", "out", "--detailed"});
    QVERIFY2(detailed.out.find("dataset.config.seed = 42") != std::string::npos, detailed.out.c_str());
}

void TestStatus::runningAndKilled() {
    Program run;
    run.start({"generate", "--size", "5GB", "--output", "out", "--progress", "json"});
    QVERIFY(run.process().waitForReadyRead(20'000));
    Program program;
    const auto state = [&] {
        const ProgramEnd end = program.run({"status", run.path("out"), "--json"});
        return nlohmann::json::parse(end.out, nullptr, false).value("state", end.err);
    };
    QCOMPARE(state(), std::string("running"));
    // Long enough for the first status file.
    QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(run.path("out/.ledgerloom/status.json")), 20'000);
    run.process().kill();
    run.process().waitForFinished();
    QCOMPARE(state(), std::string("stopped"));
}

void TestStatus::overHttp() {
    Program run;
    run.start({"generate", "--size", "5GB", "--output", "null", "--serve", "127.0.0.1:0", "--progress", "none"});
    QByteArray said;
    while (!said.contains("Serving  http://") || !said.endsWith('\n')) {
        QVERIFY(run.process().state() == QProcess::Running);
        run.process().setReadChannel(QProcess::StandardError);
        QVERIFY(run.process().waitForReadyRead(20'000));
        said += run.process().readAllStandardError();
    }
    const qsizetype at = said.indexOf("http://");
    const std::string url = said.mid(at, said.indexOf('\n', at) - at).toStdString();
    Program program;
    const ProgramEnd end = program.run({"status", url, "--json"});
    QVERIFY2(end.exitCode == 0, end.err.c_str());
    const auto json = nlohmann::json::parse(end.out, nullptr, false);
    QCOMPARE(json["state"].get<std::string>(), std::string("running"));
    QCOMPARE(json["health"]["level"].get<std::string>(), std::string("NORMAL"));
    QVERIFY2(json["run"].is_object(), end.out.c_str());
    QVERIFY(json["run"]["memory_for"]["population"]["reserved_bytes"].get<std::uint64_t>() > 0);
    const ProgramEnd brief = program.run({"status", url});
    QVERIFY2(brief.out.find(", NORMAL\n") != std::string::npos, brief.out.c_str());
    QVERIFY(brief.out.find("run.memory_for") == std::string::npos);
    const ProgramEnd detailed = program.run({"status", url, "--detailed"});
    QVERIFY2(detailed.out.find("  run.memory_for.population.reserved_bytes = ") != std::string::npos,
             detailed.out.c_str());
    ::kill(static_cast<pid_t>(run.process().processId()), SIGTERM);
    QCOMPARE(run.wait(10'000).exitCode, 143);
    QCOMPARE(program.run({"status", url}).exitCode, 5);
}

void TestStatus::nothingThere_data() {
    QTest::addColumn<std::string>("target");
    QTest::addColumn<int>("code");
    QTest::addColumn<std::string>("message");
    QTest::newRow("no folder") << std::string("missing") << 2 << std::string("missing is not a folder");
    QTest::newRow("empty folder") << std::string(".") << 2 << std::string("neither a dataset nor a run");
    QTest::newRow("other protocol") << std::string("ftp://example.invalid") << 2 << std::string("ftp://");
}

void TestStatus::nothingThere() {
    QFETCH(std::string, target);
    QFETCH(int, code);
    QFETCH(std::string, message);
    Program program;
    const ProgramEnd end = program.run({"status", target});
    QCOMPARE(end.exitCode, code);
    QVERIFY2(end.says(message), end.err.c_str());
}

void TestStatus::damagedFilesAreNoSurprise() {
    Program program;
    std::filesystem::create_directories(program.path("out/.ledgerloom"));
    const auto put = [&](const std::string& name, const char* text) {
        QFile file(QString::fromStdString(program.path(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    put("out/manifest.json", R"({"tables": {"transactions": 5, "customers": {"rows": "x"}}})");
    put("out/.ledgerloom/status.json", R"({"state": 7, "percent": [], "error": {"message": 1}})");
    const ProgramEnd end = program.run({"status", "out", "--detailed"});
    QCOMPARE(end.exitCode, 0);
    put("out/manifest.json", "{");
    put("out/.ledgerloom/status.json", "");
    QCOMPARE(program.run({"status", "out"}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestStatus)
#include "tst_status.moc"
