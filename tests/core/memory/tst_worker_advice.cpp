#include "core/memory/worker_advice.h"

#include <QTest>

#include <string>

using namespace ledgerloom;

class TestWorkerAdvice : public QObject {
    Q_OBJECT

private slots:
    void theLeastBinds_data();
    void theLeastBinds();
};

void TestWorkerAdvice::theLeastBinds_data() {
    constexpr std::uint64_t mib = 1ULL << 20U;
    constexpr std::uint64_t gib = 1ULL << 30U;
    QTest::addColumn<std::uint64_t>("memory");
    QTest::addColumn<std::uint64_t>("perWorker");
    QTest::addColumn<std::uint64_t>("size");
    QTest::addColumn<std::uint32_t>("cores");
    QTest::addColumn<std::uint32_t>("workers");
    QTest::addColumn<std::string>("reason");
    QTest::newRow("memory") << 128 * mib << 32 * mib << 500 * gib << 8U << 4U << std::string("memory of 128 MiB");
    QTest::newRow("size") << 8 * gib << 32 * mib << 600 * mib << 8U << 2U << std::string("size of 600 MiB");
    QTest::newRow("cores") << 8 * gib << 32 * mib << 500 * gib << 2U << 2U << std::string("2 cores");
    QTest::newRow("one core") << 8 * gib << 32 * mib << 500 * gib << 1U << 1U << std::string("1 core ");
    QTest::newRow("sixteen") << 800 * gib << 32 * mib << 5000 * gib << 64U << 16U << std::string("more than 16");
    QTest::newRow("small run") << 8 * gib << 32 * mib << 300 * mib << 8U << 1U << std::string("size of 300 MiB");
    QTest::newRow("no memory") << 1 * mib << 32 * mib << gib << 8U << 1U << std::string("memory of 1.00 MiB");
    QTest::newRow("unknown cost") << 1 * mib << std::uint64_t{0} << 500 * gib << 4U << 4U << std::string("4 cores");
    QTest::newRow("unknown cores") << 8 * gib << 32 * mib << 500 * gib << 0U << 1U << std::string("1 core ");
}

void TestWorkerAdvice::theLeastBinds() {
    QFETCH(std::uint64_t, memory);
    QFETCH(std::uint64_t, perWorker);
    QFETCH(std::uint64_t, size);
    QFETCH(std::uint32_t, cores);
    QFETCH(std::uint32_t, workers);
    QFETCH(std::string, reason);
    const WorkerAdvice advice = adviseWorkers(memory, perWorker, size, cores);
    QCOMPARE(advice.workers, workers);
    QVERIFY2(advice.reason.find(reason) != std::string::npos, advice.reason.c_str());
    QVERIFY2(advice.reason.starts_with(std::to_string(workers) + " worker"), advice.reason.c_str());
}

QTEST_APPLESS_MAIN(TestWorkerAdvice)
#include "tst_worker_advice.moc"
