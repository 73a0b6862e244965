#include "tests/support/customer_files.h"
#include "tests/support/program.h"

#include <QtTest>

#include <csignal>
#include <memory>
#include <vector>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// The verb shard: any process makes any shard at any time, twice as well as once.
class TestShardVerb : public QObject {
    Q_OBJECT

private slots:
    void init();
    void itsPartsAndItsRecord();
    void twoProcessesOnTheSameShard();
    void aKilledProcessLeavesNothingInTheWay();
    void aSpoiledPartIsMadeAnew();
    void otherPlansAndPlacesAreRefused();
    void fourProcessesHaveOneCopyOfTheCustomers();

private:
    void plan(const std::vector<std::string>& options, const char* name = "plan.json") {
        std::vector<std::string> arguments{"plan"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const ProgramEnd end = m_program->run(arguments);
        QVERIFY2(end.exitCode == 0, end.err.c_str());
        putFile(path(name), QByteArray::fromStdString(end.out));
    }
    QString path(const std::string& name) const { return QString::fromStdString(m_program->path(name)); }
    std::vector<std::string> shard(int index, const std::string& output = "out") const {
        return {"shard",
                "--plan",
                m_program->path("plan.json"),
                "--index",
                std::to_string(index),
                "--output",
                m_program->path(output),
                "--quiet"};
    }

    std::unique_ptr<Program> m_program;
};

void TestShardVerb::init() {
    m_program = std::make_unique<Program>();
    plan({"--rows", "150K"}); // three shards
}

void TestShardVerb::itsPartsAndItsRecord() {
    QCOMPARE(m_program->run(shard(1)).exitCode, 0);
    const auto tree = fileTree(path("out"));
    QCOMPARE(tree.size(), std::size_t{3});
    QVERIFY(tree.contains("transactions/part-00000001.jsonl"));
    QVERIFY(QFile::exists(path("out/.ledgerloom/shards/0/shard-1")));
    QVERIFY(QDir(path("out/.ledgerloom/tmp")).isEmpty());
    const QDateTime made = QFileInfo(path("out/transactions/part-00000001.jsonl")).lastModified();
    QCOMPARE(m_program->run(shard(1)).exitCode, 0);
    QCOMPARE(QFileInfo(path("out/transactions/part-00000001.jsonl")).lastModified(), made);
}

void TestShardVerb::twoProcessesOnTheSameShard() {
    QCOMPARE(m_program->run(shard(0, "alone")).exitCode, 0);
    Program other;
    for (int round = 0; round < 5; ++round) {
        const std::string out = "out" + std::to_string(round);
        m_program->start(shard(0, out));
        other.start(shard(0, out));
        const ProgramEnd one = m_program->wait();
        const ProgramEnd two = other.wait();
        QVERIFY2(one.exitCode == 0, one.err.c_str());
        QVERIFY2(two.exitCode == 0, two.err.c_str());
        QCOMPARE(fileTree(path(out)), fileTree(path("alone")));
        QVERIFY(QDir(path(out + "/.ledgerloom/tmp")).isEmpty());
    }
}

void TestShardVerb::aKilledProcessLeavesNothingInTheWay() {
    QCOMPARE(m_program->run(shard(2, "alone")).exitCode, 0);
    m_program->start(shard(2));
    QTRY_VERIFY(!QDir(path("out/.ledgerloom/tmp")).isEmpty());
    m_program->process().kill();
    m_program->wait();
    QVERIFY(fileTree(path("out")).size() < 3);
    QCOMPARE(m_program->run(shard(2)).exitCode, 0);
    QCOMPARE(fileTree(path("out")), fileTree(path("alone")));
}

void TestShardVerb::aSpoiledPartIsMadeAnew() {
    QCOMPARE(m_program->run(shard(0)).exitCode, 0);
    const auto whole = fileTree(path("out"));
    QVERIFY(QFile::resize(path("out/devices/part-00000000.jsonl"), 10));
    QVERIFY(QFile::remove(path("out/customers/part-00000000.jsonl")));
    QCOMPARE(m_program->run(shard(0)).exitCode, 0);
    QCOMPARE(fileTree(path("out")), whole);
}

void TestShardVerb::otherPlansAndPlacesAreRefused() {
    const auto refused = [this](const std::vector<std::string>& arguments, const char* why) {
        const ProgramEnd end = m_program->run(arguments);
        QCOMPARE(end.exitCode, 2);
        QVERIFY2(end.says(why), end.err.c_str());
    };
    QCOMPARE(m_program->run(shard(0)).exitCode, 0);
    refused(shard(3), "the plan has no shard 3. Allowed: 0 to 2");
    refused({"shard", "--plan", m_program->path("none"), "--index", "0", "--output", "o"}, "plan: ");
    QFile file(path("plan.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    const auto changed = [&](const char* from, const char* to) {
        QByteArray other = text;
        QVERIFY(other.contains(from));
        putFile(path("plan.json"), other.replace(from, to));
    };
    changed("\"data_version\": ", "\"data_version\": 9");
    refused(shard(0, "o"), "and this program makes version");
    changed("\"program\": \"", "\"program\": \"9.");
    refused(shard(0, "o"), "ledgerloom 9.");
    changed("\"rows\": 150000", "\"rows\": 150001");
    refused(shard(0, "o"), "it was edited or damaged");
    changed("\"ledgerloom_plan\": 1", "\"ledgerloom_plan\": 2");
    refused(shard(0, "o"), "it is of version 2");
    putFile(path("plan.json"), text.left(200));
    refused(shard(0, "o"), "cannot be used as a plan");
    QVERIFY(!QFile::exists(path("o")));
    plan({"--rows", "150K", "--seed", "9"});
    refused(shard(0), "holds shards of another plan");
    putFile(path("full/file"), "x");
    refused(shard(0, "full"), "is a folder that is not empty and holds no shards of a plan");
}

/// Sums of a mapping in /proc/PID/smaps, in bytes.
struct Mapping {
    qint64 resident = 0;
    qint64 proportional = 0;
    qint64 copied = 0; ///< changed or anonymous pages: what would be this process's own
};

Mapping mappingOf(qint64 process, const QByteArray& fileName) {
    QFile smaps(QStringLiteral("/proc/%1/smaps").arg(process));
    Mapping sum;
    bool inside = false;
    if (!smaps.open(QIODevice::ReadOnly))
        return sum;
    for (const QByteArray& line : smaps.readAll().split('\n')) {
        const QByteArray name = line.left(line.indexOf(' '));
        if (!name.endsWith(':'))
            inside = line.endsWith(fileName);
        const qint64 bytes = line.mid(name.size()).trimmed().split(' ').first().toLongLong() * 1024;
        sum.resident += inside && name == "Rss:" ? bytes : 0;
        sum.proportional += inside && name == "Pss:" ? bytes : 0;
        sum.copied += inside && (name == "Private_Dirty:" || name == "Anonymous:") ? bytes : 0;
    }
    return sum;
}

void TestShardVerb::fourProcessesHaveOneCopyOfTheCustomers() {
    if (!QFile::exists(QStringLiteral("/proc/self/smaps")))
        QSKIP("the kernel does not tell smaps");
    putFile(path("c.csv"), customersCsv(20'000));
    QCOMPARE(m_program->run({"import-customers", "c.csv", "c.index"}).exitCode, 0);
    const qint64 bytes = QFileInfo(path("c.index")).size();
    // Shards of many blocks: long enough to be stopped in the middle, with most of the customers looked up by then.
    plan({"--rows", "6M", "--customers-file", m_program->path("c.index"), "--part-size", "1GiB"});
    std::vector<std::unique_ptr<Program>> others;
    for (int index = 0; index < 4; ++index) {
        others.push_back(std::make_unique<Program>());
        others.back()->start(shard(index));
    }
    std::vector<Mapping> seen(4);
    const auto look = [&] {
        qint64 least = bytes;
        for (std::size_t i = 0; i < 4; ++i) {
            seen[i] = mappingOf(others[i]->process().processId(), "/c.index");
            least = std::min(least, seen[i].resident);
        }
        return least;
    };
    QTRY_VERIFY_WITH_TIMEOUT(look() > bytes / 2, 20'000);
    for (const auto& other : others)
        ::kill(static_cast<pid_t>(other->process().processId()), SIGSTOP);
    look();
    qint64 resident = 0;
    qint64 proportional = 0;
    qint64 copied = 0;
    for (const Mapping& one : seen) {
        resident += one.resident;
        proportional += one.proportional;
        copied += one.copied;
    }
    for (const auto& other : others) {
        other->process().kill();
        other->wait();
    }
    qInfo("index %lld bytes, in four processes resident %lld, proportional %lld", bytes, resident, proportional);
    QCOMPARE(copied, qint64{0});
    QVERIFY(resident > 2 * bytes);
    QVERIFY(proportional <= bytes + 4 * 4096);
}

QTEST_GUILESS_MAIN(TestShardVerb)
#include "tst_shard.moc"
