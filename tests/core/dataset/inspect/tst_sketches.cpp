#include "core/base/random.h"
#include "core/dataset/inspect/distinct_count.h"
#include "core/dataset/inspect/frequent_values.h"
#include "core/dataset/inspect/quantile_sketch.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace ledgerloom;

/// Sketches keep the errors that their headers promise.
class TestSketches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quantilesWithinOnePercentOfTheRanks();
    void quantilesOfFewAreExact();
    void frequentValuesWithinTheirBound();
    void distinctWithinItsError();
};

void TestSketches::quantilesWithinOnePercentOfTheRanks() {
    for (int shape = 0; shape < 4; ++shape) {
        QuantileSketch sketch;
        std::vector<double> all;
        Rng rng(static_cast<std::uint64_t>(shape) + 1);
        for (int i = 0; i < 500'000; ++i) {
            const auto uniform = static_cast<double>(rng.below(1'000'000'007));
            // Rising, falling, with many equal ones, skewed.
            all.push_back(shape == 0   ? i
                          : shape == 1 ? -i
                          : shape == 2 ? std::floor(uniform / 1e8)
                                       : uniform * uniform * uniform);
            sketch.add(all.back());
        }
        std::sort(all.begin(), all.end());
        for (const double share : {0.01, 0.25, 0.5, 0.75, 0.99}) {
            const double told = sketch.quantile(share);
            const auto count = static_cast<double>(all.size());
            const auto from = static_cast<double>(std::lower_bound(all.begin(), all.end(), told) - all.begin());
            const auto to = static_cast<double>(std::upper_bound(all.begin(), all.end(), told) - all.begin());
            QVERIFY(from / count <= share + 0.01 && to / count >= share - 0.01);
        }
        QVERIFY(!sketch.exact());
    }
}

void TestSketches::quantilesOfFewAreExact() {
    QuantileSketch sketch;
    for (int i = 1'000; i > 0; --i)
        sketch.add(i);
    QVERIFY(sketch.exact());
    QCOMPARE(sketch.quantile(0.5), 500.0);
    QCOMPARE(sketch.quantile(0.01), 10.0);
    QCOMPARE(sketch.quantile(1), 1'000.0);
    QCOMPARE(QuantileSketch().quantile(0.5), 0.0);
}

void TestSketches::frequentValuesWithinTheirBound() {
    FrequentValues values(100);
    std::map<std::string, std::uint64_t> exact;
    Rng rng(3);
    for (int i = 0; i < 200'000; ++i) {
        // A few that are frequent among many that come once.
        const std::string text = std::to_string(rng.below(3) == 0 ? rng.below(5) : 10 + rng.below(100'000));
        ++exact[text];
        values.add(text, false);
    }
    const auto top = values.top(5);
    QCOMPARE(top.size(), std::size_t{5});
    for (const auto& value : top) {
        QVERIFY(value.text.size() == 1);
        QVERIFY(value.rows <= exact[value.text] && value.rows + values.missing() >= exact[value.text]);
    }
    QVERIFY(values.different() <= 100 && !values.exact());
    FrequentValues few(100);
    for (int i = 0; i < 1'000; ++i)
        few.add(std::to_string(i % 10), i % 20 == 0);
    QVERIFY(few.exact());
    QCOMPARE(few.top(1)[0].rows, std::uint64_t{100});
    QCOMPARE(few.top(1)[0].fraudRows, std::uint64_t{50});
}

void TestSketches::distinctWithinItsError() {
    for (const int count : {1, 50, 3'000, 40'000, 1'000'000}) {
        DistinctCount distinct;
        for (int round = 0; round < 2; ++round)
            for (int i = 0; i < count; ++i)
                distinct.add({reinterpret_cast<const char*>(&i), sizeof i});
        QVERIFY2(std::abs(distinct.estimate() - count) <= 0.05 * count + 0.5,
                 qPrintable(QString::number(distinct.estimate())));
    }
}

QTEST_GUILESS_MAIN(TestSketches)
#include "tst_sketches.moc"
