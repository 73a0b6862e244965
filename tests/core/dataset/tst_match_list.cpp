#include "core/dataset/match_list.h"

#include <QtTest>

#include <algorithm>

using namespace ledgerloom;

/// Numbers of rows are kept in two bytes each and found again.
class TestMatchList : public QObject {
    Q_OBJECT

private slots:
    void whatWasPutInComesOut();
    void theNextOneIsFound();
    void neverMoreThanItMayHold();
};

void TestMatchList::whatWasPutInComesOut() {
    Budget budget(std::uint64_t{64} << 20);
    MatchList list(budget, std::uint64_t{32} << 20);
    std::vector<std::uint64_t> rows;
    for (std::uint64_t i = 0, row = 3; i < 100'000; ++i, row += 1 + i * 7'919 % 120'000)
        rows.push_back(row);
    for (const std::uint64_t row : rows)
        QVERIFY(list.add(row));
    QCOMPARE(list.count(), std::uint64_t{rows.size()});
    for (std::size_t i = 0; i < rows.size(); i += 61)
        QCOMPARE(list.at(i), rows[i]);
    QCOMPARE(list.at(rows.size() - 1), rows.back());
}

void TestMatchList::theNextOneIsFound() {
    Budget budget(std::uint64_t{64} << 20);
    MatchList list(budget, std::uint64_t{32} << 20);
    QCOMPARE(list.lowerBound(0), std::uint64_t{0});
    const std::vector<std::uint64_t> rows{5, 65'535, 65'536, 300'000, 5'000'000'000, 5'000'000'001};
    for (const std::uint64_t row : rows)
        QVERIFY(list.add(row));
    for (const std::uint64_t row : {0ULL, 5ULL, 6ULL, 65'535ULL, 65'536ULL, 65'537ULL, 200'000ULL, 300'001ULL,
                                    5'000'000'000ULL, 5'000'000'002ULL})
        QCOMPARE(list.lowerBound(row),
                 static_cast<std::uint64_t>(std::lower_bound(rows.begin(), rows.end(), row) - rows.begin()));
}

void TestMatchList::neverMoreThanItMayHold() {
    Budget budget(std::uint64_t{64} << 20);
    MatchList list(budget, 200'000);
    std::uint64_t row = 0;
    while (list.add(row))
        ++row;
    QVERIFY(row >= 10'000);
    QCOMPARE(list.count(), row);
    QCOMPARE(list.at(row - 1), row - 1);
    QVERIFY(budget.stats().peak <= 400'000); // the old beside the new one
}

QTEST_GUILESS_MAIN(TestMatchList)
#include "tst_match_list.moc"
