#include "core/base/permutation.h"

#include <QTest>

#include <vector>

using namespace ledgerloom;

class TestPermutation : public QObject {
    Q_OBJECT

private slots:
    void everySmallSizeIsABijection() {
        std::vector<std::uint8_t> seen;
        for (const std::uint64_t key : {1ULL, 0xdeadbeefULL}) {
            for (std::uint64_t size = 1; size <= 5'000; ++size) {
                const Permutation permutation(key, size);
                seen.assign(size, 0);
                bool good = true;
                for (std::uint64_t value = 0; value < size; ++value) {
                    const std::uint64_t image = permutation.forward(value);
                    good = good && image < size && seen[image]++ == 0 && permutation.backward(image) == value;
                }
                QVERIFY2(good, qPrintable(QString::number(size)));
            }
        }
    }
    void largeSizesComeBackBothWays() {
        Rng rng(5);
        for (const std::uint64_t size : {65'536ULL, 65'537ULL, 1'000'000'000'000ULL, (1ULL << 40U) - 1,
                                         (1ULL << 62U) + 1, (1ULL << 63U) + 12'345}) {
            const Permutation permutation(rng.next(), size);
            QCOMPARE(permutation.size(), size);
            for (int i = 0; i < 20'000; ++i) {
                const std::uint64_t value = i < 4   ? std::uint64_t(i)
                                            : i < 8 ? size - std::uint64_t(i) + 3
                                                    : rng.below(size);
                const std::uint64_t image = permutation.forward(value);
                QVERIFY(image < size);
                QCOMPARE(permutation.backward(image), value);
                QCOMPARE(permutation.forward(permutation.backward(value)), value);
            }
        }
    }
    void keysGiveDifferentOrders() {
        const Permutation one(1, 1'000);
        const Permutation two(2, 1'000);
        int same = 0;
        int still = 0;
        for (std::uint64_t value = 0; value < 1'000; ++value) {
            same += one.forward(value) == two.forward(value) ? 1 : 0;
            still += one.forward(value) == value ? 1 : 0;
        }
        QVERIFY(same < 15); // one is expected
        QVERIFY(still < 15);
    }
    void neighboursAreScattered() {
        // The mean distance of two random places of [0, n) is n / 3.
        const Permutation permutation(11, 1'000'000);
        double sum = 0;
        for (std::uint64_t value = 0; value < 10'000; ++value)
            sum += std::abs(double(permutation.forward(value)) - double(permutation.forward(value + 1)));
        QVERIFY(std::abs(sum / 10'000 - 333'333) < 15'000);
    }
    void theOrderIsFrozen() {
        const Permutation permutation(42, 1'000'000'000'000);
        QCOMPARE(permutation.forward(0), 641139006358ULL);
        QCOMPARE(permutation.forward(1), 489635902725ULL);
        QCOMPARE(permutation.forward(999'999'999'999), 745974412443ULL);
    }
};

QTEST_APPLESS_MAIN(TestPermutation)
#include "tst_permutation.moc"
