#include "core/base/random.h"

#include <QTest>

#include <array>
#include <set>

using namespace ledgerloom;

class TestRandom : public QObject {
    Q_OBJECT

private slots:
    /// The published outputs of splitmix64 for the seed 1234567: any other machine must give these.
    void theStreamIsSplitmix64() {
        Rng rng(1'234'567);
        for (const std::uint64_t expected : {6457827717110365317ULL, 3203168211198807973ULL, 9817491932198370423ULL,
                                             4593380528125082431ULL, 16408922859458223821ULL})
            QCOMPARE(rng.next(), expected);
    }
    void keysAreFrozen() {
        QCOMPARE(mix64(1), 6238072747940578789ULL);
        QCOMPARE(keyOf(42), mix64(42 + goldenGamma));
        QCOMPARE(keyOf(42, 1, 2), combineKeys(combineKeys(keyOf(42), 1), 2));
        QCOMPARE(keyOf(42, 1, 2), 17592914093553962002ULL);
    }
    void theOrderOfAKeysPartsMatters() {
        QVERIFY(keyOf(1, 2, 3) != keyOf(1, 3, 2));
        QVERIFY(keyOf(1, 2) != keyOf(2, 1));
        QVERIFY(keyOf(1, 0) != keyOf(1));
    }
    void keysOfNeighboursAreDistinct() {
        std::set<std::uint64_t> keys;
        for (std::uint64_t seed = 0; seed < 20; ++seed)
            for (std::uint64_t kind = 0; kind < 20; ++kind)
                for (std::uint64_t index = 0; index < 100; ++index)
                    keys.insert(keyOf(seed, kind, index));
        QCOMPARE(keys.size(), std::size_t{40'000});
    }
    void scalingReachesBothEndsAndNeverTheBound() {
        for (const std::uint64_t bound : {1ULL, 2ULL, 3ULL, 1'000'000'007ULL, ~0ULL}) {
            QCOMPARE(scaleTo(0, bound), 0ULL);
            QCOMPARE(scaleTo(~0ULL, bound), bound - 1);
        }
    }
    void mulDivDoesNotOverflowBetween() {
        QCOMPARE(mulDiv(~0ULL, ~0ULL, ~0ULL), ~0ULL);
        QCOMPARE(mulDiv(1'000'000'000'000'000, 500'000'000, 1'000'000'000), 500'000'000'000'000ULL);
        QCOMPARE(mulDiv(7, 3, 2), 10ULL);
    }
    void betweenReachesBothEnds() {
        Rng rng(7);
        std::set<std::int64_t> seen;
        for (int i = 0; i < 2'000; ++i)
            seen.insert(rng.between(-3, 3));
        QCOMPARE(seen, (std::set<std::int64_t>{-3, -2, -1, 0, 1, 2, 3}));
        QCOMPARE(rng.between(5, 5), 5);
    }
    void chancesAreWhatTheySay() {
        Rng rng(9);
        int permille = 0;
        int ppm = 0;
        for (int i = 0; i < 100'000; ++i) {
            permille += rng.chancePermille(250) ? 1 : 0;
            ppm += rng.chancePpm(10'000) ? 1 : 0;
        }
        QVERIFY(std::abs(permille - 25'000) < 700); // five standard deviations
        QVERIFY(std::abs(ppm - 1'000) < 160);
        for (int i = 0; i < 1'000; ++i) {
            QVERIFY(!rng.chancePermille(0));
            QVERIFY(rng.chancePermille(1000));
        }
    }
    void aChanceThatIsNotAskedForDrawsNothing() {
        Rng plain(9);
        Rng asked(9);
        for (int i = 0; i < 1'000; ++i) {
            QVERIFY(!asked.chancePermilleIf(false, 1000));
            QCOMPARE(asked.chancePermilleIf(true, 480), plain.chancePermille(480));
        }
        QCOMPARE(asked.next(), plain.next());
    }
    void everyBitIsBalanced() {
        std::array<int, 64> ones{};
        Rng rng(3);
        for (int i = 0; i < 20'000; ++i) {
            const std::uint64_t bits = rng.next();
            for (std::size_t bit = 0; bit < ones.size(); ++bit)
                ones[bit] += static_cast<int>((bits >> bit) & 1U);
        }
        for (const int count : ones)
            QVERIFY(std::abs(count - 10'000) < 400);
    }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
