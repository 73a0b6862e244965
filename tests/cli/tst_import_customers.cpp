#include "tests/support/customer_files.h"
#include "tests/support/program.h"
#include "tests/support/sanitized.h"

#include <QtTest>

#include <sys/resource.h>
#include <sys/wait.h>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// The verb import-customers as a shell would use it.
class TestImportVerb : public QObject {
    Q_OBJECT

private slots:
    void anIndexThatGenerateTakes();
    void badRowsAreListed();
    void aMillionRowsInBoundedMemory();
    void wrongUse();
    void resumeRefusesAnotherFile();

private:
    static QString text(const std::string& value) { return QString::fromStdString(value); }
};

void TestImportVerb::anIndexThatGenerateTakes() {
    Program program;
    putFile(text(program.path("c.csv")), customersCsv(100));
    const ProgramEnd imported = program.run({"import-customers", "c.csv", "c.index"});
    QCOMPARE(imported.exitCode, 0);
    QVERIFY(imported.out.empty());
    QVERIFY(imported.says("Imported 100 customers to c.index"));
    QVERIFY(imported.says("Columns  id, uf, cidade, nome, cpf, email, telefone, nascimento, renda, perfil"));
    QVERIFY(imported.says("Not used note"));
    const ProgramEnd made = program.run({"preview", "--size", "20MB", "--customers-file", "c.index", "--rows", "3"});
    QCOMPARE(made.exitCode, 0);
    QVERIFY(made.out.find("\"customer_id\":\"K-") != std::string::npos);
    const ProgramEnd cost = program.run({"estimate", "--size", "20MB", "--customers-file", "c.index"});
    QVERIFY(cost.out.find(" of customers in the page cache, shared with other processes and not counted") !=
            std::string::npos);
    QCOMPARE(program.run({"import-customers", "c.csv", "c.index", "--quiet"}).err, std::string());
}

void TestImportVerb::badRowsAreListed() {
    Program program;
    QByteArray rows = "id,uf\n";
    for (int i = 0; i < 150; ++i)
        rows += QByteArray::number(i) + (i % 2 == 0 ? ",SP\n" : ",\"X\"\"X\"\n");
    for (int i = 0; i < 100; ++i)
        rows += "0,SP\n";
    putFile(text(program.path("c.csv")), rows);
    const ProgramEnd refused = program.run({"import-customers", "c.csv", "c.index", "--bad-rows", "bad.csv"});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(refused.says("c.csv:3: estado: \"X\"X\" is no state of Brazil"));
    QVERIFY(refused.says("... and 75 more bad rows\n"));
    QVERIFY(refused.says("175 of 250 rows of c.csv cannot be imported, so no index was written"));
    QVERIFY(!QFile::exists(text(program.path("c.index"))));
    QFile list(text(program.path("bad.csv")));
    QVERIFY(list.open(QIODevice::ReadOnly));
    const QByteArray listed = list.readAll();
    QCOMPARE(listed.count('\n'), qsizetype{176});
    QVERIFY(listed.startsWith("line,reason\n3,\"estado: \"\"X\"\"X\"\" is no state"));
    QVERIFY(listed.endsWith("251,\"customer_id: \"\"0\"\" stands already at 2\"\n"));
    const ProgramEnd skipped = program.run({"import-customers", "c.csv", "c.index", "--skip-bad"});
    QCOMPARE(skipped.exitCode, 0);
    QVERIFY(skipped.says("Imported 75 customers") && skipped.says("Left out 175 of 250 rows"));
}

void TestImportVerb::aMillionRowsInBoundedMemory() {
    if (testing::sanitized)
        QSKIP("a sanitizer's own memory counts as the program's");
    Program program;
    const QString path = text(program.path("c.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray lines = customersCsv(1'000);
    const QByteArray header = lines.left(lines.indexOf('\n') + 1);
    QByteArray block = lines.mid(header.size());
    file.write(header);
    for (int thousand = 0; thousand < 1'000; ++thousand) {
        QByteArray numbered = block;
        numbered.replace("\nK-", "\nK" + QByteArray::number(thousand) + "-");
        numbered.replace(0, 2, "K" + QByteArray::number(thousand) + "-");
        file.write(numbered);
    }
    file.close();
    const qint64 bytes = QFileInfo(path).size();
    QVERIFY(bytes > 90'000'000);
    const ProgramEnd imported = program.run({"import-customers", "c.csv", "c.index"});
    QVERIFY2(imported.exitCode == 0, imported.err.c_str());
    QVERIFY(imported.says("Imported 1,000,000 customers"));
    // Of all children that have ended: the program and its libraries are some 30 MB, so file and index were never held.
    rusage children = {};
    ::getrusage(RUSAGE_CHILDREN, &children);
    QVERIFY2(children.ru_maxrss < 80 * 1024, qPrintable(QString::number(children.ru_maxrss)));
    QVERIFY(QFileInfo(text(program.path("c.index"))).size() > 80'000'000);
}

void TestImportVerb::wrongUse() {
    Program program;
    QCOMPARE(program.run({"import-customers", "c.csv"}).exitCode, 2);
    const ProgramEnd missing = program.run({"import-customers", "none.csv", "c.index"});
    QCOMPARE(missing.exitCode, 2);
    QVERIFY(missing.says("none.csv does not exist"));
    putFile(text(program.path("c.csv")), customersCsv(10));
    const ProgramEnd tight = program.run({"import-customers", "c.csv", "c.index", "--memory-limit", "10x"});
    QCOMPARE(tight.exitCode, 2);
    const ProgramEnd foreign = program.run({"generate", "--size", "1MB", "--customers-file", "c.csv", "--output", "o"});
    QCOMPARE(foreign.exitCode, 2);
    QVERIFY(foreign.says("c.csv is not an index of customers"));
    QVERIFY(!QFile::exists(text(program.path("o"))));
}

void TestImportVerb::resumeRefusesAnotherFile() {
    Program program;
    putFile(text(program.path("c.csv")), customersCsv(300));
    QCOMPARE(program.run({"import-customers", "c.csv", "c.index"}).exitCode, 0);
    QCOMPARE(program.run({"generate", "--rows", "60K", "--customers-file", "c.index", "--output", "o"}).exitCode, 0);
    QVERIFY(QFile::remove(text(program.path("o/manifest.json"))));
    putFile(text(program.path("c.csv")), customersCsv(300).replace("K-7,", "K-x,"));
    QCOMPARE(program.run({"import-customers", "c.csv", "c.index"}).exitCode, 0);
    const ProgramEnd other = program.run({"resume", "o"});
    QCOMPARE(other.exitCode, 2);
    QVERIFY2(other.says("c.index is not the one it was begun with"), other.err.c_str());
    QVERIFY(!QFile::exists(text(program.path("o/manifest.json"))));
    putFile(text(program.path("c.csv")), customersCsv(300));
    QCOMPARE(program.run({"import-customers", "c.csv", "c.index"}).exitCode, 0);
    QCOMPARE(program.run({"resume", "o"}).exitCode, 0);
    QVERIFY(QFile::exists(text(program.path("o/manifest.json"))));
}

QTEST_GUILESS_MAIN(TestImportVerb)
#include "tst_import_customers.moc"
