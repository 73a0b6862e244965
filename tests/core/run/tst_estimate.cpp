#include "core/fraud/fraud_mix.h"
#include "core/run/engine.h"
#include "core/run/estimate.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

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
    RunConfig m_config;
};

QTEST_GUILESS_MAIN(TestEstimate)
#include "tst_estimate.moc"
