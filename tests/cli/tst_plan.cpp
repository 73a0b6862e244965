#include "tests/support/file_tree.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// The verb plan: a plan of constant size, the same each time, on standard output alone.
class TestPlanVerb : public QObject {
    Q_OBJECT

private slots:
    void constantInSize() {
        Program program;
        const ProgramEnd small = program.run({"plan", "--size", "1MB"});
        const ProgramEnd huge = program.run({"plan", "--size", "900TB", "--part-size", "1GiB"});
        QCOMPARE(small.exitCode, 0);
        QVERIFY2(huge.exitCode == 0, huge.err.c_str());
        QVERIFY(huge.out.size() < small.out.size() + 200);
        QVERIFY(huge.out.size() < 4'096);
        QCOMPARE(program.run({"plan", "--size", "1MB"}).out, small.out);
        QVERIFY(program.run({"plan", "--size", "1MB", "--seed", "7"}).out != small.out);
    }
    void howItIsMadeIsNotPlanned() {
        Program program;
        const std::string plain = program.run({"plan", "--rows", "70K"}).out;
        QCOMPARE(
            program.run({"plan", "--rows", "70K", "--workers", "3", "--memory-limit", "1GiB", "--output", "x"}).out,
            plain);
        QVERIFY(!QFile::exists(QString::fromStdString(program.path("x"))));
    }
    void wrongOptionsAreRefused() {
        Program program;
        const ProgramEnd end = program.run({"plan", "--rows", "1000", "--customers", "1000000"});
        QCOMPARE(end.exitCode, 2);
        QVERIFY(end.out.empty() && end.says("customers"));
        const ProgramEnd ordered = program.run({"plan", "--rows", "70K", "--partition", "day"});
        QCOMPARE(ordered.exitCode, 2);
        QVERIFY(ordered.out.empty() && ordered.says("order"));
    }
};

QTEST_GUILESS_MAIN(TestPlanVerb)
#include "tst_plan.moc"
