#include "core/base/digits.h"
#include "core/base/random.h"

#include <QTest>

using namespace ledgerloom;

namespace {

void checkDecimal(std::uint32_t value) {
    char text[9] = {};
    putEight(text, value);
    QCOMPARE(QByteArray(text), QByteArray::number(value).rightJustified(8, '0'));
}

} // namespace

class TestDigits : public QObject {
    Q_OBJECT

private slots:
    void everyDigitInEveryPlace() {
        for (std::uint32_t place = 1; place < 100'000'000; place *= 10)
            for (std::uint32_t digit = 0; digit < 10; ++digit)
                checkDecimal(place * digit);
        checkDecimal(99'999'999);
        checkDecimal(12'345'678);
    }
    // Each half is divided by multiplying: all of its values are tried.
    void everyHalf() {
        for (std::uint32_t half = 0; half < 10'000; ++half) {
            checkDecimal(half);
            checkDecimal(half * 10'000);
        }
    }
    void weightedSums() {
        constexpr std::array<std::uint64_t, 8> weights{11, 2, 15, 7, 3, 9, 15, 4};
        constexpr DigitWeights weighted(weights);
        Rng rng(2);
        for (std::uint32_t value : {0U, 99'999'999U, 12'345'678U, static_cast<std::uint32_t>(rng.below(100'000'000))}) {
            const QByteArray text = QByteArray::number(value).rightJustified(8, '0');
            std::uint64_t sum = 0;
            for (int i = 0; i < 8; ++i)
                sum += weights[static_cast<std::size_t>(i)] * static_cast<std::uint64_t>(text[i] - '0');
            QCOMPARE(weighted.sum(eightDigits(value)), sum);
        }
    }
    void hexadecimal() {
        Rng rng(1);
        for (int i = 0; i < 10'000; ++i) {
            const auto value = static_cast<std::uint32_t>(rng.next());
            char text[9] = {};
            putHexEight(text, value);
            QCOMPARE(QByteArray(text), QByteArray::number(value, 16).rightJustified(8, '0'));
        }
    }
};

QTEST_APPLESS_MAIN(TestDigits)
#include "tst_digits.moc"
