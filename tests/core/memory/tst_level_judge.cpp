#include "core/memory/level_judge.h"
#include "tests/support/fake_probe.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace ledgerloom;

namespace {

constexpr std::uint64_t mib = 1ULL << 20U;
constexpr std::uint64_t gib = 1ULL << 30U;

Limits gibibyte() {
    return {1000 * mib, 900 * mib, 500 * mib, "a test"};
}

MemoryReading process(std::uint64_t bytes) {
    MemoryReading reading = FakeProbe::roomyMachine();
    reading.processBytes = Reading::of(bytes);
    return reading;
}

JudgeOptions withoutForecast() {
    JudgeOptions options;
    options.warmUpUs = INT64_MAX;
    return options;
}

/// A judge and a clock in tenths of a second.
struct Bench {
    explicit Bench(JudgeOptions options = withoutForecast(), Limits limits = gibibyte()) : judge(limits, options) {}

    Judgement at(double seconds, const MemoryReading& reading) {
        return judge.judge(reading, static_cast<std::int64_t>(std::llround(seconds * 1e6)));
    }
    Level level(double seconds, std::uint64_t mebibytes) { return at(seconds, process(mebibytes * mib)).level; }

    LevelJudge judge;
};

/// A process that grows steadily from 100 MiB, sampled ten times a second for `seconds`.
Judgement grow(Bench& bench, double seconds, double mibPerSecond) {
    Judgement last;
    for (int tick = 0; tick <= static_cast<int>(seconds * 10); ++tick) {
        const double bytes = (100 + mibPerSecond * tick / 10) * static_cast<double>(mib);
        last = bench.at(tick / 10.0, process(static_cast<std::uint64_t>(bytes)));
    }
    return last;
}

} // namespace

class TestLevelJudge : public QObject {
    Q_OBJECT

private slots:
    void arrowHasALevelOfItsOwn() {
        Limits limits = gibibyte();
        limits.arrowBytes = 100 * mib;
        LevelJudge judge(limits, withoutForecast());
        MemoryReading reading = process(10 * mib);
        for (const auto& [held, level] : std::vector<std::pair<std::uint64_t, Level>>{
                 {69, Level::normal}, {70, Level::warning}, {90, Level::critical}, {100, Level::emergency}}) {
            reading.arrowBytes = Reading::of(held * mib);
            QCOMPARE(int(judge.judge(reading, 0).level), int(level));
        }
        const Judgement judged = judge.judge(reading, 0);
        QVERIFY2(judged.reason.find("Arrow holds 100 MiB") != std::string::npos, judged.reason.c_str());
        QVERIFY2(judged.fix.find("--arrow-limit") != std::string::npos, judged.fix.c_str());
    }
    void thresholds_data();
    void thresholds();
    void aLowSoftLimitWarnsBelowIt();
    void risesAtOnce();
    void fallsAfterTenPointsAndTwoSeconds();
    void aShortRiseStartsTheDwellAnew();
    void fallsNoFurtherThanWhatStillHolds();
    void reachingTheLimitSoonRaisesByOne();
    void growthIntoWhatIsReservedIsNoDanger();
    void noForecastWhileWarmingUp();
    void fastGrowthAsksToSlowDown();
    void growthIsToldInBothDirections();
    void newLimitsCountFromTheNextReading();
    void anUnreadableProcessIsToldAndNotGuessed();
};

