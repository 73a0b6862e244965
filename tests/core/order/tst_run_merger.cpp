#include "core/order/run_merger.h"
#include "tests/support/ordered_rows.h"

#include <QTest>

#include <vector>

using namespace ledgerloom;
using namespace ledgerloom::testing;

namespace {

constexpr std::uint64_t tenDaysUs = 10 * std::uint64_t{86'400'000'000};

using Files = std::vector<std::vector<std::size_t>>; ///< rows of each run of each file

/// Run files of different lengths, two of them with several runs, and all of their rows in order.
struct Runs {
    RunFolder folder;
    std::vector<OrderedRow> sorted;
    std::vector<RunRef> refs;

    explicit Runs(const Files& files, std::uint64_t spreadUs = tenDaysUs) {
        std::uint64_t seed = 1;
        for (std::size_t file = 0; file < files.size(); ++file) {
            std::vector<std::vector<OrderedRow>> runs;
            for (const std::size_t rows : files[file]) {
                runs.push_back(sortedRows(seed++, rows, spreadUs));
                sorted.insert(sorted.end(), runs.back().begin(), runs.back().end());
            }
            if (!folder.write({file, file + 1}, runs).ok()) {
                qFatal("the test could not write its runs");
            }
        }
        std::ranges::sort(sorted, {}, &OrderedRow::key);
        auto opened = folder.open();
        refs = opened.ok() ? std::move(opened).value() : std::vector<RunRef>{};
    }
};

bool sameFrom(RunMerger& merger, const std::vector<OrderedRow>& sorted, std::size_t rank, std::size_t count) {
    for (std::size_t i = rank; i < std::min(rank + count, sorted.size()); ++i) {
        if (merger.atEnd() || merger.row().key() != sorted[i].key() ||
            merger.row().amountCents != sorted[i].amountCents || !merger.next().ok()) {
            return false;
        }
    }
    return true;
}

} // namespace

class TestRunMerger : public QObject {
    Q_OBJECT

private slots:
    void rowsOfAllRunsComeInGlobalOrder() {
        Runs runs(Files{{1'000, 70'000}, {256}, {1}, {3'000, 511, 513}});
        QCOMPARE(runs.refs.size(), std::size_t{7});
        RunMerger merger(runs.refs);
        QVERIFY(merger.start().ok());
        QVERIFY(sameFrom(merger, runs.sorted, 0, runs.sorted.size()));
        QVERIFY(merger.atEnd());
    }
    void oneRunIsMergedToo() {
        Runs runs(Files{{600}});
        RunMerger merger(runs.refs);
        QVERIFY(merger.start().ok());
        QVERIFY(sameFrom(merger, runs.sorted, 0, 600));
        QVERIFY(merger.atEnd());
    }
    void everyRankIsFoundWhateverTheTies_data() {
        QTest::addColumn<quint64>("spreadUs");
        QTest::newRow("few ties") << quint64{tenDaysUs};
        QTest::newRow("many rows at a time") << quint64{40};
        QTest::newRow("all at one time") << quint64{1};
    }
    void everyRankIsFoundWhateverTheTies() {
        QFETCH(quint64, spreadUs);
        Runs runs(Files{{2'000, 900}, {256}, {1'700}, {40}}, spreadUs);
        RunMerger merger(runs.refs);
        for (std::size_t rank = 0; rank < runs.sorted.size(); rank += 61) {
            QVERIFY(merger.startAt(rank, testBeginUs, testEndUs).ok());
            QVERIFY2(sameFrom(merger, runs.sorted, rank, 3), std::to_string(rank).c_str());
        }
        QVERIFY(merger.startAt(runs.sorted.size(), testBeginUs, testEndUs).ok());
        QVERIFY(merger.atEnd());
    }
    void longRunsAreSearchedByTheirPages() {
        Runs runs(Files{{150'000}, {70'000}});
        RunMerger merger(runs.refs);
        for (const std::size_t rank : {0U, 1U, 65'535U, 65'536U, 100'000U, 219'999U}) {
            QVERIFY(merger.startAt(rank, testBeginUs, testEndUs).ok());
            QVERIFY(sameFrom(merger, runs.sorted, rank, 300));
        }
    }
    void batchesAreFilledToTheirMost() {
        Runs runs(Files{{9'000}, {700}});
        RunMerger merger(runs.refs);
        QVERIFY(merger.start().ok());
        const auto batch = std::make_unique<Batch>();
        Dictionary dictionary;
        std::size_t row = 0;
        for (const std::uint32_t expected : {8'192U, 1'000U, 508U, 0U}) {
            dictionary.clear();
            QVERIFY(merger.fill(*batch, dictionary, expected == 1'000 ? 1'000 : 100'000).ok());
            QCOMPARE(batch->rows, expected);
            for (std::size_t i = 0; i < batch->rows; ++i, ++row) {
                QCOMPARE(batch->timeUs[i], runs.sorted[row].timeUs);
                QCOMPARE(batch->sequence[i], runs.sorted[row].sequence);
            }
        }
    }
    void mergedRunsAreOneRunOfTheSameRows() {
        Runs runs(Files{{9'000, 20'000}, {700}});
        RunMerger merger(runs.refs);
        QVERIFY(merger.start().ok());
        RunFolder into;
        auto sink = into.store().create({0, 2});
        QVERIFY(sink.ok());
        RunWriter writer(**sink, merger.codec(), {.first = firstTestDay, .count = testDays});
        std::uint64_t asked = 0;
        QVERIFY(merger.drainTo(writer, [&](std::uint64_t rows) { return (asked += rows) > 0; }).ok());
        QCOMPARE(asked, std::uint64_t{29'700});
        QVERIFY(writer.finish().ok());
        const auto merged = into.open();
        QVERIFY(merged.ok());
        QCOMPARE(merged->size(), std::size_t{1});
        QCOMPARE(merged->front().extent().rows, std::uint64_t{29'700});
        RunMerger again(*merged);
        QVERIFY(again.start().ok());
        QVERIFY(sameFrom(again, runs.sorted, 0, runs.sorted.size()));
    }
    void aMergeEndsWhereItIsTold() {
        Runs runs(Files{{20'000}});
        RunMerger merger(runs.refs);
        QVERIFY(merger.start().ok());
        RunFolder into;
        auto sink = into.store().create({0, 1});
        RunWriter writer(**sink, merger.codec(), {.first = firstTestDay, .count = testDays});
        const auto ended = merger.drainTo(writer, [](std::uint64_t) { return false; });
        QVERIFY(!ended.ok());
        QCOMPARE(ended.error().code, ErrorCode::cancelled);
        sink->reset();
        QVERIFY(into.store().list()->empty());
    }
};

QTEST_APPLESS_MAIN(TestRunMerger)
#include "tst_run_merger.moc"
