#include "core/run/shard_queue.h"

#include <QtTest>

#include <set>

using namespace ledgerloom;

/// Every shard is handed out once, again after failures, and given up only after the last try.
class TestShardQueue : public QObject {
    Q_OBJECT

private slots:
    void inOrderAndByAnyPermutation() {
        ShardQueue plain(3);
        for (std::uint64_t shard = 0; shard < 3; ++shard) {
            QCOMPARE(plain.next(0).shard->shard, shard);
        }
        QVERIFY(!plain.next(0).shard && !plain.next(0).retryAtUs);
        ShardQueue reversed(3, [](std::uint64_t at, std::uint64_t count) { return count - 1 - at; });
        QCOMPARE(reversed.next(0).shard->shard, std::uint64_t(2));
    }

    void aFailureIsTriedThreeTimesMoreAndBacksOff() {
        ShardQueue queue(1);
        std::int64_t now = 0;
        QueuedShard shard = *queue.next(now).shard;
        for (const std::int64_t wait : {100'000, 400'000, 1'600'000}) {
            QVERIFY(queue.failed(shard, {}, now));
            const NextShard early = queue.next(now + wait - 1);
            QVERIFY(!early.shard);
            QCOMPARE(*early.retryAtUs, now + wait);
            now += wait;
            shard = *queue.next(now).shard;
        }
        QCOMPARE(shard.failures, ShardQueue::mostRetries);
        QVERIFY(!queue.failed(shard, {.code = ErrorCode::io, .message = "why"}, now));
        QCOMPARE(queue.givenUp(), std::uint64_t(1));
        QCOMPARE(queue.firstCause()->message, std::string("why"));
        QVERIFY(!queue.next(now).shard && !queue.next(now).retryAtUs);
    }

    void othersGoOnWhileOneBacksOff() {
        ShardQueue queue(3);
        QVERIFY(queue.failed(*queue.next(0).shard, {}, 0));
        std::set<std::uint64_t> seen;
        seen.insert(queue.next(1).shard->shard);
        seen.insert(queue.next(100'000).shard->shard); // the retry is due before the fresh one
        seen.insert(queue.next(100'000).shard->shard);
        QCOMPARE(seen.size(), std::size_t(3));
    }
};

QTEST_GUILESS_MAIN(TestShardQueue)
#include "tst_shard_queue.moc"
