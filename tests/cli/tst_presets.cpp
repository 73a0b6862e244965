#include "tests/support/program.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

using ledgerloom::testing::Program;
using ledgerloom::testing::ProgramEnd;

/// Presets pass from the command line to a file and back, and the built-in ones stay.
class TestPresets : public QObject {
    Q_OBJECT

private slots:
    void listsTheBuiltInOnes();
    void showsEveryValue();
    void savesUsesAndDeletes();
    void passesOn();
    void refusals_data();
    void refusals();
    void aBrokenFileDoesNotHideTheOthers();
};

void TestPresets::listsTheBuiltInOnes() {
    Program program;
    const ProgramEnd end = program.run({"presets", "list"});
    QCOMPARE(end.exitCode, 0);
    for (const char* name : {"Quick look  built in", "Safe        built in", "Balanced", "Aggressive", "Chunked"})
        QVERIFY2(end.out.find(name) != std::string::npos, end.out.c_str());
    const auto json = nlohmann::json::parse(program.run({"presets", "list", "--json"}).out, nullptr, false);
    QCOMPARE(json["presets"].size(), std::size_t{5});
}

void TestPresets::showsEveryValue() {
    Program program;
    const ProgramEnd end = program.run({"presets", "show", "safe"});
    QCOMPARE(end.exitCode, 0);
    for (const char* value : {"Safe (built in)", "size                50GB", "fraud-rate          0.5%",
                              "workers             2", "memory-limit        1GiB", "chunk-size          none"})
        QVERIFY2(end.out.find(value) != std::string::npos, end.out.c_str());
    const auto json = nlohmann::json::parse(program.run({"presets", "show", "Chunked", "--json"}).out, nullptr, false);
    QCOMPARE(json["values"]["chunk_size"].get<std::string>(), std::string("5GB"));
}

void TestPresets::savesUsesAndDeletes() {
    Program program;
    const std::vector<std::string> save{"presets", "save", "Mine", "--rows", "1234", "--seed", "9"};
    QCOMPARE(program.run(save).exitCode, 0);
    const ProgramEnd again = program.run(save);
    QCOMPARE(again.exitCode, 2);
    QVERIFY2(again.says("exists already"), again.err.c_str());
    const auto estimate =
        nlohmann::json::parse(program.run({"estimate", "--preset", "mine", "--json"}).out, nullptr, false);
    QCOMPARE(estimate["rows"].get<int>(), 1234);
    QCOMPARE(estimate["seed"].get<int>(), 9);
    QCOMPARE(program.run({"presets", "rename", "Mine", "Ours"}).exitCode, 0);
    QCOMPARE(program.run({"presets", "show", "Mine"}).exitCode, 2);
    QCOMPARE(program.run({"presets", "delete", "Ours"}).exitCode, 0);
    QCOMPARE(program.run({"presets", "show", "Ours"}).exitCode, 2);
}

void TestPresets::passesOn() {
    Program program;
    QCOMPARE(program.run({"presets", "export", "Safe", "safe.json"}).exitCode, 0);
    QCOMPARE(program.run({"presets", "export", "Safe", "safe.json"}).exitCode, 2);
    QCOMPARE(program.run({"presets", "import", "safe.json", "--name", "Theirs"}).exitCode, 0);
    const ProgramEnd shown = program.run({"presets", "show", "Theirs"});
    QVERIFY2(shown.out.find("memory-limit        1GiB") != std::string::npos, shown.out.c_str());
    QCOMPARE(program.run({"presets", "duplicate", "Theirs", "Copy"}).exitCode, 0);
    QVERIFY(std::filesystem::exists(program.presetFolder() + "/Copy.json"));
}

void TestPresets::refusals_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* line, const char* message) {
        QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char(' ')) << std::string(message);
    };
    row("save Safe --seed 1", "\"Safe\" is built in and cannot be changed");
    row("delete Balanced", "built in");
    row("delete Mine", "there is no preset \"Mine\" to delete");
    row("save ../evil --seed 1", "cannot name a preset");
    row("save Mine --workers 900", "workers: \"900\" is out of range");
    row("show balancd", "Did you mean \"Balanced\"?");
    row("import missing.json", "missing.json cannot be opened");
    row("import /dev/zero", "not a regular file");
    row("export Safe missing/x.json", "cannot be made");
}

void TestPresets::refusals() {
    QFETCH(QStringList, arguments);
    QFETCH(std::string, message);
    std::vector<std::string> list{"presets"};
    for (const QString& argument : arguments)
        list.push_back(argument.toStdString());
    Program program;
    const ProgramEnd end = program.run(list);
    QCOMPARE(end.exitCode, 2);
    QVERIFY2(end.says(message), end.err.c_str());
}

void TestPresets::aBrokenFileDoesNotHideTheOthers() {
    Program program;
    QCOMPARE(program.run({"presets", "save", "Mine", "--seed", "9"}).exitCode, 0);
    QFile file(QString::fromStdString(program.presetFolder() + "/broken.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"version\": 1,");
    file.close();
    const ProgramEnd end = program.run({"presets", "list"});
    QCOMPARE(end.exitCode, 0);
    QVERIFY2(end.out.find("Mine ") != std::string::npos, end.out.c_str());
    QVERIFY2(end.says("broken.json") && end.says("not valid JSON"), end.err.c_str());
}

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"
