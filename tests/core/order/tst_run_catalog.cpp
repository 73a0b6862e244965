#include "core/order/run_catalog.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace ledgerloom;

namespace {

std::vector<CountedRuns> filesOf(const std::vector<std::uint64_t>& runs) {
    std::vector<CountedRuns> files;
    for (const std::uint64_t count : runs) {
        files.push_back({{files.size(), files.size() + 1}, count});
    }
    return files;
}

std::uint64_t runsIn(const std::vector<CountedRuns>& files) {
    return std::accumulate(files.begin(), files.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const CountedRuns& file) { return sum + file.runs; });
}

/// What a pass leaves.
std::vector<CountedRuns> after(const std::vector<CountedRuns>& files, std::uint64_t width) {
    std::vector<RunName> names;
    const auto groups = planPass(files, width);
    std::vector<CountedRuns> left;
    for (const CountedRuns& file : files) {
        if (std::ranges::none_of(groups, [&](const MergeGroup& g) { return mergedName(g).covers(file.name); })) {
            left.push_back(file);
        }
    }
    for (const MergeGroup& group : groups) {
        left.push_back({mergedName(group), (runsIn(group) + width - 1) / width});
    }
    std::ranges::sort(left, {}, [](const CountedRuns& file) { return file.name.first; });
    return left;
}

} // namespace

class TestRunCatalog : public QObject {
    Q_OBJECT

private slots:
    void filesThatWereMergedAreOnlyWaitingToBeRemoved() {
        const RunCatalog catalog({{4, 5}, {0, 1}, {0, 4}, {1, 2}, {7, 8}, {3, 4}, {5, 7}, {0, 2}});
        QVERIFY(catalog.names() == (std::vector<RunName>{{0, 4}, {4, 5}, {5, 7}, {7, 8}}));
        QVERIFY(catalog.superseded() == (std::vector<RunName>{{0, 2}, {0, 1}, {1, 2}, {3, 4}}));
    }
    void missingShardsAreSeen() {
        const RunCatalog catalog({{0, 4}, {5, 6}});
        for (const std::uint64_t shard : {0U, 3U, 5U}) {
            QVERIFY(catalog.covers(shard));
        }
        for (const std::uint64_t shard : {4U, 6U, 100U}) {
            QVERIFY(!catalog.covers(shard));
        }
        QVERIFY(!RunCatalog().covers(0));
    }
    void fewRunsNeedNoPass() {
        QVERIFY(planPass(filesOf({1, 1, 1}), 3).empty());
        QVERIFY(planPass(filesOf({3}), 16).empty());
        QVERIFY(planPass({}, 2).empty());
    }
    void groupsAreNoLargerThanTheyMustBe() {
        const auto groups = planPass(filesOf(std::vector<std::uint64_t>(1'000, 1)), 400);
        QCOMPARE(groups.size(), std::size_t{300});
        QVERIFY(std::ranges::all_of(groups, [](const MergeGroup& group) { return group.size() <= 3; }));
        // A few runs too many are no reason to move all of the data.
        QCOMPARE(planPass(filesOf(std::vector<std::uint64_t>(305, 1)), 300).size(), std::size_t{5});
    }
    void passesEndWithNoMoreRunsThanTheWidth_data() {
        QTest::addColumn<QList<int>>("runs");
        QTest::newRow("one a file") << QList<int>(37, 1);
        QTest::newRow("several a file") << QList<int>(20, 16);
        QTest::newRow("uneven") << QList<int>{1, 50, 1, 1, 7, 2, 1, 1, 1, 90};
        QTest::newRow("one file") << QList<int>{300};
    }
    void passesEndWithNoMoreRunsThanTheWidth() {
        QFETCH(QList<int>, runs);
        for (const std::uint64_t width : {2U, 3U, 16U, 100U}) {
            std::vector<CountedRuns> files = filesOf({runs.begin(), runs.end()});
            const std::uint64_t shards = files.back().name.end;
            for (int passes = 0; runsIn(files) > width; ++passes) {
                QVERIFY(passes < 12);
                files = after(files, width);
                std::uint64_t next = 0;
                for (const CountedRuns& file : files) {
                    QCOMPARE(file.name.first, next);
                    next = file.name.end;
                }
                QCOMPARE(next, shards);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestRunCatalog)
#include "tst_run_catalog.moc"
