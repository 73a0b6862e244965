#include "tests/support/customer_files.h"
#include "tests/support/program.h"

#include <QtTest>

#include <memory>
#include <vector>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// The verb commit: shards that anybody made become what one run would have made, or it says what is missing.
class TestCommitVerb : public QObject {
    Q_OBJECT

private slots:
    void theTreeOfOneRun_data();
    void theTreeOfOneRun();
    void missingShardsAreNamed();
    void twiceIsOnce();
    void aSpoiledPartIsFound();
    void whatIsNoFolderOfShards();
    void overwriteClearsIt();
    void cleanDeletesADatasetAndNothingElse();

private:
    QString path(const std::string& name) const { return QString::fromStdString(m_program.path(name)); }
    void plan(const std::vector<std::string>& options) {
        std::vector<std::string> arguments{"plan"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const ProgramEnd end = m_program.run(arguments);
        QVERIFY2(end.exitCode == 0, end.err.c_str());
        putFile(path("plan.json"), QByteArray::fromStdString(end.out));
    }
    void make(const std::string& folder, const std::vector<int>& shards) {
        for (const int index : shards) {
            const ProgramEnd end = m_program.run(
                {"shard", "--plan", "plan.json", "--index", std::to_string(index), "--output", folder, "--quiet"});
            QVERIFY2(end.exitCode == 0, end.err.c_str());
        }
    }

    Program m_program;
};

void TestCommitVerb::theTreeOfOneRun_data() {
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<int>("shards");
    QTest::newRow("plain") << QByteArray("--rows 150K --seed 3") << 3;
    QTest::newRow("one block") << QByteArray("--size 1MB") << 1;
    QTest::newRow("chunks") << QByteArray("--rows 200K --chunk-size 140MB") << 4;
    QTest::newRow("customers only") << QByteArray("--size 80MB --customers-only") << 1;
    QTest::newRow("Parquet") << QByteArray("--rows 150K --format parquet --part-size 4MiB") << 3;
    QTest::newRow("CSV, compressed") << QByteArray("--rows 150K --format csv --compression zstd --part-size 4MiB") << 3;
    QTest::newRow("imported") << QByteArray("--rows 150K --customers-file c.index") << 3;
}

void TestCommitVerb::theTreeOfOneRun() {
    QFETCH(const QByteArray, options);
    QFETCH(const int, shards);
    putFile(path("c.csv"), customersCsv(500));
    QCOMPARE(m_program.run({"import-customers", "c.csv", "c.index"}).exitCode, 0);
    const std::string tag = QTest::currentDataTag();
    std::vector<std::string> list;
    for (const QByteArray& option : options.split(' '))
        list.push_back(option.toStdString());
    plan(list);
    std::vector<int> order;
    for (int index = shards - 1; index >= 0; --index)
        order.push_back(index);
    make("shards " + tag, order);
    const ProgramEnd committed = m_program.run({"commit", "shards " + tag});
    QVERIFY2(committed.exitCode == 0, committed.err.c_str());
    list.insert(list.begin(), "generate");
    list.insert(list.end(), {"--output", "run " + tag, "--quiet"});
    QCOMPARE(m_program.run(list).exitCode, 0);
    const auto one = fileTree(path("run " + tag));
    QVERIFY(one.contains("manifest.json"));
    QCOMPARE(fileTree(path("shards " + tag)), one);
}

void TestCommitVerb::missingShardsAreNamed() {
    plan({"--rows", "390K"}); // six shards
    make("missing", {2, 4});
    const auto before = fileTree(path("missing"));
    const ProgramEnd end = m_program.run({"commit", "missing"});
    QCOMPARE(end.exitCode, 8);
    QVERIFY2(end.says("4 of 6 shards are missing in missing: 0, 1, 3, 5. Make them with: ledgerloom shard --plan "
                      "missing/.ledgerloom/plan.json --index K"),
             end.err.c_str());
    QCOMPARE(fileTree(path("missing")), before);
    QVERIFY(!QFile::exists(path("missing/.ledgerloom/journal.jsonl")));
    make("missing", {0, 1, 3, 5});
    QCOMPARE(m_program.run({"commit", "missing"}).exitCode, 0);
}

void TestCommitVerb::twiceIsOnce() {
    plan({"--rows", "70K"});
    make("twice", {0, 1});
    QCOMPARE(m_program.run({"commit", "twice"}).exitCode, 0);
    const auto once = fileTree(path("twice"));
    const ProgramEnd again = m_program.run({"commit", "twice"});
    QCOMPARE(again.exitCode, 0);
    QVERIFY(again.says("Committed before: 2 shards, 70,000 rows"));
    make("twice", {1}); // a late copy of a task
    QCOMPARE(fileTree(path("twice")), once);
}

void TestCommitVerb::aSpoiledPartIsFound() {
    plan({"--rows", "70K"});
    make("spoiled", {0, 1});
    const QString part = path("spoiled/transactions/part-00000001.jsonl");
    QVERIFY(QFile::resize(part, QFileInfo(part).size() - 1));
    const ProgramEnd cut = m_program.run({"commit", "spoiled"});
    QCOMPARE(cut.exitCode, 8);
    QVERIFY(cut.says("1 of 2 shards are missing in spoiled: 1"));
    make("spoiled", {1});
    QFile file(part);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(100) && file.write("#") == 1);
    file.close();
    const ProgramEnd changed = m_program.run({"commit", "spoiled", "--check-parts"});
    QCOMPARE(changed.exitCode, 8);
    QVERIFY(!QFile::exists(path("spoiled/manifest.json")));
}