void TestLevelJudge::thresholds_data() {
    QTest::addColumn<std::uint64_t>("processMib");
    QTest::addColumn<std::uint64_t>("availableMib");
    QTest::addColumn<std::uint64_t>("roomMib");
    QTest::addColumn<std::uint64_t>("totalMib");
    QTest::addColumn<std::uint64_t>("psi");
    QTest::addColumn<int>("expected");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const char* name, std::uint64_t processMib, std::uint64_t availableMib, std::uint64_t roomMib,
                        std::uint64_t totalMib, std::uint64_t psi, Level expected, const char* reason) {
        QTest::newRow(name) << processMib << availableMib << roomMib << totalMib << psi << static_cast<int>(expected)
                            << std::string(reason);
    };
    const std::uint64_t big = 100'000;
    row("idle", 10, big, big, 200'000, 0, Level::normal, "10.0 MiB");
    row("just under 70 %", 699, big, big, 200'000, 0, Level::normal, "69.9 %");
    row("70 %", 700, big, big, 200'000, 0, Level::warning, "70.0 %");
    row("just under soft", 899, big, big, 200'000, 0, Level::warning, "89.9 %");
    row("soft", 900, big, big, 200'000, 0, Level::critical, "90.0 %");
    row("just under hard", 999, big, big, 200'000, 0, Level::critical, "99.9 %");
    row("hard", 1000, big, big, 200'000, 0, Level::emergency, "100.0 %");
    row("over hard", 3000, big, big, 200'000, 0, Level::emergency, "300.0 %");
    row("available at 2x", 10, 1000, big, 1500, 0, Level::normal, "10.0 MiB");
    row("available below 2x", 10, 999, big, 1500, 0, Level::warning, "on the system");
    row("available below 1.5x", 10, 749, big, 1500, 0, Level::critical, "on the system");
    row("available below 1x", 10, 499, big, 1500, 0, Level::emergency, "on the system");
    row("room in the cgroup", 10, big, 749, 200'000, 0, Level::critical, "in the cgroup");
    row("system at 84 %", 10, 16'000, big, 100'000, 0, Level::normal, "10.0 MiB");
    row("system at 86 %", 10, 14'000, big, 100'000, 0, Level::warning, "whole system uses 86.0 %");
    row("waiting 19 %", 10, big, big, 200'000, 1900, Level::normal, "10.0 MiB");
    row("waiting 20 %", 10, big, big, 200'000, 2000, Level::warning, "20.0 % of the last 10 s");
    row("waiting 90 %", 10, big, big, 200'000, 9000, Level::critical, "90.0 % of the last 10 s");
    row("the worst counts", 750, 499, big, 1500, 2000, Level::emergency, "on the system");
}

void TestLevelJudge::thresholds() {
    QFETCH(std::uint64_t, processMib);
    QFETCH(std::uint64_t, availableMib);
    QFETCH(std::uint64_t, roomMib);
    QFETCH(std::uint64_t, totalMib);
    QFETCH(std::uint64_t, psi);
    QFETCH(int, expected);
    QFETCH(std::string, reason);
    MemoryReading reading = process(processMib * mib);
    reading.systemAvailableBytes = Reading::of(availableMib * mib);
    reading.cgroupRoomBytes = Reading::of(roomMib * mib);
    reading.systemTotalBytes = Reading::of(totalMib * mib);
    reading.pressureCentipercent = Reading::of(psi);
    Bench bench;
    const Judgement judgement = bench.at(0, reading);
    QCOMPARE(static_cast<int>(judgement.level), expected);
    QVERIFY2(judgement.reason.find(reason) != std::string::npos, judgement.reason.c_str());
}

void TestLevelJudge::aLowSoftLimitWarnsBelowIt() {
    Bench bench(withoutForecast(), {1000 * mib, 450 * mib, 0, "a test"});
    QVERIFY(bench.level(0, 349) == Level::normal);
    QVERIFY(bench.level(1, 351) == Level::warning);
    QVERIFY(bench.level(2, 450) == Level::critical);
}

void TestLevelJudge::risesAtOnce() {
    Bench bench;
    QVERIFY(bench.level(0.0, 100) == Level::normal);
    QVERIFY(bench.level(0.1, 1000) == Level::emergency);
}

void TestLevelJudge::fallsAfterTenPointsAndTwoSeconds() {
    Bench bench;
    QVERIFY(bench.level(0.0, 720) == Level::warning);
    for (double now = 0.1; now < 10; now += 0.1) {
        QVERIFY(bench.level(now, 601) == Level::warning); // below 70 %, but not by 10 points
    }
    QVERIFY(bench.level(10.0, 599) == Level::warning);
    QVERIFY(bench.level(11.9, 599) == Level::warning);
    QVERIFY(bench.level(12.0, 599) == Level::normal);
}

void TestLevelJudge::aShortRiseStartsTheDwellAnew() {
    Bench bench;
    QVERIFY(bench.level(0.0, 720) == Level::warning);
    QVERIFY(bench.level(0.1, 500) == Level::warning);
    QVERIFY(bench.level(1.9, 650) == Level::warning);
    QVERIFY(bench.level(2.0, 500) == Level::warning);
    QVERIFY(bench.level(3.9, 500) == Level::warning);
    QVERIFY(bench.level(4.0, 500) == Level::normal);
}

void TestLevelJudge::fallsNoFurtherThanWhatStillHolds() {
    Bench bench;
    QVERIFY(bench.level(0.0, 1000) == Level::emergency);
    QVERIFY(bench.level(1.0, 650) == Level::emergency);
    QVERIFY(bench.level(3.0, 650) == Level::warning); // 650 is within 10 points of 700
    QVERIFY(bench.level(3.1, 500) == Level::warning);
    QVERIFY(bench.level(5.1, 500) == Level::normal);
}

void TestLevelJudge::reachingTheLimitSoonRaisesByOne() {
    Bench slow{JudgeOptions{}};
    QVERIFY(grow(slow, 5, 60).level == Level::normal); // 400 MiB, 600 to go at 60 a second
    Bench fast{JudgeOptions{}};
    const Judgement judgement = grow(fast, 3, 190); // 670 MiB, 330 to go at 190 a second
    QVERIFY(judgement.level == Level::warning);
    QVERIFY(std::abs(judgement.secondsToLimit.value() - 330.0 / 190) < 0.01);
    QVERIFY2(judgement.reason.find("1.7 s away") != std::string::npos, judgement.reason.c_str());
    QVERIFY(grow(fast, 3.3, 190).level == Level::critical); // 727 MiB is WARNING, and one more
}

void TestLevelJudge::growthIntoWhatIsReservedIsNoDanger() {
    const auto last = [](std::uint64_t plannedMib) {
        Bench bench{JudgeOptions{}};
        Judgement judgement;
        for (int tick = 0; tick <= 40; ++tick) { // 900 MiB in the end, 100 to go at 200 a second
            judgement = bench.judge.judge(process((100 + 20 * static_cast<std::uint64_t>(tick)) * mib),
                                          std::int64_t{tick} * 100'000, plannedMib * mib);
        }
        return judgement;
    };
    QVERIFY(last(0).level == Level::emergency);
    QVERIFY(last(899).level == Level::emergency); // what has gone beyond it goes on
    const Judgement planned = last(950);
    QVERIFY(planned.level == Level::critical); // what is used counts all the same
    QVERIFY(!planned.secondsToLimit.has_value());
    QVERIFY(planned.growingTooFast);
    QVERIFY(last(1'001).level == Level::emergency); // a plan of more than the limit is none
}

void TestLevelJudge::noForecastWhileWarmingUp() {
    Bench bench{JudgeOptions{}};
    const Judgement judgement = grow(bench, 2.9, 200); // 680 MiB, 1.6 s to go
    QVERIFY(judgement.level == Level::normal);
    QVERIFY(!judgement.growingTooFast);
    QVERIFY(!judgement.secondsToLimit.has_value());
}

void TestLevelJudge::fastGrowthAsksToSlowDown() {
    const Limits wide{64 * gib, 60 * gib, 0, "a test"};
    JudgeOptions options;
    options.growthThresholdBytes = 50 * mib;
    Bench below(options, wide);
    QVERIFY(!grow(below, 5, 49).growingTooFast);
    Bench above(options, wide);
    const Judgement judgement = grow(above, 5, 51);
    QVERIFY(judgement.growingTooFast);
    QVERIFY(judgement.level == Level::normal);
}

void TestLevelJudge::growthIsToldInBothDirections() {
    Bench bench;
    QVERIFY(std::abs(grow(bench, 4, 20).growthBytesPerSecond / static_cast<double>(mib) - 20) < 0.01);
    Bench shrinking;
    const Judgement judgement = grow(shrinking, 4, -20);
    QVERIFY(std::abs(judgement.growthBytesPerSecond / static_cast<double>(mib) + 20) < 0.01);
    QVERIFY(!judgement.secondsToLimit.has_value());
}

void TestLevelJudge::newLimitsCountFromTheNextReading() {
    Bench bench;
    QVERIFY(bench.level(0, 500) == Level::normal);
    bench.judge.setLimits({500 * mib, 450 * mib, 0, "a test"});
    QVERIFY(bench.level(0.1, 500) == Level::emergency);
    bench.judge.setLimits(gibibyte());
    QVERIFY(bench.level(0.2, 500) == Level::emergency);
    QVERIFY(bench.level(2.2, 500) == Level::normal);
}

void TestLevelJudge::anUnreadableProcessIsToldAndNotGuessed() {
    Bench bench;
    MemoryReading reading = process(0);
    reading.processBytes = Reading::unavailable("statm is gone");
    const Judgement judgement = bench.at(0, reading);
    QVERIFY(judgement.level == Level::normal);
    QVERIFY2(judgement.reason.find("unavailable: statm is gone") != std::string::npos, judgement.reason.c_str());
    reading.systemAvailableBytes = Reading::of(0);
    QVERIFY(bench.at(0.1, reading).level == Level::emergency);
}

QTEST_APPLESS_MAIN(TestLevelJudge)
#include "tst_level_judge.moc"
