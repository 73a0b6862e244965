#include "core/dataset/inspect/column_workers.h"

#include <QtTest>

#include <numeric>

using namespace ledgerloom;

/// Each task is done once and all are done after wait(), however many threads there are.
class TestColumnWorkers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachTaskIsDoneOnce();
    void whatWasBegunIsDoneBeforeItGoes();
};

void TestColumnWorkers::eachTaskIsDoneOnce() {
    for (const unsigned threads : {0U, 1U, 3U}) {
        ColumnWorkers workers(threads);
        std::vector<int> done(50);
        for (int round = 1; round <= 200; ++round) {
            workers.begin(done.size(), [&](std::size_t i) { ++done[i]; }); // waits for the round before
            if (round % 3 == 0) {
                workers.wait();
                QCOMPARE(std::accumulate(done.begin(), done.end(), 0), 50 * round);
            }
        }
        workers.wait();
        QCOMPARE(done, std::vector<int>(50, 200));
        workers.begin(0, [](std::size_t) {});
        workers.wait();
    }
}

void TestColumnWorkers::whatWasBegunIsDoneBeforeItGoes() {
    std::vector<int> done(100);
    {
        ColumnWorkers workers(2);
        workers.begin(done.size(), [&](std::size_t i) { ++done[i]; });
    }
    QCOMPARE(done, std::vector<int>(100, 1));
}

QTEST_GUILESS_MAIN(TestColumnWorkers)
#include "tst_column_workers.moc"
