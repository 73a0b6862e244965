#include "core/base/random.h"
#include "core/base/time_sort.h"

#include <QTest>

#include <algorithm>
#include <tuple>

using namespace ledgerloom;

namespace {

constexpr std::uint64_t year = 365ULL * 86'400'000'000;

std::vector<TimedRow> rowsAt(const std::vector<std::uint64_t>& times) {
    std::vector<TimedRow> rows;
    for (const std::uint64_t time : times)
        rows.push_back({time, static_cast<std::uint32_t>(rows.size())});
    return rows;
}

std::vector<std::uint64_t> spread(std::size_t count, std::uint64_t from, std::uint64_t range) {
    Rng rng(count + from);
    std::vector<std::uint64_t> times;
    for (std::size_t i = 0; i < count; ++i)
        times.push_back(from + rng.below(range));
    return times;
}

/// The standard library's order of (time, row) is the promise.
void checkSorted(const std::vector<std::uint64_t>& times, std::uint64_t range) {
    std::vector<TimedRow> rows = rowsAt(times);
    std::vector<TimedRow> expected = rows;
    std::ranges::sort(expected, {}, [](const TimedRow& row) { return std::tuple(row.time, row.row); });
    TimeSort sort;
    sort.reserve(times.size());
    sort.sort(rows, range);
    QCOMPARE(rows.size(), expected.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].time, expected[i].time);
        QCOMPARE(rows[i].row, expected[i].row);
    }
}

} // namespace

class TestTimeSort : public QObject {
    Q_OBJECT

private slots:
    void anyNumberOfRows() {
        for (const std::size_t count : {0UL, 1UL, 2UL, 3UL, 10UL, 400UL, 65'536UL})
            checkSorted(spread(count, 0, year), year);
    }
    void equalTimesStayInTheirOrder() { checkSorted(spread(5'000, 0, 300), 300); }
    void aBurstInOneMomentOfALongRange() {
        std::vector<std::uint64_t> times = spread(500, 0, year);
        const std::vector<std::uint64_t> burst = spread(500, year / 3, 1'000'000);
        times.insert(times.end(), burst.begin(), burst.end());
        checkSorted(times, year);
    }
    void timesBeyondTheRangeAreSortedToo() {
        std::vector<std::uint64_t> times = spread(1'000, 0, year);
        times[10] = year + 5;
        times[20] = year + 1;
        times[30] = ~0ULL;
        checkSorted(times, year);
    }
    void ranges() {
        for (const std::uint64_t range : {std::uint64_t{1}, std::uint64_t{1'000}, 20 * year})
            checkSorted(spread(2'000, 0, range), range);
    }
    void oneAfterTheOther() {
        TimeSort sort;
        for (const std::size_t count : {3000UL, 10UL, 500UL}) {
            std::vector<TimedRow> rows = rowsAt(spread(count, 0, year));
            sort.sort(rows, year);
            QCOMPARE(rows.size(), count);
            QVERIFY(std::ranges::is_sorted(rows, {}, &TimedRow::time));
        }
    }
};

QTEST_APPLESS_MAIN(TestTimeSort)
#include "tst_time_sort.moc"
