#include "core/fraud/fraud_mix.h"
#include "core/run/engine.h"
#include "core/run/estimate.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace ledgerloom;

/// What is promised before a run is what the run then is.
class TestEstimate : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_config = {};
        m_config.sizeBytes = 0;
        m_config.rows = 150'000;
        m_config.output = "null";
    }

    void theRunIsAsEstimated() {
        const auto before = estimate(m_config);
        QVERIFY(before.ok());
        QVERIFY(before->obstacles.empty());
        QCOMPARE(before->rows, std::uint64_t(150'000));
        QCOMPARE(before->fraudRows, std::uint64_t(750));
        QVERIFY(before->devices >= before->customers);
        QVERIFY(before->secondsLow > 0 && before->secondsLow < before->secondsHigh);
        QVERIFY(!before->diskFreeBytes);
        QCOMPARE(before->absentFraudTypes, absentFraudTypes());
        const auto engine = Engine::create(m_config);
        QVERIFY(engine.ok() && (*engine)->start().ok() && (*engine)->wait().ok());
        const Snapshot end = (*engine)->snapshot();
        QCOMPARE(end.rowsDone, before->rows);
        QCOMPARE(end.shardsTotal, before->shards);
        const auto bytes = double(end.bytesDone);
        QVERIFY2(std::abs(bytes / double(before->outputBytes) - 1) < 0.01, qPrintable(QString::number(bytes)));
        std::uint64_t reserved = 0;
        for (const MemoryComponent& component : before->memory) {
            reserved += component.reservedBytes;
        }
        QVERIFY(end.peakReservedBytes <= reserved);
    }

    void memoryAddsUp() {
        const auto found = estimate(m_config);
        std::uint64_t sum = 0;
        for (const MemoryComponent& component : found->memory) {
            sum += component.bytes;
        }
        QCOMPARE(found->streamingPeakBytes, sum);
        QVERIFY(found->leastMemoryBytes <= found->memoryLimitBytes);
        QVERIFY(!found->memoryLimitReason.empty() && !found->workersReason.empty());
    }

    void aWindowAndItsChartsAreNamed() {
        const auto alone = estimate(m_config);
        const std::uint64_t process = alone->memory.front().bytes;
        QCOMPARE(alone->memory.front().name, std::string("program"));
        QVERIFY(named(*alone, "window") == nullptr && named(*alone, "charts") == nullptr);
        const auto beside = estimate(
            m_config,
            {.programBytes = process / 2, .chartBytes = 1'000, .mostChartBytes = 4'000'000, .idleBytes = process});
        QCOMPARE(beside->memory.front().bytes, process / 2);
        QCOMPARE(named(*beside, "window")->bytes, process - process / 2 - 1'000);
        QCOMPARE(named(*beside, "charts")->bytes, std::uint64_t(4'000'000));
        QCOMPARE(beside->streamingPeakBytes, alone->streamingPeakBytes + 3'999'000);
        QCOMPARE(beside->memory.size(), alone->memory.size() + 2);
    }

    void whatARunHoldsIsNotTheNextOnes() {
        const auto found =
            estimate(m_config, {.programBytes = 0, .chartBytes = 0, .mostChartBytes = 0, .idleBytes = 9 << 20});
        QCOMPARE(found->memory.front().bytes, std::uint64_t(9) << 20);
    }

    void everyObstacleIsThereAtOnce() {
        const QTemporaryDir folder;
        putFile(folder.filePath(QStringLiteral("thesis.pdf")), "x");
        m_config.output = folder.path().toStdString();
        m_config.rows = 0;
        m_config.sizeBytes = std::uint64_t(1) << 49;
        m_config.memoryLimitBytes = 32 << 20;
        const auto found = estimate(m_config);
        QVERIFY2(found.ok(), found.ok() ? "" : found.error().message.c_str());
        QVERIFY(found->diskNeededBytes > *found->diskFreeBytes);
        std::multiset<ErrorCode> codes;
        for (const Error& obstacle : found->obstacles) {
            codes.insert(obstacle.code);
        }
        QVERIFY(codes == (std::multiset<ErrorCode>{ErrorCode::badInput, ErrorCode::memory, ErrorCode::diskFull}));
    }

    void aConfigThatCannotBePlannedIsAnError() {
        m_config.endDate = m_config.startDate - 1;
        QCOMPARE(int(estimate(m_config).error().code), int(ErrorCode::badInput));
    }

private:
    static const MemoryComponent* named(const Estimate& estimate, const char* name) {
        const auto found = std::ranges::find(estimate.memory, name, &MemoryComponent::name);
        return found == estimate.memory.end() ? nullptr : &*found;
    }

    RunConfig m_config;
};

QTEST_GUILESS_MAIN(TestEstimate)
#include "tst_estimate.moc"
