#include "core/config/fields.h"
#include "tests/support/program.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <sstream>
#include <string>

using namespace ledgerloom;
using ledgerloom::testing::Program;
using ledgerloom::testing::ProgramEnd;

namespace {

ProgramEnd run(const std::vector<std::string>& arguments) {
    Program program;
    return program.run(arguments);
}

void write(const std::string& path, const std::string& text) {
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.data(), static_cast<qint64>(text.size()));
}

/// The seed that a run would have, as the program itself says.
std::string seedOf(Program& program, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"estimate", "--json", "--size", "1MB"});
    const ProgramEnd end = program.run(arguments);
    const std::size_t at = end.out.find("\"seed\": ");
    return at == std::string::npos ? end.err : end.out.substr(at + 8, end.out.find(',', at) - at - 8);
}

} // namespace

/// Arguments that cannot be meant end with code 2 and a message that says what would do.
class TestArguments : public QObject {
    Q_OBJECT

private slots:
    void verbsAndOptions_data();
    void verbsAndOptions();
    void everyValueOutOfRange_data();
    void everyValueOutOfRange();
    void contradictions_data();
    void contradictions();
    void brokenPresets_data();
    void brokenPresets();
    void laterSourcesWin();
    void helpShowsEveryField();
    void version();
};

void TestArguments::verbsAndOptions_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* line, const char* message) {
        QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts)
                            << std::string(message);
    };
    row("", "Usage: ledgerloom VERB");
    row("genrate --size 1GB", "the verb \"genrate\" is not known. Did you mean generate? See: ledgerloom --help");
    row("generate --siz 1GB",
        "the option \"--siz\" is not known. Did you mean --size? See: ledgerloom generate --help");
    row("generate --fraud-raet=1%", "\"--fraud-raet\" is not known. Did you mean --fraud-rate?");
    row("generate --zzzzzzzz", "\"--zzzzzzzz\" is not known. See:");
    row("generate out", "the argument \"out\" is not known");
    row("generate --size", "--size: its value is missing");
    row("generate --size 1GB --size 2GB", "--size is given more than once");
    row("generate --size 1GB", "output: where to write is not given. Name a folder with --output DIR");
    row("presets", "Usage: ledgerloom presets VERB");
    row("presets shw", "the verb \"shw\" is not known. Did you mean show?");
    row("presets show", "NAME is required");
    row("status", "DIR|URL is required");
    row("preview --rows 0", "rows: \"0\" cannot be shown. Allowed: 1 to 1000 rows");
    row("preview --rows 10M", "the run's volume is --size");
    row("preview --table custmers", "did you mean customers?");
}

void TestArguments::verbsAndOptions() {
    QFETCH(QStringList, arguments);
    QFETCH(std::string, message);
    std::vector<std::string> list;
    for (const QString& argument : arguments)
        list.push_back(argument.toStdString());
    const ProgramEnd end = run(list);
    QCOMPARE(end.exitCode, 2);
    QVERIFY2(end.says(message), end.err.c_str());
    QVERIFY2(end.out.empty(), end.out.c_str());
}

void TestArguments::everyValueOutOfRange_data() {
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("value");
    const auto row = [](const char* name, const char* value) {
        QTest::addRow("%s=%s", name, value) << std::string(name) << std::string(value);
    };
    row("size", "5 parsecs");
    row("size", "1e30");
    row("rows", "0");
    row("customers", "many");
    row("start-date", "2025-02-30");
    row("end-date", "31/12/2025");
    row("seed", "-1");
    row("fraud-rate", "2");
    row("no-profiles", "maybe");
    row("customers-only", "maybe");
    row("no-own-columns", "maybe");
    row("output", "a\nb");
    row("format", "xml");
    row("part-size", "1");
    row("chunk-size", "1");
    row("if-exists", "append");
    row("workers", "257");
    row("memory-limit", "1KB");
    row("soft-limit", "200%");
    row("min-available", "1");
    row("arrow-limit", "1MiB");
    row("check-interval", "1us");
    row("growth-threshold", "0");
    row("serve", "here");
    row("progress", "loud");
    row("log", "a\nb");
    row("log-level", "all");
    row("quiet", "maybe");
}

void TestArguments::everyValueOutOfRange() {
    QFETCH(std::string, name);
    QFETCH(std::string, value);
    const Field* field = findField(name);
    QVERIFY(field != nullptr);
    const ProgramEnd asOption = run({"generate", "--" + name + "=" + value});
    QCOMPARE(asOption.exitCode, 2);
    QVERIFY2(asOption.says("command line: " + name + ": "), asOption.err.c_str());
    QVERIFY2(asOption.says("Allowed: " + field->allowedText()), asOption.err.c_str());
    Program program;
    program.setVariable(field->environmentName(), value);
    const ProgramEnd asVariable = program.run({"estimate"});
    QCOMPARE(asVariable.exitCode, 2);
    QVERIFY2(asVariable.says("environment (LEDGERLOOM_*): " + name + ": "), asVariable.err.c_str());
}

