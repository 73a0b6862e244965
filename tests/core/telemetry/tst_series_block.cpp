#include "core/telemetry/series_block.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace ledgerloom;

namespace {

/// Ten samples a second, a little late now and then; values wander as those of a run do.
class Wandering {
public:
    Sample next() {
        m_now += 100'000 + std::int64_t(m_random() % 400) - (m_random() % 50 == 0 ? -3'000 : 200);
        Sample sample;
        sample.elapsedUs = m_now;
        m_process = std::max(0.0, m_process + step(2e6));
        sample.processBytes = m_random() % 100 == 0 ? std::nullopt : std::optional(std::uint64_t(m_process));
        sample.reservedBytes = std::uint64_t(m_process) / 4096 * 4096;
        sample.availableBytes = std::uint64_t(16e9 - m_process);
        sample.diskFreeBytes = std::uint64_t(5e14) - std::uint64_t(m_now) * 300;
        sample.growthBytesPerSecond = step(5e7);
        sample.rowsPerSecond = 7e5 + step(1e5);
        sample.bytesPerSecond = 7e8 + step(1e8);
        sample.level = std::uint8_t(m_process > 3e9 ? 1 : 0);
        sample.arrowBytes = 0;
        return sample;
    }

private:
    double step(double most) { return (double(m_random()) / double(std::mt19937::max()) - 0.5) * 2 * most; }

    std::mt19937 m_random{42};
    std::int64_t m_now = 0;
    double m_process = 2.9e9;
};

template <class Get> bool within(const std::vector<Sample>& made, const std::vector<Sample>& read, const Get& get) {
    double low = INFINITY;
    double high = -INFINITY;
    for (const Sample& one : made)
        if (const auto value = get(one)) {
            low = std::min(low, *value);
            high = std::max(high, *value);
        }
    for (std::size_t i = 0; i < made.size(); ++i) {
        const auto was = get(made[i]);
        const auto is = get(read[i]);
        if (was.has_value() != is.has_value() || (was && std::abs(*was - *is) > seriesErrorBound(low, high)))
            return false;
    }
    return true;
}

std::optional<double> asDouble(const std::optional<std::uint64_t>& value) {
    return value ? std::optional(double(*value)) : std::nullopt;
}

} // namespace

/// A day of samples stays small, and every one comes back within the bound that is promised.
class TestSeriesBlock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDayStaysSmallAndWithinTheBound();
    void whatDoesNotChangeIsExact();
    void nothingComesBackAsNothing();
    void damagedBytesAreRefused();
};

void TestSeriesBlock::aDayStaysSmallAndWithinTheBound() {
    constexpr std::uint64_t day = 24 * 3'600 * 10;
    Wandering run;
    SeriesStats stats;
    std::vector<Sample> made;
    for (std::uint64_t i = 0; i < day; ++i) {
        made.push_back(run.next());
        if (made.size() < mostSamplesOfBlock && i + 1 < day)
            continue;
        const std::string bytes = packSamples(made);
        stats.samples += made.size();
        stats.bytes += bytes.size();
        const auto read = unpackSamples(bytes);
        QVERIFY(read && read->size() == made.size());
        for (std::size_t at = 0; at < made.size(); ++at)
            QVERIFY((*read)[at].elapsedUs == made[at].elapsedUs && (*read)[at].level == made[at].level);
        QVERIFY(within(made, *read, [](const Sample& one) { return asDouble(one.processBytes); }));
        QVERIFY(within(made, *read, [](const Sample& one) { return asDouble(one.reservedBytes); }));
        QVERIFY(within(made, *read, [](const Sample& one) { return asDouble(one.availableBytes); }));
        QVERIFY(within(made, *read, [](const Sample& one) { return asDouble(one.diskFreeBytes); }));
        QVERIFY(within(made, *read, [](const Sample& one) { return std::optional(one.growthBytesPerSecond); }));
        QVERIFY(within(made, *read, [](const Sample& one) { return std::optional(one.rowsPerSecond); }));
        QVERIFY(within(made, *read, [](const Sample& one) { return std::optional(one.bytesPerSecond); }));
        made.clear();
    }
    QCOMPARE(stats.samples, day);
    QVERIFY2(stats.bytes < 20'000'000, std::to_string(stats.bytes).c_str()); // 32 MB are allowed
    QVERIFY(stats.ratio() > 3.5);
}

void TestSeriesBlock::whatDoesNotChangeIsExact() {
    std::vector<Sample> made(100);
    for (std::size_t i = 0; i < made.size(); ++i) {
        made[i].elapsedUs = std::int64_t(i) * 100'000;
        made[i].processBytes = 123'456'789'012'345;
        made[i].rowsPerSecond = 0.1;
        made[i].level = std::uint8_t(i / 30);
    }
    const std::string bytes = packSamples(made);
    QVERIFY(bytes.size() < 250);
    const auto read = unpackSamples(bytes);
    QVERIFY(read.has_value());
    for (std::size_t i = 0; i < made.size(); ++i) {
        QCOMPARE((*read)[i].processBytes, made[i].processBytes);
        QCOMPARE((*read)[i].rowsPerSecond, made[i].rowsPerSecond);
        QCOMPARE((*read)[i].level, made[i].level);
        QVERIFY(!(*read)[i].diskFreeBytes);
    }
}

void TestSeriesBlock::nothingComesBackAsNothing() {
    const auto read = unpackSamples(packSamples({}));
    QVERIFY(read && read->empty());
    Sample odd;
    odd.elapsedUs = INT64_MAX;
    odd.growthBytesPerSecond = NAN;
    const auto back = unpackSamples(packSamples({&odd, 1}));
    QVERIFY(back && back->size() == 1);
    QCOMPARE(back->front().elapsedUs, INT64_MAX);
    QCOMPARE(back->front().growthBytesPerSecond, 0.0);
}

void TestSeriesBlock::damagedBytesAreRefused() {
    Wandering run;
    std::vector<Sample> made;
    for (int i = 0; i < 20; ++i)
        made.push_back(run.next());
    const std::string whole = packSamples(made);
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY(!unpackSamples(whole.substr(0, length)));
    QVERIFY(!unpackSamples(whole + "x"));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = char(changed[at] ^ 0xFF);
        const auto read = unpackSamples(changed); // whatever it is, it is not more than a block
        QVERIFY(!read || read->size() <= mostSamplesOfBlock);
    }
}

QTEST_APPLESS_MAIN(TestSeriesBlock)
#include "tst_series_block.moc"
