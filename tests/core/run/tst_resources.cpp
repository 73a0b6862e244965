#include "core/run/planner.h"
#include "core/run/resources.h"
#include "core/run/shard_job.h"
#include "tests/support/fake_probe.h"

#include <QtTest>

using namespace ledgerloom;

namespace {

constexpr std::uint64_t mib = 1ULL << 20U;

Plan planOf(std::uint64_t rows) {
    RunConfig config;
    config.sizeBytes = 0;
    config.rows = rows;
    return makePlan(config).value().plan;
}

} // namespace

/// A run is only started with the memory it needs, and says what binds it.
class TestResources : public QObject {
    Q_OBJECT

private slots:
    void componentsAddUp() {
        RunConfig config;
        config.workers = 2;
        const Plan plan = planOf(300'000);
        const auto resources = planResources(config, plan, FakeProbe::roomyMachine());
        QVERIFY(resources.ok());
        QCOMPARE(resources->workers, 2U);
        std::uint64_t sum = 0;
        std::uint64_t reserved = 0;
        for (const MemoryComponent& component : resources->components) {
            QVERIFY(!component.explanation.empty());
            sum += component.bytes;
            reserved += component.reservedBytes;
            QVERIFY2(component.bytes <= component.reservedBytes, component.name.c_str());
        }
        QCOMPARE(resources->peakBytes, sum);
        QVERIFY(reserved >= 64 * mib + 2 * sumOf(ShardJob::memory(plan, config)));
        QVERIFY(!memoryObstacle(*resources));
    }

    void memoryBindsWorkers() {
        const Plan plan = planOf(2'000'000);
        RunConfig config;
        config.workers = 16;
        const auto one = planResources(config, plan, FakeProbe::roomyMachine());
        config.memoryLimitBytes = one->leastBytes + one->workerBytes;
        const auto two = planResources(config, plan, FakeProbe::roomyMachine());
        QCOMPARE(two->workers, 2U);
        QVERIFY(two->workersReason.find("memory") != std::string::npos);
    }

    void theLeastLimitWorksAndOneByteLessIsRefused() {
        const Plan plan = planOf(100'000);
        RunConfig config;
        const auto roomy = planResources(config, plan, FakeProbe::roomyMachine());
        config.memoryLimitBytes = roomy->leastBytes;
        QVERIFY(!memoryObstacle(*planResources(config, plan, FakeProbe::roomyMachine())));
        config.memoryLimitBytes = roomy->leastBytes - 1;
        const auto obstacle = memoryObstacle(*planResources(config, plan, FakeProbe::roomyMachine()));
        QVERIFY(obstacle.has_value());
        QCOMPARE(int(obstacle->code), int(ErrorCode::memory));
        QVERIFY(obstacle->message.find("set --memory-limit to") != std::string::npos);
    }

    void whatMemoryIsLeftMergesMoreRunsAtOnce() {
        RunConfig config;
        config.sizeBytes = 0;
        config.rows = 200'000'000;
        config.order = Order::time;
        config.workers = 1;
        const Plan plan = makePlan(config).value().plan;
        const auto roomy = planResources(config, plan, FakeProbe::roomyMachine());
        QCOMPARE(roomy->mergeWidth, std::uint64_t(512));
        config.memoryLimitBytes = roomy->leastBytes;
        const auto tight = planResources(config, plan, FakeProbe::roomyMachine());
        QVERIFY(!memoryObstacle(*tight));
        QVERIFY(tight->mergeWidth >= 16 && tight->mergeWidth < 512);
        QVERIFY(tight->workerBytes < config.memoryLimitBytes);
        config.mergeWidth = 512;
        QVERIFY(memoryObstacle(*planResources(config, plan, FakeProbe::roomyMachine())).has_value());
        config.order = Order::shard;
        QCOMPARE(planResources(config, planOf(2'000'000), FakeProbe::roomyMachine())->mergeWidth, std::uint64_t(0));
    }

    void arrowsLimitBindsWorkersAndNamesTheLeast() {
        if (!checkFormatBuiltIn(Format::parquet).ok())
            QSKIP("built without Apache Arrow");
        RunConfig config;
        config.sizeBytes = 0;
        config.rows = 8'000'000;
        config.format = Format::parquet;
        config.workers = 4;
        const Plan plan = makePlan(config).value().plan;
        const auto roomy = planResources(config, plan, FakeProbe::roomyMachine());
        QCOMPARE(roomy->workers, 4U);
        QVERIFY(roomy->leastArrowBytes > 0);
        config.arrowLimitBytes = roomy->leastArrowBytes * 3; // two below WARNING
        const auto two = planResources(config, plan, FakeProbe::roomyMachine());
        QCOMPARE(two->workers, 2U);
        QVERIFY2(two->workersReason.find("raise --arrow-limit") != std::string::npos, two->workersReason.c_str());
        QVERIFY(!memoryObstacle(*two));
        config.arrowLimitBytes = roomy->leastArrowBytes - 1;
        const auto obstacle = memoryObstacle(*planResources(config, plan, FakeProbe::roomyMachine()));
        QVERIFY(obstacle.has_value());
        QCOMPARE(obstacle->field, std::string("arrow-limit"));
        QVERIFY2(obstacle->message.find("set --arrow-limit to") != std::string::npos, obstacle->message.c_str());
        config.format = Format::jsonl;
        QVERIFY(!memoryObstacle(*planResources(config, planOf(8'000'000), FakeProbe::roomyMachine())));
    }

    void standardOutputHasOneWorker() {
        RunConfig config;
        config.workers = 8;
        config.output = "-";
        QCOMPARE(planResources(config, planOf(2'000'000), FakeProbe::roomyMachine())->workers, 1U);
    }

    void noMoreWorkersThanShards() {
        RunConfig config;
        config.workers = 8;
        const Plan plan = planOf(10'000);
        QCOMPARE(plan.shards, std::uint64_t(1));
        QCOMPARE(planResources(config, plan, FakeProbe::roomyMachine())->workers, 1U);
    }
};

QTEST_GUILESS_MAIN(TestResources)
#include "tst_resources.moc"