void TestArguments::contradictions_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* line, const char* message) {
        QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char(' ')) << std::string(message);
    };
    row("--size 1GB --rows 5", "size and rows are both given");
    row("--start-date 2025-10-01 --end-date 2025-09-01", "2025-09-01 is before start-date 2025-10-01");
    row("--rows 1000 --customers-only", "no rows (rows is 1,000)");
    row("--chunk-size 2MiB --part-size 64MiB", "is less than part-size 64MiB");
    row("--chunk-size 5GB --output -", "standard output has no folders");
    row("--soft-limit 2GiB --memory-limit 1GiB", "2GiB is not below memory-limit 1GiB");
    row("--rows 100 --customers 1000000", "customers");
    row("--rows 10M --customers 10", "customers");
    row("--size 10GB --customers 200 --start-date 2025-07-01 --end-date 2025-07-02", "customers");
}

void TestArguments::contradictions() {
    QFETCH(QStringList, arguments);
    QFETCH(std::string, message);
    std::vector<std::string> list{"generate", "--output", "null"};
    if (arguments.contains(QStringLiteral("--output")))
        list = {"generate"};
    for (const QString& argument : arguments)
        list.push_back(argument.toStdString());
    const ProgramEnd end = run(list);
    QCOMPARE(end.exitCode, 2);
    QVERIFY2(end.says(message), end.err.c_str());
}

void TestArguments::brokenPresets_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* title, const std::string& text, const char* message) {
        QTest::newRow(title) << text << std::string(message);
    };
    const auto values = [](const std::string& inside) {
        return R"({"version": 1, "name": "Mine", "values": {)" + inside + "}}";
    };
    row("not JSON", "size: 5", "not valid JSON at line 1, column 1");
    row("missing version", R"({"name": "Mine", "values": {"seed": 1}})", "\"version\" is missing");
    row("newer version", R"({"version": 9, "name": "Mine", "values": {"seed": 1}})", "written by a newer");
    row("missing name", R"({"version": 1, "values": {"seed": 1}})", "\"name\" is missing");
    row("missing values", R"({"version": 1, "name": "Mine"})", "\"values\" is missing");
    row("unknown", values(R"("seeds": 1)"), "\"values.seeds\": this key is not known. Did you mean \"seed\"?");
    row("duplicate", values(R"("seed": 1, "seed": 2)"), "\"values.seed\" is given twice");
    row("ill type", values(R"("seed": true)"), "\"values.seed\": seed: this has to be a number or a string");
    row("range", values(R"("size": 1e30)"), "Allowed: 100KB to 1PB");
    row("huge", std::string(3'000'000, ' ') + "{}", "larger than 1 MiB");
    row("deep", std::string(200'000, '[') + "1", "must not be a list");
    std::string nested;
    for (int i = 0; i < 10'000; ++i)
        nested += "{\"a\":";
    row("nested", nested, "nested more than 8 deep");
}

void TestArguments::brokenPresets() {
    QFETCH(std::string, text);
    QFETCH(std::string, message);
    Program program;
    write(program.path("evil.json"), text);
    const ProgramEnd asFile = program.run({"generate", "--preset", "evil.json", "--output", "null"});
    QCOMPARE(asFile.exitCode, 2);
    QVERIFY2(asFile.says("evil.json") && asFile.says(message), asFile.err.c_str());
    const ProgramEnd imported = program.run({"presets", "import", "evil.json"});
    QCOMPARE(imported.exitCode, 2);
    QVERIFY2(imported.says("evil.json") && imported.says(message), imported.err.c_str());
}

void TestArguments::laterSourcesWin() {
    Program program;
    write(program.path("p.json"), R"({"version": 1, "name": "P", "values": {"seed": 5}})");
    QCOMPARE(seedOf(program, {}), std::string("42"));
    QCOMPARE(seedOf(program, {"--preset", "p.json"}), std::string("5"));
    program.setVariable("LEDGERLOOM_SEED", "6");
    QCOMPARE(seedOf(program, {"--preset", "p.json"}), std::string("6"));
    QCOMPARE(seedOf(program, {"--preset", "p.json", "--seed", "7"}), std::string("7"));
    Program other;
    write(other.path("p.json"), R"({"version": 1, "name": "P", "values": {"seed": 5}})");
    other.setVariable("LEDGERLOOM_PRESET", "p.json");
    QCOMPARE(seedOf(other, {}), std::string("5"));
}

void TestArguments::helpShowsEveryField() {
    const ProgramEnd end = run({"generate", "--help"});
    QCOMPARE(end.exitCode, 0);
    QVERIFY(end.out.starts_with("Makes a dataset.\n\nUsage: ledgerloom generate [OPTIONS]\n"));
    for (const Field& field : fields()) {
        for (const std::string& part :
             {"--" + std::string(field.name), field.environmentName(), std::string(fieldGroupTitle(field.group)) + ":"})
            QVERIFY2(end.out.find(part) != std::string::npos, part.c_str());
    }
    for (const char* part : {"--size SIZE ", "--scenario-weights NAME=N,...", "--on MASTER ", "--serve HOST:PORT ",
                             "--customers-file FILE ", "--order shard|time "})
        QVERIFY2(end.out.find(part) != std::string::npos, part);
    std::istringstream lines(end.out);
    for (std::string line; std::getline(lines, line);)
        QVERIFY2(line.size() <= 100, line.c_str());
}

void TestArguments::version() {
    const ProgramEnd end = run({"--version"});
    QCOMPARE(end.exitCode, 0);
    QVERIFY2(end.out.starts_with("ledgerloom ") && std::ranges::count(end.out, '.') == 2, end.out.c_str());
}

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_arguments.moc"