void TestCommitVerb::whatIsNoFolderOfShards() {
    putFile(path("other/file"), "x");
    for (const char* folder : {"other", "none"}) {
        const ProgramEnd end = m_program.run({"commit", folder});
        QCOMPARE(end.exitCode, 2);
        QVERIFY(end.says("holds no shards of a plan"));
    }
}

void TestCommitVerb::cleanDeletesADatasetAndNothingElse() {
    plan({"--rows", "150K"});
    make("begun", {1});
    putFile(path("begun/mine.txt"), "mine");
    ProgramEnd end = m_program.run({"clean", "--dataset", "begun", "elsewhere"});
    QCOMPARE(end.out, std::string("begun: a dataset\n"));
    QVERIFY(QFile::exists(path("begun/.ledgerloom/plan.json")));
    end = m_program.run({"clean", "--dataset", "--remove", "begun"});
    QCOMPARE(end.exitCode, 0);
    QVERIFY(!QFile::exists(path("begun/transactions")));
    QVERIFY(!QFile::exists(path("begun/.ledgerloom/plan.json")));
    QVERIFY(QFile::exists(path("begun/mine.txt")));
    QVERIFY(m_program.run({"clean", "--dataset", "begun"}).says("No dataset is there"));
    // With the plan it is claimed for its shards, whatever of others stays.
    QCOMPARE(m_program.run({"shard", "--plan", "plan.json", "--index", "0", "--output", "begun"}).exitCode, 2);
    QCOMPARE(m_program.run({"clean", "--dataset", "--remove", "--for", "plan.json", "begun"}).exitCode, 0);
    make("begun", {0});
}

void TestCommitVerb::overwriteClearsIt() {
    plan({"--rows", "150K"});
    make("again", {1});
    QCOMPARE(m_program.run({"generate", "--rows", "10K", "--output", "again", "--quiet"}).exitCode, 2);
    QCOMPARE(m_program.run({"generate", "--rows", "10K", "--output", "again", "--quiet", "--if-exists", "overwrite"})
                 .exitCode,
             0);
    QVERIFY(!QFile::exists(path("again/transactions/part-00000001.jsonl")));
    QVERIFY(!QFile::exists(path("again/.ledgerloom/plan.json")));
    QVERIFY(!QFile::exists(path("again/.ledgerloom/shards")));
}

QTEST_GUILESS_MAIN(TestCommitVerb)
#include "tst_commit.moc"
