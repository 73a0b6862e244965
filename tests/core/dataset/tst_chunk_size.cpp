#include "core/dataset/chunk_size.h"

#include <QtTest>

using namespace ledgerloom;

/// How much of a file is worked on at once follows the budget and the level.
class TestChunkSize : public QObject {
    Q_OBJECT

private slots:
    void growsWithTheBudgetWithinItsBounds();
    void shrinksUnderPressure();
    void aQuarterIsHeldWhole();
};

namespace {

constexpr std::uint64_t mebi = std::uint64_t{1} << 20;

} // namespace

void TestChunkSize::growsWithTheBudgetWithinItsBounds() {
    QCOMPARE(optimalChunkBytes(0, 100 * mebi), leastChunkBytes);
    QCOMPARE(optimalChunkBytes(32 * mebi, 100 * mebi), mebi / 2);
    QCOMPARE(optimalChunkBytes(1024 * mebi, 10), leastChunkBytes);
    std::uint64_t before = 0;
    for (std::uint64_t available = 0; available < 8192 * mebi; available += 7 * mebi) {
        const std::uint64_t bytes = optimalChunkBytes(available, 1000 * mebi);
        QVERIFY(bytes >= before && bytes >= leastChunkBytes && bytes <= mostChunkBytes);
        before = bytes;
    }
}

void TestChunkSize::shrinksUnderPressure() {
    QCOMPARE(chunkBytesAt(Level::normal, mebi), mebi);
    QCOMPARE(chunkBytesAt(Level::warning, 10 * mebi), 8 * mebi);
    QCOMPARE(chunkBytesAt(Level::critical, 10 * mebi), 5 * mebi);
    QCOMPARE(chunkBytesAt(Level::critical, leastChunkBytes), leastChunkBytes);
}

void TestChunkSize::aQuarterIsHeldWhole() {
    QVERIFY(heldWhole(100 * mebi, 25 * mebi));
    QVERIFY(!heldWhole(100 * mebi, 25 * mebi + 1));
}

QTEST_GUILESS_MAIN(TestChunkSize)
#include "tst_chunk_size.moc"
