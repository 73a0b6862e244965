#include "tests/support/file_tree.h"
#include "tests/support/program.h"

#include <QTest>
#include <QThread>

#include <csignal>
#include <filesystem>

using namespace ledgerloom;
using ledgerloom::testing::Program;
using ledgerloom::testing::ProgramEnd;

/// What was interrupted goes on, what is finished is made again from its manifest, and both say so.
class TestResume : public QObject {
    Q_OBJECT

private slots:
    void goesOnAfterASignal();
    void saysWhatCannotGoOn();
    void aFinishedRunHasNothingToDo();
    void reproducesFromAManifestAlone();
    void namesTheFirstPartThatDiffers();

private:
    static std::map<std::string, QByteArray> tree(const Program& program, const char* name) {
        return fileTree(QString::fromStdString(program.path(name)));
    }
};

void TestResume::goesOnAfterASignal() {
    Program program;
    const std::vector<std::string> job{"generate", "--rows", "200000", "--part-size", "1MiB", "--workers", "2"};
    const auto to = [&job](const char* output) {
        auto arguments = job;
        arguments.insert(arguments.end(), {"--output", output});
        return arguments;
    };
    QCOMPARE(program.run(to("whole")).exitCode, 0);
    program.start(to("out"));
    while (!std::filesystem::exists(program.path("out/.ledgerloom/journal.jsonl")))
        QThread::msleep(1);
    ::kill(static_cast<pid_t>(program.process().processId()), SIGTERM);
    const ProgramEnd stopped = program.wait(2'000 + 3'000); // two seconds, and what a busy machine needs to start it
    QCOMPARE(stopped.exitCode, 143);
    QVERIFY2(stopped.says("To go on: ledgerloom resume out"), stopped.err.c_str());
    QVERIFY(!tree(program, "out").contains("manifest.json"));
    const ProgramEnd plain = program.run(to("out"));
    QCOMPARE(plain.exitCode, 2);
    QVERIFY2(plain.says("holds a run that was interrupted"), plain.err.c_str());
    const ProgramEnd resumed = program.run({"resume", "out", "--workers", "1"});
    QVERIFY2(resumed.exitCode == 0, resumed.err.c_str());
    QVERIFY(tree(program, "out") == tree(program, "whole"));
}

void TestResume::saysWhatCannotGoOn() {
    Program program;
    std::filesystem::create_directories(program.path("mine"));
    for (const char* folder : {"mine", "missing"}) {
        const ProgramEnd end = program.run({"resume", folder});
        QCOMPARE(end.exitCode, 2);
        QVERIFY2(end.says(folder), end.err.c_str());
    }
    QVERIFY(tree(program, "mine").empty());
    const ProgramEnd seed = program.run({"resume", "mine", "--seed", "7"});
    QCOMPARE(seed.exitCode, 2);
    QCOMPARE(program.run({"generate", "--rows", "500", "--output", "out", "--quiet"}).exitCode, 0);
    const ProgramEnd other =
        program.run({"generate", "--rows", "500", "--seed", "9", "--output", "out", "--if-exists", "resume"});
    QCOMPARE(other.exitCode, 2);
    QVERIFY2(other.says("seed was 42 and is now 9"), other.err.c_str());
}

void TestResume::aFinishedRunHasNothingToDo() {
    Program program;
    QCOMPARE(program.run({"generate", "--rows", "500", "--output", "out", "--quiet"}).exitCode, 0);
    const auto before = tree(program, "out");
    const ProgramEnd end = program.run({"resume", "out"});
    QCOMPARE(end.exitCode, 0);
    QVERIFY2(end.says("Complete already: 500 rows"), end.err.c_str());
    QVERIFY(tree(program, "out") == before);
}

void TestResume::reproducesFromAManifestAlone() {
    Program program;
    QCOMPARE(
        program.run({"generate", "--rows", "700", "--seed", "11", "--fraud-rate", "3%", "--output", "out"}).exitCode,
        0);
    std::filesystem::copy_file(program.path("out/manifest.json"), program.path("alone.json"));
    const ProgramEnd end = program.run({"reproduce", "alone.json", "--output", "again"});
    QVERIFY2(end.exitCode == 0, end.err.c_str());
    QVERIFY2(end.says("Identical to alone.json"), end.err.c_str());
    QVERIFY(tree(program, "again") == tree(program, "out"));
    QCOMPARE(program.run({"reproduce", "out/parts.jsonl", "--output", "no"}).exitCode, 2);
}

void TestResume::namesTheFirstPartThatDiffers() {
    Program program;
    QCOMPARE(program.run({"generate", "--rows", "700", "--output", "out", "--quiet"}).exitCode, 0);
    const QString path = QString::fromStdString(program.path("out/manifest.json"));
    QByteArray text = tree(program, "out").at("manifest.json");
    putFile(path, text.replace("\"seed\": 42", "\"seed\": 43"));
    const ProgramEnd end = program.run({"reproduce", "out/manifest.json", "--output", "again"});
    QCOMPARE(end.exitCode, 6);
    QVERIFY2(end.says("first part that differs is customers/part-00000000.jsonl"), end.err.c_str());
}

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
