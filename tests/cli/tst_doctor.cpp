#include "tests/support/program.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <set>
#include <string>

using ledgerloom::testing::Program;
using ledgerloom::testing::ProgramEnd;

/// `ledgerloom doctor` names what it found, and every finding that is not good comes with its fix.
class TestDoctor : public QObject {
    Q_OBJECT

private slots:
    void looksAtEverything();
    void everyBadFindingHasAFix();
    void aBadContainerLimitIsAProblem();
};

void TestDoctor::looksAtEverything() {
    Program program;
    const ProgramEnd end = program.run({"doctor"});
    for (const char* name : {"Ledgerloom", "Cores", "Memory", "Container", "Limit", "Disk", "Presets", "Choice",
                             "nlohmann/json", "CLI11", "cpp-httplib", "xxHash", "zstd"})
        QVERIFY2(end.out.find(name) != std::string::npos, name);
    QVERIFY2(end.exitCode == 0, end.out.c_str());
}

void TestDoctor::everyBadFindingHasAFix() {
    Program program;
    const auto json = nlohmann::json::parse(program.run({"doctor", "--json"}).out, nullptr, false);
    QVERIFY(json["checks"].size() > 10);
    const std::set<std::string> verdicts{"good", "notice", "problem"};
    for (const auto& check : json["checks"]) {
        QVERIFY(verdicts.contains(check["verdict"].get<std::string>()));
        QVERIFY(!check["found"].get<std::string>().empty());
        QCOMPARE(check["verdict"] == "good", check["fix"].get<std::string>().empty());
    }
}

void TestDoctor::aBadContainerLimitIsAProblem() {
    Program program;
    program.setVariable("CONTAINER_MEMORY_LIMIT", "lots");
    const ProgramEnd end = program.run({"doctor"});
    QCOMPARE(end.exitCode, 1);
    QVERIFY2(end.out.find("CONTAINER_MEMORY_LIMIT=\"lots\"") != std::string::npos, end.out.c_str());
    QVERIFY2(end.out.find("-> ") != std::string::npos, end.out.c_str());
}

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
