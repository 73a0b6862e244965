#include "core/telemetry/sample_span.h"

#include <QTest>

using namespace ledgerloom;

namespace {

Sample sampleAt(std::int64_t elapsedUs, std::optional<std::uint64_t> bytes, std::uint8_t level = 0) {
    Sample sample;
    sample.elapsedUs = elapsedUs;
    sample.processBytes = bytes;
    sample.level = level;
    return sample;
}

std::vector<Sample> merged(const std::vector<Sample>& samples) {
    SampleSpan span(samples.front(), 1);
    for (std::size_t at = 1; at < samples.size(); ++at) {
        span.merge(SampleSpan(samples[at], at + 1));
    }
    std::vector<Sample> result;
    span.appendTo(result);
    return result;
}

} // namespace

class TestSampleSpan : public QObject {
    Q_OBJECT

private slots:
    void oneSampleStaysAsItIs() {
        Sample sample = sampleAt(5, 100, 2);
        sample.rowsPerSecond = 7;
        const auto result = merged({sample});
        QCOMPARE(result.size(), 1U);
        QCOMPARE(result.front().elapsedUs, 5);
        QCOMPARE(result.front().rowsPerSecond, 7.0);
        QCOMPARE(int{result.front().level}, 2);
    }
    void extremesStandWhereTheyWere() {
        const auto rising = merged({sampleAt(1, 50), sampleAt(2, 10), sampleAt(3, 70), sampleAt(4, 60)});
        QCOMPARE(rising.size(), 2U);
        QCOMPARE(rising[0].elapsedUs, 2);
        QCOMPARE(rising[0].processBytes.value(), 10U);
        QCOMPARE(rising[1].elapsedUs, 3);
        QCOMPARE(rising[1].processBytes.value(), 70U);
        const auto falling = merged({sampleAt(1, 70), sampleAt(2, 10)});
        QCOMPARE(falling[0].processBytes.value(), 70U);
        QCOMPARE(falling[1].processBytes.value(), 10U);
    }
    void aFlatStretchKeepsItsLength() {
        const auto flat = merged({sampleAt(1, 50), sampleAt(2, 50), sampleAt(3, 50)});
        QCOMPARE(flat[0].elapsedUs, 1);
        QCOMPARE(flat[1].elapsedUs, 3);
    }
    void everyValueKeepsItsOwnExtremes() {
        Sample one = sampleAt(1, 50);
        one.reservedBytes = 9;
        one.availableBytes = 3;
        one.diskFreeBytes = 4;
        one.growthBytesPerSecond = -5;
        one.rowsPerSecond = 2;
        one.bytesPerSecond = 8;
        Sample two = sampleAt(2, 60);
        two.reservedBytes = 1;
        two.availableBytes = 7;
        two.diskFreeBytes = 2;
        two.growthBytesPerSecond = 5;
        two.rowsPerSecond = 1;
        two.bytesPerSecond = 9;
        const auto result = merged({one, two});
        const Sample& low = result[0];
        const Sample& high = result[1];
        QCOMPARE(low.reservedBytes, 1U);
        QCOMPARE(high.reservedBytes, 9U);
        QCOMPARE(low.availableBytes.value(), 3U);
        QCOMPARE(high.availableBytes.value(), 7U);
        QCOMPARE(low.diskFreeBytes.value(), 2U);
        QCOMPARE(high.diskFreeBytes.value(), 4U);
        QCOMPARE(low.growthBytesPerSecond, -5.0);
        QCOMPARE(high.growthBytesPerSecond, 5.0);
        QCOMPARE(low.rowsPerSecond, 1.0);
        QCOMPARE(high.rowsPerSecond, 2.0);
        QCOMPARE(low.bytesPerSecond, 8.0);
        QCOMPARE(high.bytesPerSecond, 9.0);
    }
    void theWorstLevelColoursAll() {
        const auto result = merged({sampleAt(1, 50, 0), sampleAt(2, 90, 3), sampleAt(3, 10, 1)});
        QCOMPARE(int{result[0].level}, 3);
        QCOMPARE(int{result[1].level}, 3);
    }
    void unreadableValuesAreNotZero() {
        const auto result = merged({sampleAt(1, {}), sampleAt(2, 40), sampleAt(3, {}), sampleAt(4, 30)});
        QCOMPARE(result[0].processBytes.value(), 40U);
        QCOMPARE(result[0].elapsedUs, 2);
        QCOMPARE(result[1].processBytes.value(), 30U);
        QCOMPARE(result[1].elapsedUs, 4);
        const auto blind = merged({sampleAt(1, {}), sampleAt(2, {})});
        QVERIFY(!blind[0].processBytes.has_value());
        QVERIFY(!blind[1].processBytes.has_value());
    }
};

QTEST_APPLESS_MAIN(TestSampleSpan)
#include "tst_sample_span.moc"
