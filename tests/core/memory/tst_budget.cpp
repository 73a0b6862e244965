#include "core/memory/budget.h"

#include <QTest>

#include <atomic>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace ledgerloom;

class TestBudget : public QObject {
    Q_OBJECT

private slots:
    void countsWhatIsHeld();
    void givesBackOnDestruction();
    void movingKeepsOneOwner();
    void refusalNamesSizesAndFix();
    void refusesWhatWouldOverflow();
    void cachesAreCountedApart();
    void purposesAreCountedApart();
    void sharesAreTakenTogetherOrNotAtAll();
    void shrinkingGivesAPartBack();
    void aLowerLimitStopsFurtherReservations();
    void neverPassesTheLimitUnderThreads();
};

void TestBudget::countsWhatIsHeld() {
    Budget budget(1000);
    QCOMPARE(budget.stats().efficiency, 1.0);
    auto first = budget.reserve(600, "a test");
    QVERIFY(first.ok());
    auto second = budget.reserve(400, "a test");
    QVERIFY(second.ok());
    QCOMPARE(budget.stats().used, 1000U);
    QCOMPARE(budget.stats().available, 0U);
    second->release();
    const BudgetStats stats = budget.stats();
    QCOMPARE(stats.limit, 1000U);
    QCOMPARE(stats.used, 600U);
    QCOMPARE(stats.available, 400U);
    QCOMPARE(stats.peak, 1000U);
    QCOMPARE(stats.efficiency, 0.6);
}

void TestBudget::givesBackOnDestruction() {
    Budget budget(1000);
    {
        const auto held = budget.reserve(1000, "a test");
        QVERIFY(held.ok());
        QVERIFY(!budget.reserve(1, "a test").ok());
    }
    QCOMPARE(budget.stats().used, 0U);
    QVERIFY(budget.reserve(1000, "a test").ok());
}

void TestBudget::movingKeepsOneOwner() {
    Budget budget(1000);
    Reservation one = std::move(budget.reserve(300, "a test")).value();
    Reservation two = std::move(one);
    QCOMPARE(budget.stats().used, 300U);
    QCOMPARE(two.bytes(), 300U);
    one = std::move(budget.reserve(200, "a test")).value();
    QCOMPARE(budget.stats().used, 500U);
    one = std::move(two); // what one held before comes back
    QCOMPARE(budget.stats().used, 300U);
    one.release();
    one.release();
    QCOMPARE(budget.stats().used, 0U);
}

void TestBudget::refusalNamesSizesAndFix() {
    Budget budget(256 << 20);
    const auto held = budget.reserve(200 << 20, "a test");
    const auto refused = budget.reserve(64 << 20, "a shard's output buffer");
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().code == ErrorCode::memory);
    QCOMPARE(refused.error().field, std::string("memory-limit"));
    const std::string& message = refused.error().message;
    for (const char* part : {"MemoryLimitExceeded", "asked 64.0 MiB", "a shard's output buffer", "used 200 MiB",
                             "limit 256 MiB", "--memory-limit", "264 MiB", "--workers"}) {
        QVERIFY2(message.find(part) != std::string::npos, message.c_str());
    }
    QCOMPARE(budget.stats().refused, 1U);
    QCOMPARE(budget.stats().used, std::uint64_t{200} << 20);
}

void TestBudget::refusesWhatWouldOverflow() {
    Budget budget(1000);
    const auto held = budget.reserve(10, "a test");
    QVERIFY(!budget.reserve(UINT64_MAX, "a test").ok());
    QVERIFY(!budget.reserve(UINT64_MAX - 5, "a test").ok());
    QCOMPARE(budget.stats().used, 10U);
}

void TestBudget::cachesAreCountedApart() {
    Budget budget(1000);
    const auto work = budget.reserve(100, "a test");
    auto cache = budget.reserve(300, "a test", Purpose::cache);
    QCOMPARE(budget.stats().cache, 300U);
    QCOMPARE(budget.stats().used, 400U);
    cache->release();
    QCOMPARE(budget.stats().cache, 0U);
    QCOMPARE(budget.stats().used, 100U);
}

void TestBudget::purposesAreCountedApart() {
    Budget budget(1000);
    auto held = budget.reserve(300, "a test", Purpose::heldRows);
    auto merge = budget.reserve(200, "a test", Purpose::merge);
    held->release();
    const auto stats = budget.stats();
    const auto of = [&](Purpose purpose) { return stats.purposes[static_cast<std::size_t>(purpose)]; };
    QCOMPARE(of(Purpose::heldRows).used, 0U);
    QCOMPARE(of(Purpose::heldRows).peak, 300U);
    QCOMPARE(of(Purpose::merge).used, 200U);
    QCOMPARE(of(Purpose::population).peak, 0U);
    QVERIFY(purposeName(Purpose::writeBuffers) == "write buffers");
    QVERIFY(purposeName(Purpose::cache) == "caches");
}

void TestBudget::sharesAreTakenTogetherOrNotAtAll() {
    Budget budget(1000);
    const std::vector<MemoryShare> shares{{Purpose::population, 600}, {Purpose::encoders, 300}};
    {
        const auto taken = budget.reserve(shares, "a worker");
        QVERIFY(taken.ok());
        QCOMPARE(taken->size(), std::size_t(2));
        QCOMPARE(budget.stats().used, 900U);
        const auto refused = budget.reserve(shares, "a second worker");
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().message.find("900 bytes for a second worker") != std::string::npos,
                 refused.error().message.c_str());
        QCOMPARE(budget.stats().used, 900U);
    }
    QCOMPARE(budget.stats().used, 0U);
    QCOMPARE(budget.stats().refused, 1U);
}

void TestBudget::shrinkingGivesAPartBack() {
    Budget budget(1000);
    auto held = budget.reserve(800, "a test");
    held->shrinkTo(900);
    QCOMPARE(held->bytes(), 800U);
    held->shrinkTo(300);
    QCOMPARE(held->bytes(), 300U);
    QCOMPARE(budget.stats().used, 300U);
}

void TestBudget::aLowerLimitStopsFurtherReservations() {
    Budget budget(1000);
    auto held = budget.reserve(800, "a test");
    budget.setLimit(500);
    QCOMPARE(budget.stats().available, 0U);
    QVERIFY(!budget.reserve(1, "a test").ok());
    held->shrinkTo(400);
    QVERIFY(budget.reserve(100, "a test").ok());
}

void TestBudget::neverPassesTheLimitUnderThreads() {
    constexpr std::uint64_t limit = 5000;
    Budget budget(limit);
    std::atomic<std::uint64_t> held = 0;
    std::atomic<std::uint64_t> refused = 0;
    std::atomic<bool> passed = false;
    const auto work = [&](std::uint64_t seed) {
        for (int turn = 0; turn < 20'000; ++turn) {
            seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
            const std::uint64_t bytes = 1 + (seed >> 33U) % 2500;
            auto reservation = budget.reserve(bytes, "a test");
            if (!reservation) {
                ++refused;
                continue;
            }
            if (held.fetch_add(bytes) + bytes > limit) {
                passed = true;
            }
            held -= bytes;
        }
    };
    std::vector<std::thread> threads;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        threads.emplace_back(work, seed);
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    QVERIFY(!passed);
    QCOMPARE(budget.stats().used, 0U);
    QVERIFY(budget.stats().peak <= limit);
    QCOMPARE(budget.stats().refused, refused.load());
}

QTEST_APPLESS_MAIN(TestBudget)
#include "tst_budget.moc"
