#include "core/dataset/realism/value_counts.h"

#include <QTest>

#include <cmath>

using namespace ledgerloom;

class TestValueCounts : public QObject {
    Q_OBJECT

private slots:
    void areasAreThoseOfTheCurve() {
        using Counts = std::vector<std::array<std::uint64_t, 2>>;
        QCOMPARE(areaOf(Counts{{10, 0}, {0, 5}}), 1.0);
        QCOMPARE(areaOf(Counts{{0, 5}, {10, 0}}), 0.0);
        QCOMPARE(areaOf(Counts{{7, 3}}), 0.5);
        QCOMPARE(areaOf(Counts{{1, 0}, {1, 1}, {0, 1}}), 0.875); // of four pairs three and a half
        QCOMPARE(areaOf(Counts{{5, 0}}), 0.5);                   // one kind alone tells nothing
        QCOMPARE(areaOf(Counts{}), 0.5);
    }
    void aValueScoresAsItsRateOfFraud() {
        ValueCounts counts;
        counts.add("safe", false, 100);
        counts.add("risky", false, 100);
        counts.add("risky", true, 10);
        QCOMPARE(counts.area(), 0.75);
    }
    void variationIsHalfTheDifferences() {
        constexpr std::array<RealismTarget, 2> targets{{{"a", 3}, {"b", 1}}};
        ValueCounts counts;
        counts.add("a", false, 50);
        counts.add("b", false, 50);
        counts.add("no target", false, 900);
        const RealismTable table = counts.table("letters", targets);
        QVERIFY(std::abs(*table.variation - 0.25) < 1e-12);
        QCOMPARE(table.values[0].value, std::string("no target")); // by rows
        QVERIFY(!table.values[0].target);
        QCOMPARE(*table.values[1].target, 0.75);
        QCOMPARE(table.rows(), std::uint64_t{1'000});
    }
    void aValueThatIsMissingCounts() {
        constexpr std::array<RealismTarget, 2> targets{{{"a", 1}, {"b", 1}}};
        ValueCounts counts;
        counts.add("a", false);
        QCOMPARE(*counts.table("letters", targets).variation, 0.5);
    }
    void fraudTablesCountFraudAlone() {
        constexpr std::array<RealismTarget, 2> targets{{{"x", 1}, {"y", 1}}};
        ValueCounts counts;
        counts.add("x", true, 5);
        counts.add("y", true, 5);
        counts.add("y", false, 1'000);
        QCOMPARE(*counts.fraudTable("kinds", targets).variation, 0.0);
    }
    void endlesslyManyValuesStayFew() {
        ValueCounts counts;
        for (int i = 0; i < 5'000; ++i)
            counts.add(std::to_string(i), false);
        QCOMPARE(counts.table("many").values.size(), ValueCounts::most + 1);
        QCOMPARE(counts.table("many").rows(), std::uint64_t{5'000});
    }
};

QTEST_APPLESS_MAIN(TestValueCounts)
#include "tst_value_counts.moc"
