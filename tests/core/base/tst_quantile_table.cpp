#include "core/base/quantile_table.h"

#include <QTest>

#include <cmath>

using namespace ledgerloom;

namespace {

std::uint64_t bitsOf(double probability) {
    return static_cast<std::uint64_t>(probability * 18446744073709551616.0);
}

} // namespace

class TestQuantileTable : public QObject {
    Q_OBJECT

private slots:
    void expIsRightToTheLastBits() {
        constexpr double one = 1 << 24;
        for (double x = -14.9; x < 14.9; x += 0.0137) {
            const auto fixed = static_cast<std::int64_t>(x * one);
            const double exact = std::exp(double(fixed) / one) * one;
            QVERIFY2(std::abs(double(expFixed(fixed)) - exact) <= 2 + exact * 1e-6, qPrintable(QString::number(x)));
        }
        QCOMPARE(expFixed(0), std::int64_t{1} << 24U);
    }
    /// Quantiles of the normal distribution from any printed table.
    void quantilesAreThoseOfTheLognormal() {
        constexpr std::int64_t median = 10'000'000;
        constexpr double sigma = 0.9;
        const LognormalTable table(median, 900, 0, INT32_MAX);
        const std::pair<double, double> points[] = {{0.01, -2.326348}, {0.05, -1.644854}, {0.25, -0.674490},
                                                    {0.50, 0.0},       {0.75, 0.674490},  {0.90, 1.281552},
                                                    {0.95, 1.644854},  {0.99, 2.326348}};
        for (const auto& [probability, z] : points) {
            const double expected = double(median) * std::exp(sigma * z);
            QVERIFY2(std::abs(double(table.draw(bitsOf(probability))) / expected - 1) < 0.005,
                     qPrintable(QString::number(probability)));
        }
    }
    void theMedianIsExact() {
        for (const std::int64_t median : {1LL, 4'250LL, 1'000'000LL})
            QCOMPARE(LognormalTable(median, 1'200, 0, INT32_MAX).draw(1ULL << 63U), median);
    }
    void drawsRiseWithTheirBits() {
        const LognormalTable table(5'000, 1'500, 100, 5'000'000);
        std::int64_t last = 0;
        for (std::uint64_t i = 0; i < 4'096; ++i) {
            const std::int64_t value = table.draw(i << 52U);
            QVERIFY(value >= last);
            last = value;
        }
    }
    void drawsStayWithinTheBounds() {
        const LognormalTable table(5'000, 2'500, 1'000, 90'000);
        Rng rng(1);
        bool low = false;
        bool high = false;
        for (int i = 0; i < 50'000; ++i) {
            const std::int64_t value = table.draw(rng);
            QVERIFY(value >= 1'000 && value <= 90'000);
            low = low || value == 1'000;
            high = high || value > 89'000;
        }
        QVERIFY(low && high);
        QCOMPARE(table.draw(0ULL), std::int64_t{1'000});
        QVERIFY(table.draw(~0ULL) <= 90'000);
    }
    void withoutSpreadEveryDrawIsTheMedian() {
        const LognormalTable table(777, 0, 0, 10'000);
        for (const std::uint64_t bits : {0ULL, 1ULL << 20U, 1ULL << 62U, ~0ULL})
            QCOMPARE(table.draw(bits), std::int64_t{777});
    }
    void drawsAreFrozen() {
        const LognormalTable table(4'250, 950, 100, 5'000'000);
        Rng rng(42);
        std::vector<std::int64_t> draws;
        for (int i = 0; i < 6; ++i)
            draws.push_back(table.draw(rng));
        QCOMPARE(draws, (std::vector<std::int64_t>{7866, 1651, 2433, 2903, 787, 12293}));
    }
};

QTEST_APPLESS_MAIN(TestQuantileTable)
#include "tst_quantile_table.moc"
