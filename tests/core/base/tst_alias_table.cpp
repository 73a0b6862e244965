#include "core/base/alias_table.h"

#include <QTest>

#include <numeric>

using namespace ledgerloom;

namespace {

/// Sum over the choices of (seen - expected)^2 / expected.
double chiSquare(const std::vector<std::uint64_t>& weights, std::uint64_t key, int draws) {
    const AliasTable table(weights);
    std::vector<int> seen(weights.size());
    Rng rng(key);
    for (int i = 0; i < draws; ++i)
        ++seen[table.pick(rng)];
    const auto total = double(std::accumulate(weights.begin(), weights.end(), std::uint64_t{0}));
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double expected = double(weights[i]) / total * draws;
        if (weights[i] > 0)
            sum += (seen[i] - expected) * (seen[i] - expected) / expected;
    }
    return sum;
}

} // namespace

class TestAliasTable : public QObject {
    Q_OBJECT

private slots:
    void choicesFollowTheWeights() {
        // The bound is the 99.99 % point of chi-square with 9 degrees of freedom.
        const std::vector<std::uint64_t> weights{1, 2, 3, 5, 8, 13, 21, 34, 55, 89};
        for (const std::uint64_t key : {1ULL, 2ULL, 3ULL, 4ULL})
            QVERIFY(chiSquare(weights, key, 200'000) < 33.7);
    }
    void evenWeightsAreEven() {
        // 999 degrees of freedom: mean 999, standard deviation 45.
        QVERIFY(chiSquare(std::vector<std::uint64_t>(1'000, 7), 5, 1'000'000) < 999 + 4 * 45);
    }
    void zeroWeightsAreNeverChosen() {
        const AliasTable table(std::vector<std::uint64_t>{0, 5, 0, 0, 1, 0});
        Rng rng(1);
        for (int i = 0; i < 200'000; ++i) {
            const std::uint32_t choice = table.pick(rng);
            QVERIFY(choice == 1 || choice == 4);
        }
        for (const std::uint64_t bits : {0ULL, ~0ULL, 1ULL << 63U, (1ULL << 32U) - 1}) {
            const std::uint32_t choice = table.pick(bits);
            QVERIFY(choice == 1 || choice == 4);
        }
    }
    void aSingleChoiceIsAlwaysMade() {
        const AliasTable table(std::vector<std::uint64_t>{17});
        QCOMPARE(table.pick(0), 0U);
        QCOMPARE(table.pick(~0ULL), 0U);
        QCOMPARE(table.size(), std::size_t{1});
    }
    void theLargestWeightsDoNotOverflow() {
        std::vector<std::uint64_t> weights(1U << 20U, (1ULL << 40U) - 1);
        weights[3] = 0;
        const AliasTable table(weights);
        Rng rng(8);
        std::uint64_t sum = 0;
        for (int i = 0; i < 100'000; ++i) {
            const std::uint32_t choice = table.pick(rng);
            QVERIFY(choice < weights.size() && choice != 3);
            sum += choice;
        }
        QVERIFY(std::abs(double(sum) / 100'000 - 524'288) < 5'000); // five standard deviations
    }
    void theSameBitsChooseTheSame() {
        const AliasTable table(std::vector<std::uint64_t>{3, 1, 4, 1, 5, 9, 2, 6});
        std::vector<std::uint32_t> choices;
        Rng rng(42);
        for (int i = 0; i < 16; ++i)
            choices.push_back(table.pick(rng));
        QCOMPARE(choices, (std::vector<std::uint32_t>{4, 5, 2, 2, 0, 7, 5, 6, 2, 4, 5, 7, 4, 4, 5, 5}));
    }
};

QTEST_APPLESS_MAIN(TestAliasTable)
#include "tst_alias_table.moc"
