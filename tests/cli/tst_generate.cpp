#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <arpa/inet.h>
#include <csignal>
#include <filesystem>
#include <netinet/in.h>
#include <sstream>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

using ledgerloom::testing::Program;
using ledgerloom::testing::ProgramEnd;

namespace {

std::size_t linesOf(const std::string& path) {
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? static_cast<std::size_t>(file.readAll().count('\n')) : 0;
}

void write(const std::string& path, const std::string& text) {
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.data(), static_cast<qint64>(text.size()));
}

} // namespace

/// `ledgerloom generate` does the whole job, and leaves cleanly where it cannot.
class TestGenerate : public QObject {
    Q_OBJECT

private slots:
    void makesADataset();
    void echoesWhatItUnderstood();
    void progressInJson();
    void dataOnStandardOutput();
    void quietSaysNothing();
    void theOutputIsThere_data();
    void theOutputIsThere();
    void theOutputCannotBeWritten();
    void theDiskIsTooSmall();
    void theMemoryLimitIsTooSmall();
    void theAddressIsTaken();
    void overwritesOnRequest();
    void signalsStopIt_data();
    void signalsStopIt();
    void theSecondSignalQuitsAtOnce();
    void aSecondRunInTheFolderLeaves();
};

void TestGenerate::makesADataset() {
    Program program;
    const ProgramEnd end = program.run({"generate", "--rows", "3000", "--output", "out"});
    QVERIFY2(end.exitCode == 0, end.err.c_str());
    QVERIFY(end.out.empty());
    QVERIFY2(end.says("Done: 3,000 rows, "), end.err.c_str());
    QCOMPARE(linesOf(program.path("out/transactions/part-00000000.jsonl")), std::size_t{3000});
    QVERIFY(std::filesystem::exists(program.path("out/manifest.json")));
}

void TestGenerate::echoesWhatItUnderstood() {
    Program program;
    const ProgramEnd end = program.run({"generate", "--size", "2MB", "--fraud-rate", "0.02", "--seed", "7", "--output",
                                        "null", "--memory-limit", "512m"});
    QVERIFY2(end.exitCode == 0, end.err.c_str());
    for (const char* part : {"2 MB = 1.91 MiB, ", "2025-07-01 to 2025-12-31", "2% of the rows", "Seed     7\n",
                             "made and dropped", "limit 512 MiB = 537 MB"})
        QVERIFY2(end.says(part), (part + ("\n" + end.err)).c_str());
}

void TestGenerate::progressInJson() {
    Program program;
    const ProgramEnd end = program.run({"generate", "--size", "5MB", "--output", "out", "--progress", "json"});
    QVERIFY2(end.exitCode == 0, end.err.c_str());
    std::istringstream lines(end.out);
    nlohmann::json last;
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        last = nlohmann::json::parse(line, nullptr, false);
        QVERIFY2(last.is_object(), line.c_str());
        for (const char* key : {"state", "percent", "rows_done", "rows_total", "bytes_per_second", "memory_bytes",
                                "memory_limit_bytes", "level", "eta_low_seconds"})
            QVERIFY2(last.contains(key), key);
    }
    QVERIFY(count >= 1);
    QCOMPARE(last["state"].get<std::string>(), std::string("finished"));
    QCOMPARE(last["percent"].get<double>(), 100.0);
    QVERIFY(last["rows_done"] == last["rows_total"]);
}

void TestGenerate::dataOnStandardOutput() {
    Program program;
    const ProgramEnd end = program.run({"generate", "--rows", "500", "--output", "-", "--progress", "json"});
    QVERIFY2(end.exitCode == 0, end.err.c_str());
    QVERIFY(!end.out.empty() && end.out.ends_with("}\n"));
    std::istringstream lines(end.out);
    for (std::string line; std::getline(lines, line);)
        QVERIFY2(nlohmann::json::parse(line, nullptr, false).is_object() && line.find("\"state\":\"") != 1,
                 line.c_str());
    QVERIFY2(end.says("{\"state\":\"finished\""), end.err.c_str());
}

void TestGenerate::quietSaysNothing() {
    Program program;
    const ProgramEnd fine = program.run({"generate", "--size", "1MB", "--output", "null", "--quiet"});
    QCOMPARE(fine.exitCode, 0);
    QCOMPARE(fine.out + fine.err, std::string());
    const ProgramEnd wrong = program.run({"generate", "--size", "1MB", "--output", ".", "--quiet", "--serve", "x"});
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY(!wrong.err.empty());
}

void TestGenerate::theOutputIsThere_data() {
    QTest::addColumn<std::string>("output");
    QTest::addColumn<std::string>("message");
    QTest::newRow("full folder") << std::string("full") << std::string("not empty");
    QTest::newRow("file") << std::string("full/file") << std::string("is a file");
    QTest::newRow("below a file") << std::string("full/file/out") << std::string("full/file");
    QTest::newRow("no parent") << std::string("missing/out") << std::string("missing");
}

void TestGenerate::theOutputIsThere() {
    QFETCH(std::string, output);
    QFETCH(std::string, message);
    Program program;
    std::filesystem::create_directories(program.path("full"));
    write(program.path("full/file"), "mine");
    const ProgramEnd end = program.run({"generate", "--size", "1MB", "--output", output});
    QCOMPARE(end.exitCode, 2);
    QVERIFY2(end.says("output ") && end.says(message), end.err.c_str());
    QCOMPARE(std::filesystem::file_size(program.path("full/file")), std::uintmax_t{4});
}

