#include "core/memory/budget.h"
#include "core/memory/lazy_loader.h"

#include <QtTest>

#include <semaphore>
#include <set>
#include <string>

using namespace ledgerloom;

/// What is looked at again is there, what was not for the longest time goes, and the budget is never passed.
class TestLazyLoader : public QObject {
    Q_OBJECT

private slots:
    void usedLongestAgoGoesFirst();
    void hitsAndMissesAreCounted();
    void neededOnesComeBeforeThoseAhead();
    void noMoreThanTheBudgetHas();
    void givesWayUnderPressure();
    void whatNobodyWantsIsDropped();
    void failuresAreToldOnce();
};

namespace {

constexpr std::uint64_t size = 1'000;

struct Piece {
    int number = 0;
    Reservation memory;
    std::uint64_t bytes() const { return memory.bytes(); }
};
using Loader = LazyLoader<int, Piece>;

Loader::Load from(Budget& budget, std::atomic<int>& loads) {
    return [&](int key, const std::function<bool()>&) -> Result<Loader::Pointer> {
        ++loads;
        auto memory = budget.reserve(size, "a piece", Purpose::cache);
        if (!memory)
            return memory.error();
        return Loader::Pointer(std::make_shared<Piece>(Piece{key, std::move(memory).value()}));
    };
}

void load(Loader& loader, int key) {
    const auto before = loader.stats().loaded;
    loader.want({key});
    QTRY_COMPARE(loader.stats().loaded, before + 1);
}

bool has(Loader& loader, int key) {
    const auto found = loader.find(key);
    return found && found->number == key;
}

} // namespace

void TestLazyLoader::usedLongestAgoGoesFirst() {
    Budget budget(100 * size);
    std::atomic<int> loads = 0;
    Loader loader({.mostBytes = 3 * size}, from(budget, loads));
    for (int key : {1, 2, 3})
        load(loader, key);
    QVERIFY(has(loader, 1)); // used again, so 2 is the oldest
    load(loader, 4);
    QVERIFY(!has(loader, 2));
    for (int key : {1, 3, 4})
        QVERIFY(has(loader, key));
    const LazyStats stats = loader.stats();
    QCOMPARE(stats.entries, std::uint64_t{3});
    QCOMPARE(stats.bytes, 3 * size);
    QCOMPARE(stats.peakBytes, 3 * size);
    QCOMPARE(stats.evicted, std::uint64_t{1});
    QCOMPARE(budget.stats().cache, 3 * size);
}

void TestLazyLoader::hitsAndMissesAreCounted() {
    Budget budget(100 * size);
    std::atomic<int> loads = 0;
    Loader loader({.mostBytes = 10 * size}, from(budget, loads));
    QVERIFY(!has(loader, 7));
    load(loader, 7);
    QVERIFY(has(loader, 7) && has(loader, 7));
    QCOMPARE(loader.stats().hits, std::uint64_t{2});
    QCOMPARE(loader.stats().misses, std::uint64_t{1});
    loader.want({7});
    QTest::qWait(20);
    QCOMPARE(loads.load(), 1); // it is there
    loader.clear();
    QVERIFY(!has(loader, 7));
    QCOMPARE(budget.stats().used, std::uint64_t{0});
}

void TestLazyLoader::neededOnesComeBeforeThoseAhead() {
    Budget budget(100 * size);
    std::mutex mutex;
    std::vector<int> order;
    std::atomic<int> loads = 0;
    Loader loader({.mostBytes = 10 * size}, from(budget, loads), [&](int key, const Result<Loader::Pointer>&) {
        const std::lock_guard lock(mutex);
        order.push_back(key);
    });
    loader.want({5, 6}, {7, 4});
    QTRY_COMPARE(loader.stats().loaded, std::uint64_t{4});
    QTRY_VERIFY((std::lock_guard(mutex), order.size() == 4));
    QCOMPARE(order, (std::vector<int>{5, 6, 7, 4}));
}

void TestLazyLoader::noMoreThanTheBudgetHas() {
    Budget budget(2 * size);
    std::atomic<int> loads = 0;
    Loader loader({.mostBytes = 100 * size}, from(budget, loads));
    for (int key = 0; key < 10; ++key)
        load(loader, key);
    QVERIFY(has(loader, 9));
    QVERIFY(loader.stats().entries <= 2);
    QCOMPARE(budget.stats().peak, 2 * size);
}

void TestLazyLoader::givesWayUnderPressure() {
    Budget budget(100 * size);
    std::atomic<int> loads = 0;
    std::atomic<Level> level = Level::normal;
    Loader loader({.mostBytes = 8 * size, .level = [&] { return level.load(); }}, from(budget, loads));
    for (int key = 0; key < 8; ++key)
        load(loader, key);
    level = Level::warning;
    loader.relieve();
    QCOMPARE(loader.stats().bytes, 4 * size);
    level = Level::critical;
    loader.relieve();
    QCOMPARE(loader.stats().entries, std::uint64_t{1}); // the one that is wanted
    QVERIFY(has(loader, 7));
    loader.want({20}, {21, 22});
    QTRY_VERIFY(has(loader, 20));
    QTest::qWait(20);
    QVERIFY(!has(loader, 21) && !has(loader, 7)); // nothing ahead, and nothing kept
    level = Level::normal;
    loader.want({20}, {21, 22});
    QTRY_VERIFY(has(loader, 21) && has(loader, 22));
}

void TestLazyLoader::whatNobodyWantsIsDropped() {
    std::binary_semaphore began{0};
    std::atomic<bool> sawDrop = false;
    std::atomic<int> told = 0;
    Loader loader(
        {.mostBytes = 10 * size},
        [&](int key, const std::function<bool()>& dropped) -> Result<Loader::Pointer> {
            if (key == 1) {
                began.release();
                while (!dropped())
                    std::this_thread::yield();
                sawDrop = true;
            }
            return Loader::Pointer(std::make_shared<Piece>(Piece{key, {}}));
        },
        [&](int key, const Result<Loader::Pointer>&) { told += key; });
    loader.want({1});
    began.acquire();
    loader.want({2});
    QTRY_VERIFY(has(loader, 2));
    QVERIFY(sawDrop && !has(loader, 1));
    QTRY_COMPARE(told.load(), 2);
}

void TestLazyLoader::failuresAreToldOnce() {
    std::atomic<int> told = 0;
    Loader loader(
        {.mostBytes = size},
        [](int, const std::function<bool()>&) -> Result<Loader::Pointer> {
            return Error{.code = ErrorCode::io, .message = "the disk is gone"};
        },
        [&](int, const Result<Loader::Pointer>& value) { told += value ? 100 : 1; });
    loader.want({1, 1});
    QTRY_COMPARE(told.load(), 1);
    QTest::qWait(20);
    QCOMPARE(told.load(), 1);
}

QTEST_GUILESS_MAIN(TestLazyLoader)
#include "tst_lazy_loader.moc"
