#include "core/storage/part_ranges.h"

#include <QTest>

#include <vector>

using namespace ledgerloom;

namespace {

constexpr std::int32_t june29 = 20'268; // 2025-06-29

/// Parts follow each other without a gap and hold all rows.
bool seamless(const PartRanges& ranges, std::uint64_t rows) {
    std::uint64_t next = 0;
    for (std::uint64_t part = 0; part < ranges.parts(); ++part) {
        const RankRange range = ranges.range(part);
        if (range.first != next || range.rows == 0) {
            return false;
        }
        next += range.rows;
    }
    return next == rows;
}

} // namespace

class TestPartRanges : public QObject {
    Q_OBJECT

private slots:
    void withoutAPartitionPartsAreEqualButTheLast() {
        const PartRanges ranges(1'050, 100);
        QCOMPARE(ranges.parts(), std::uint64_t{11});
        QVERIFY(ranges.range(0) == (RankRange{0, 100}));
        QVERIFY(ranges.range(10) == (RankRange{1'000, 50}));
        QCOMPARE(ranges.folder(3), std::string());
        QCOMPARE(ranges.numberInFolder(3), std::uint64_t{3});
        QVERIFY(seamless(ranges, 1'050));
        QCOMPARE(PartRanges(1'000, 100).parts(), std::uint64_t{10});
        QCOMPARE(PartRanges(0, 100).parts(), std::uint64_t{0});
    }
    void daysBeginPartsOfTheirOwn() {
        const std::vector<std::uint64_t> days{30, 0, 250, 100};
        const PartRanges ranges(Partition::day, june29, days, 100);
        QCOMPARE(ranges.parts(), std::uint64_t{5});
        QVERIFY(seamless(ranges, 380));
        const std::vector<std::string> folders{"dt=2025-06-29", "dt=2025-07-01", "dt=2025-07-01", "dt=2025-07-01",
                                               "dt=2025-07-02"};
        const std::vector<std::uint64_t> numbers{0, 0, 1, 2, 0};
        for (std::uint64_t part = 0; part < 5; ++part) {
            QCOMPARE(ranges.folder(part), folders[part]);
            QCOMPARE(ranges.numberInFolder(part), numbers[part]);
        }
        QVERIFY(ranges.range(3) == (RankRange{230, 50}));
        QVERIFY(ranges.range(4) == (RankRange{280, 100}));
    }
    void monthsBeginPartsOfTheirOwn() {
        const std::vector<std::uint64_t> days{30, 0, 250, 100};
        const PartRanges ranges(Partition::month, june29, days, 100);
        QCOMPARE(ranges.parts(), std::uint64_t{5});
        QVERIFY(seamless(ranges, 380));
        QCOMPARE(ranges.folder(0), std::string("dt=2025-06"));
        QCOMPARE(ranges.folder(1), std::string("dt=2025-07"));
        QCOMPARE(ranges.folder(4), std::string("dt=2025-07"));
        QCOMPARE(ranges.numberInFolder(4), std::uint64_t{3});
        QVERIFY(ranges.range(4) == (RankRange{330, 50}));
    }
    void noRowsHaveNoParts() {
        const std::vector<std::uint64_t> days(10, 0);
        QCOMPARE(PartRanges(Partition::day, june29, days, 100).parts(), std::uint64_t{0});
        QCOMPARE(PartRanges(Partition::day, june29, {}, 100).parts(), std::uint64_t{0});
    }
    void thereAreNeverMoreThanTheMost() {
        for (const Partition partition : {Partition::none, Partition::day, Partition::month}) {
            for (const std::uint64_t perDay : {1U, 99U, 100U, 101U}) {
                const std::vector<std::uint64_t> days(400, perDay);
                const PartRanges ranges = partition == Partition::none ? PartRanges(perDay * 400, 100)
                                                                       : PartRanges(partition, june29, days, 100);
                QVERIFY(ranges.parts() <= PartRanges::mostParts(partition, perDay * 400, 400, 100));
                QVERIFY(seamless(ranges, perDay * 400));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestPartRanges)
#include "tst_part_ranges.moc"