void TestGenerate::theOutputCannotBeWritten() {
    Program program;
    const std::filesystem::path folder = program.path("locked");
    std::filesystem::create_directories(folder);
    using std::filesystem::perms;
    std::filesystem::permissions(folder,
                                 perms::owner_read | perms::owner_exec | perms::others_read | perms::others_exec);
    if (::geteuid() == 0) {
        // Permissions do not bind root, so the program runs as nobody.
        std::filesystem::permissions(folder.parent_path(), perms::others_all, std::filesystem::perm_options::add);
        program.process().setChildProcessModifier([] {
            if (::setuid(65'534) != 0)
                ::_exit(126);
        });
    }
    const ProgramEnd end = program.run({"generate", "--size", "1MB", "--output", "locked/out"});
    if (end.exitCode == -1)
        QSKIP("not run: the program cannot be started by another user from where it was built");
    QCOMPARE(end.exitCode, 2);
    QVERIFY2(end.says("locked"), end.err.c_str());
    QVERIFY(!std::filesystem::exists(folder / "out"));
}

void TestGenerate::theDiskIsTooSmall() {
    Program program;
    const ProgramEnd end = program.run({"generate", "--size", "900TB", "--output", "out"});
    QCOMPARE(end.exitCode, 4);
    QVERIFY2(end.says("free") && end.says("--size"), end.err.c_str());
    QVERIFY(!std::filesystem::exists(program.path("out")));
}

void TestGenerate::theMemoryLimitIsTooSmall() {
    Program program;
    const ProgramEnd end =
        program.run({"generate", "--size", "1GB", "--output", "out", "--memory-limit", "32MiB", "--workers", "1"});
    QVERIFY2(end.exitCode == 2 || end.exitCode == 3, end.err.c_str());
    QVERIFY2(end.says("MiB") && end.says("memory"), end.err.c_str());
    QVERIFY(!std::filesystem::exists(program.path("out/manifest.json")));
}

void TestGenerate::theAddressIsTaken() {
    const int taken = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    QCOMPARE(::bind(taken, reinterpret_cast<sockaddr*>(&address), length), 0);
    QCOMPARE(::listen(taken, 1), 0);
    QCOMPARE(::getsockname(taken, reinterpret_cast<sockaddr*>(&address), &length), 0);
    const std::string port = std::to_string(ntohs(address.sin_port));
    Program program;
    const ProgramEnd end =
        program.run({"generate", "--size", "1MB", "--output", "out", "--serve", "127.0.0.1:" + port});
    ::close(taken);
    QCOMPARE(end.exitCode, 5);
    QVERIFY2(end.says(port), end.err.c_str());
}

void TestGenerate::overwritesOnRequest() {
    Program program;
    QCOMPARE(program.run({"generate", "--rows", "100", "--output", "out"}).exitCode, 0);
    write(program.path("out/mine.txt"), "keep");
    QCOMPARE(program.run({"generate", "--rows", "200", "--output", "out"}).exitCode, 2);
    const ProgramEnd end = program.run({"generate", "--rows", "200", "--output", "out", "--if-exists", "overwrite"});
    QVERIFY2(end.exitCode == 0, end.err.c_str());
    QCOMPARE(linesOf(program.path("out/transactions/part-00000000.jsonl")), std::size_t{200});
    QVERIFY(std::filesystem::exists(program.path("out/mine.txt")));
}

void TestGenerate::signalsStopIt_data() {
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("code");
    QTest::newRow("INT") << SIGINT << 130;
    QTest::newRow("TERM") << SIGTERM << 143;
    QTest::newRow("HUP") << SIGHUP << 129;
}

void TestGenerate::signalsStopIt() {
    QFETCH(int, signal);
    QFETCH(int, code);
    Program program;
    program.start({"generate", "--size", "500GB", "--output", "null", "--progress", "json"});
    QVERIFY(program.process().waitForReadyRead(20'000));
    ::kill(static_cast<pid_t>(program.process().processId()), signal);
    const ProgramEnd end = program.wait(10'000);
    QCOMPARE(end.exitCode, code);
    QVERIFY2(end.says("Stopped: "), end.err.c_str());
    QVERIFY(end.out.find("\"state\":\"cancelled\"") != std::string::npos);
}

void TestGenerate::theSecondSignalQuitsAtOnce() {
    Program program;
    program.start({"generate", "--size", "500GB", "--output", "null", "--progress", "json"});
    QVERIFY(program.process().waitForReadyRead(20'000));
    const auto pid = static_cast<pid_t>(program.process().processId());
    ::kill(pid, SIGTERM);
    ::kill(pid, SIGHUP);
    const ProgramEnd end = program.wait(10'000);
    // The system may deliver the two in either order.
    QVERIFY(end.exitCode == 129 || end.exitCode == 143);
    QVERIFY2(!end.says("Stopped: "), end.err.c_str());
}

void TestGenerate::aSecondRunInTheFolderLeaves() {
    Program program;
    program.start({"generate", "--size", "1GB", "--output", "out", "--progress", "json"});
    QVERIFY(program.process().waitForReadyRead(20'000));
    Program other;
    const ProgramEnd end = other.run({"generate", "--size", "1MB", "--output", program.path("out")});
    QCOMPARE(end.exitCode, 7);
    QVERIFY2(end.says("another run"), end.err.c_str());
    ::kill(static_cast<pid_t>(program.process().processId()), SIGTERM);
    QCOMPARE(program.wait(10'000).exitCode, 143);
}

int main(int argc, char** argv) {
    // A shell that runs tests in the background has SIGINT ignored, and children inherit that.
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGHUP, SIG_DFL);
    QCoreApplication application(argc, argv);
    TestGenerate test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_generate.moc"
