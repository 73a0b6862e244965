#include "tests/support/synthetic_run.h"
#include "ui/monitor/point_window.h"
#include "ui/monitor/sample_history.h"

#include <QTest>

#include <algorithm>

using namespace ledgerloom;

namespace {

constexpr std::int64_t second = 1'000'000;

Sample sampleAt(std::int64_t elapsedUs, std::uint64_t bytes, std::uint8_t level = 0) {
    Sample sample;
    sample.elapsedUs = elapsedUs;
    sample.processBytes = bytes;
    sample.level = level;
    return sample;
}

/// An hour at ten samples a second, flat but for one peak and one dip.
std::vector<Sample> hourWithPeakAndDip() {
    std::vector<Sample> samples;
    for (std::int64_t i = 0; i < 36'000; ++i) {
        samples.push_back(sampleAt(i * second / 10, i == 7'777 ? 900 : i == 20'001 ? 3 : 100));
    }
    return samples;
}

Extent extentOfAll(const PointWindow& points) {
    Extent extent;
    for (const Point& point : points.points()) {
        extent.include(point.stretch[Measure::process]);
    }
    return extent;
}

} // namespace

class TestMonitorHistory : public QObject {
    Q_OBJECT

private slots:
    void decimationKeepsLeastAndGreatest();
    void historyIsBoundedAndLosesNoPeak();
    void knownSamplesAreNotTakenTwice();
    void pointsNeverExceedTheBuckets();
    void followingGivesTheSameAsBeginningAnew();
    void bucketsDoNotChangeWhenTimeMovesOn();
    void levelOfABucketIsItsWorst();
    void unavailableValuesAreGapsNotZeros();
    void windowFitsTheRun_data();
    void windowFitsTheRun();
};

void TestMonitorHistory::decimationKeepsLeastAndGreatest() {
    SampleHistory history;
    history.append(hourWithPeakAndDip());
    PointWindow points;
    points.update(history, 3600 * second, 300, history.newestUs());
    QCOMPARE(extentOfAll(points).low, 3.0F);
    QCOMPARE(extentOfAll(points).high, 900.0F);
}

void TestMonitorHistory::historyIsBoundedAndLosesNoPeak() {
    SampleHistory history;
    history.append(hourWithPeakAndDip());
    for (std::int64_t i = 36'000; i < 200'000; ++i) {
        history.append({sampleAt(i * second / 10, 100)});
        QVERIFY(history.stretches().size() <= SampleHistory::capacity);
    }
    PointWindow points;
    points.update(history, 20'000 * second, 500, history.newestUs());
    QCOMPARE(extentOfAll(points).low, 3.0F);
    QCOMPARE(extentOfAll(points).high, 900.0F);
    QCOMPARE(history.newestUs(), 199'999 * second / 10);
}

void TestMonitorHistory::knownSamplesAreNotTakenTwice() {
    SampleHistory history;
    QCOMPARE(history.append({sampleAt(1, 1), sampleAt(2, 1)}), std::size_t{2});
    QCOMPARE(history.append({sampleAt(2, 1), sampleAt(3, 1)}), std::size_t{1});
}

void TestMonitorHistory::pointsNeverExceedTheBuckets() {
    SampleHistory history;
    history.append(hourWithPeakAndDip());
    PointWindow points;
    points.update(history, 600 * second, 250, history.newestUs());
    QVERIFY(points.points().size() <= 251); // one may lie left of the edge: the line comes in from there
    QVERIFY(points.points().size() >= 250);
}

void TestMonitorHistory::followingGivesTheSameAsBeginningAnew() {
    const std::vector<Sample> samples = hourWithPeakAndDip();
    SampleHistory history;
    PointWindow following;
    for (std::size_t i = 0; i < samples.size(); i += 90) {
        history.append(
            {samples.begin() + static_cast<std::ptrdiff_t>(i), samples.begin() + static_cast<std::ptrdiff_t>(i) + 90});
        following.update(history, 3600 * second, 300, history.newestUs());
    }
    PointWindow anew;
    anew.update(history, 3600 * second, 300, history.newestUs());
    QCOMPARE(following.frame(), anew.frame());
    QCOMPARE(following.points().size(), anew.points().size());
    for (std::size_t i = 0; i < anew.points().size(); ++i) {
        QCOMPARE(following.points()[i].bucket, anew.points()[i].bucket);
        QCOMPARE(following.points()[i].stretch[Measure::process].high, anew.points()[i].stretch[Measure::process].high);
    }
}

void TestMonitorHistory::bucketsDoNotChangeWhenTimeMovesOn() {
    SampleHistory history;
    history.append({sampleAt(0, 10), sampleAt(second, 20), sampleAt(2 * second, 30)});
    PointWindow points;
    points.update(history, 600 * second, 300, history.newestUs()); // 2 s a bucket
    QCOMPARE(points.points().front().stretch[Measure::process].high, 20.0F);
    history.append({sampleAt(3 * second, 40), sampleAt(4 * second, 50)});
    points.update(history, 600 * second, 300, history.newestUs());
    QCOMPARE(points.points().front().stretch[Measure::process].high, 20.0F);
}

void TestMonitorHistory::levelOfABucketIsItsWorst() {
    SampleHistory history;
    history.append({sampleAt(0, 10, 0), sampleAt(1, 20, 2), sampleAt(2, 10, 1)});
    PointWindow points;
    points.update(history, 600 * second, 300, history.newestUs());
    QCOMPARE(int(points.points().front().stretch.level), 2);
}

void TestMonitorHistory::unavailableValuesAreGapsNotZeros() {
    testing::SyntheticRun run(testing::SyntheticRun::Story::calm);
    run.advanceTo(2 * second);
    run.setProbeBroken(true);
    run.advanceTo(4 * second);
    SampleHistory history;
    history.append(run.samples());
    QVERIFY(!history.stretches().back()[Measure::process].known());
    QVERIFY(history.stretches().back()[Measure::reserved].known());
    PointWindow points;
    points.update(history, 10 * second, 300, history.newestUs());
    QVERIFY(extentOfAll(points).low > 0);
}

void TestMonitorHistory::windowFitsTheRun_data() {
    QTest::addColumn<qint64>("elapsed");
    QTest::addColumn<qint64>("most");
    QTest::addColumn<qint64>("window");
    QTest::newRow("just begun") << qint64{0} << qint64{600} << qint64{10};
    QTest::newRow("a minute and a bit") << qint64{61} << qint64{600} << qint64{120};
    QTest::newRow("no more than asked") << qint64{5000} << qint64{600} << qint64{600};
    QTest::newRow("an hour") << qint64{3600} << qint64{3600} << qint64{3600};
    QTest::newRow("whole run") << qint64{3601} << qint64{0} << qint64{7200};
    QTest::newRow("weeks") << qint64{3'000'000} << qint64{0} << qint64{604'800 * 8};
}

void TestMonitorHistory::windowFitsTheRun() {
    QFETCH(qint64, elapsed);
    QFETCH(qint64, most);
    QFETCH(qint64, window);
    QCOMPARE(fittingWindow(elapsed * second, most * second), window * second);
}

QTEST_GUILESS_MAIN(TestMonitorHistory)
#include "tst_monitor_history.moc"
