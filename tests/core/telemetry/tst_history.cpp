#include "core/telemetry/history.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace ledgerloom;

namespace {

constexpr std::uint64_t mib = 1 << 20;
constexpr std::uint64_t samplesADay = 24 * 3600 * 10;

/// The sample with that number: ten a second, memory waving between 100 and 199 MiB.
Sample numbered(std::uint64_t number) {
    Sample sample;
    sample.elapsedUs = static_cast<std::int64_t>(number) * 100'000;
    sample.processBytes = (100 + number % 100) * mib;
    sample.rowsPerSecond = static_cast<double>(1000 + number % 7);
    return sample;
}

bool inOrder(const std::vector<Sample>& samples) {
    return std::is_sorted(samples.begin(), samples.end(),
                          [](const Sample& a, const Sample& b) { return a.elapsedUs < b.elapsedUs; });
}

std::uint64_t highest(const std::vector<Sample>& samples) {
    std::uint64_t most = 0;
    for (const Sample& sample : samples) {
        most = std::max(most, sample.processBytes.value());
    }
    return most;
}

} // namespace

class TestHistory : public QObject {
    Q_OBJECT

private slots:
    void recentSamplesComeBackAsTheyWere();
    void onlyWhatIsNewerIsGiven();
    void thinningKeepsPeaksAndTheBound();
    void aDayStaysBoundedAndWhole();
    void anHourIsSeenBySeconds();
    void threeDaysStayBounded();
    void readersAndWriterMayRunTogether();
};

void TestHistory::recentSamplesComeBackAsTheyWere() {
    History history;
    QVERIFY(history.since(0).empty());
    QCOMPARE(history.newest(), 0U);
    for (std::uint64_t number = 1; number <= 6000; ++number) {
        history.add(numbered(number));
    }
    QCOMPARE(history.newest(), 6000U);
    const auto samples = history.since(0, 6000);
    QCOMPARE(samples.size(), 6000U);
    for (std::uint64_t number = 1; number <= 6000; ++number) {
        QCOMPARE(samples[number - 1].elapsedUs, numbered(number).elapsedUs);
        QCOMPARE(samples[number - 1].processBytes, numbered(number).processBytes);
    }
}

void TestHistory::onlyWhatIsNewerIsGiven() {
    History history;
    for (std::uint64_t number = 1; number <= 20'000; ++number) {
        history.add(numbered(number));
    }
    const auto samples = history.since(19'990);
    QCOMPARE(samples.size(), 10U);
    QCOMPARE(samples.front().elapsedUs, numbered(19'991).elapsedUs);
    QVERIFY(history.since(20'000).empty());
    QVERIFY(history.since(99'999).empty());
    QVERIFY(history.since(~std::uint64_t{0}).empty());
}

void TestHistory::thinningKeepsPeaksAndTheBound() {
    History history;
    for (std::uint64_t number = 1; number <= 5000; ++number) {
        Sample sample = numbered(number);
        if (number == 3210) {
            sample.processBytes = 900 * mib;
            sample.level = 2;
        }
        if (number == 4321) {
            sample.processBytes = 1 * mib;
        }
        history.add(sample);
    }
    for (const std::size_t most : {std::size_t{2}, std::size_t{3}, std::size_t{100}, std::size_t{4999}}) {
        const auto samples = history.since(0, most);
        QVERIFY(samples.size() <= most);
        QVERIFY(samples.size() + 2 >= std::min(most, std::size_t{4000}));
        QVERIFY(inOrder(samples));
        const auto peak =
            std::find_if(samples.begin(), samples.end(), [](const Sample& s) { return s.processBytes == 900 * mib; });
        QVERIFY(peak != samples.end());
        QCOMPARE(int{peak->level}, 2);
        QVERIFY(std::any_of(samples.begin(), samples.end(), [](const Sample& s) { return s.processBytes == 1 * mib; }));
    }
}

void TestHistory::aDayStaysBoundedAndWhole() {
    History history;
    std::size_t most = 0;
    for (std::uint64_t number = 1; number <= samplesADay; ++number) {
        Sample sample = numbered(number);
        if (number == 123'456) { // for a tenth of a second, in the fourth hour
            sample.processBytes = 3000 * mib;
            sample.level = 3;
        }
        if (number == 234'567) {
            sample.processBytes = 7 * mib;
        }
        history.add(sample);
        if (number % 1000 == 0) {
            most = std::max(most, history.bytesHeld());
        }
    }
    QVERIFY2(most <= History::mostBytes, std::to_string(most).c_str());
    QCOMPARE(history.newest(), samplesADay);
    const auto samples = history.since(0, 100'000);
    QVERIFY(inOrder(samples));
    QVERIFY(samples.front().elapsedUs <= 60 * 1'000'000); // begins within the first minute
    QCOMPARE(samples.back().elapsedUs, numbered(samplesADay).elapsedUs);
    QCOMPARE(highest(samples), 3000 * mib);
    const auto low = std::min_element(samples.begin(), samples.end(),
                                      [](const Sample& a, const Sample& b) { return a.processBytes < b.processBytes; });
    QCOMPARE(low->processBytes.value(), 7 * mib);
    QCOMPARE(low->elapsedUs, numbered(234'567).elapsedUs);
    // The worst level still colours the place where it was.
    for (const Sample& sample : samples) {
        const bool near = std::abs(sample.elapsedUs - numbered(123'456).elapsedUs) <= 130'000'000;
        QVERIFY(sample.level == 0 || near);
        QVERIFY(sample.processBytes != 3000 * mib || sample.level == 3);
    }
    // No hole is wider than two spans.
    for (std::size_t at = 1; at < samples.size(); ++at) {
        QVERIFY(samples[at].elapsedUs - samples[at - 1].elapsedUs <= 240'000'000);
    }
}

void TestHistory::anHourIsSeenBySeconds() {
    History history;
    for (std::uint64_t number = 1; number <= samplesADay; ++number) {
        history.add(numbered(number));
    }
    const auto samples = history.since(samplesADay - 36'000, 100'000);
    QVERIFY(samples.size() >= 6000 + 2 * 2990);
    for (std::size_t at = 1; at < samples.size(); ++at) {
        QVERIFY(samples[at].elapsedUs - samples[at - 1].elapsedUs <= 2'000'000);
    }
}

void TestHistory::threeDaysStayBounded() {
    History history;
    for (std::uint64_t number = 1; number <= 3 * samplesADay; ++number) {
        history.add(numbered(number));
    }
    QVERIFY(history.bytesHeld() <= History::mostBytes);
    const auto samples = history.since(0);
    QVERIFY(samples.size() <= 4096U);
    QVERIFY(samples.size() > 2000U);
    QVERIFY(inOrder(samples));
    QVERIFY(samples.front().elapsedUs <= 60 * 60 * std::int64_t{1'000'000});
}

void TestHistory::readersAndWriterMayRunTogether() {
    History history;
    std::atomic<bool> done = false;
    std::thread writer([&] {
        for (std::uint64_t number = 1; number <= 60'000; ++number) {
            history.add(numbered(number));
        }
        done = true;
    });
    bool fine = true;
    while (!done) {
        const auto samples = history.since(0, 500);
        fine = fine && samples.size() <= 500 && inOrder(samples);
    }
    writer.join();
    QVERIFY(fine);
}

QTEST_APPLESS_MAIN(TestHistory)
#include "tst_history.moc"
