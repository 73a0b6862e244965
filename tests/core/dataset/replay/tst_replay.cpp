#include "core/dataset/replay/replay.h"
#include "tests/support/fake_clock.h"
#include "tests/support/read_rows.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace ledgerloom;
using namespace ledgerloom::testing;

/// Rows come when they are due, within a hundredth, and a slow reader is told of, by a clock that the test moves.
class TestReplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRateIsKept();
    void aSpeedIsKept();
    void aSlowReaderShiftsWhatFollows();
    void aShortDelayIsMadeUpFor();
    void itStopsBetweenTwoRows();

private:
    struct Seen {
        std::vector<std::int64_t> atUs; ///< of each row, since the first
        std::string text;
        Result<ReplayReport> report = ReplayReport();
    };
    Seen play(ReplayRequest request, int rows, std::int64_t apartUs,
              const std::function<void(FakeClock&, std::size_t)>& onRow = {}, std::size_t cancelAfter = SIZE_MAX);

    QTemporaryDir m_folder;
};

TestReplay::Seen TestReplay::play(ReplayRequest request, int rows, std::int64_t apartUs,
                                  const std::function<void(FakeClock&, std::size_t)>& onRow, std::size_t cancelAfter) {
    std::string text = "n,timestamp\n";
    for (int row = 0; row < rows; ++row) {
        const std::int64_t time = row * apartUs;
        text += std::to_string(row) + ",2025-07-01T" + (time / 3'600'000'000 < 10 ? "0" : "") +
                std::to_string(time / 3'600'000'000) + ":" + (time / 60'000'000 % 60 < 10 ? "0" : "") +
                std::to_string(time / 60'000'000 % 60) + ":" + (time / 1'000'000 % 60 < 10 ? "0" : "") +
                std::to_string(time / 1'000'000 % 60) + ".000000\n";
    }
    request.source = m_folder.filePath(QStringLiteral("rows.csv")).toStdString();
    request.scratchFolder = m_folder.path().toStdString();
    putBytes(request.source, text);
    FileSystem files;
    Budget budget(std::uint64_t{64} << 20);
    FakeClock clock;
    Seen seen;
    const DatasetWork work{
        .files = files, .budget = budget, .cancelled = [&] { return seen.atUs.size() >= cancelAfter; }};
    const ReplayOutput output{.clock = clock,
                              .write = [&](std::string_view lines) -> Result<void> {
                                  for (const char c : lines)
                                      if (c == '\n') {
                                          seen.atUs.push_back(clock.monotonicUs() - 1'000'000);
                                          if (onRow)
                                              onRow(clock, seen.atUs.size());
                                      }
                                  seen.text += lines;
                                  return {};
                              },
                              .wait = [&](std::int64_t until) { clock.advanceUs(until - clock.monotonicUs()); }};
    seen.report = replay(work, request, output);
    return seen;
}

void TestReplay::aRateIsKept() {
    const Seen seen = play({.source = {}, .rowsPerSecond = 250}, 2'000, 1'000'000);
    QVERIFY(seen.report.ok());
    QCOMPARE(seen.report->rows, 2'000U);
    for (std::size_t row = 0; row < seen.atUs.size(); ++row)
        QVERIFY(std::abs(seen.atUs[row] - static_cast<std::int64_t>(row) * 4'000) <= 40);
}

void TestReplay::aSpeedIsKept() {
    const Seen seen = play({.source = {}, .speed = 60}, 1'000, 30'000'000);
    QVERIFY(seen.report.ok());
    for (std::size_t row = 0; row < seen.atUs.size(); ++row)
        QVERIFY(std::abs(seen.atUs[row] - static_cast<std::int64_t>(row) * 500'000) <= 5'000);
}

void TestReplay::aSlowReaderShiftsWhatFollows() {
    const Seen seen = play({.source = {}, .rowsPerSecond = 100}, 500, 1'000'000, [](FakeClock& clock, std::size_t row) {
        if (row == 100)
            clock.advanceUs(10'000'000);
    });
    QVERIFY(seen.report.ok());
    QVERIFY(seen.report->lostUs >= 9'000'000);
    // No flood: what came after the halt is as far apart as before.
    QVERIFY(seen.atUs[300] - seen.atUs[200] >= 990'000);
}

void TestReplay::aShortDelayIsMadeUpFor() {
    const Seen seen = play({.source = {}, .rowsPerSecond = 100}, 500, 1'000'000, [](FakeClock& clock, std::size_t row) {
        if (row == 100)
            clock.advanceUs(500'000);
    });
    QVERIFY(seen.report.ok());
    QCOMPARE(seen.report->lostUs, 0);
    QVERIFY(std::abs(seen.atUs[400] - 4'000'000) <= 40'000);
}

void TestReplay::itStopsBetweenTwoRows() {
    const Seen seen = play({.source = {}, .rowsPerSecond = 10}, 500, 1'000'000, {}, 100);
    QVERIFY(!seen.report.ok());
    QVERIFY(seen.report.error().code == ErrorCode::cancelled);
    QCOMPARE(seen.atUs.size(), std::size_t{100});
    QVERIFY(seen.text.ends_with("}\n"));
}

QTEST_MAIN(TestReplay)
#include "tst_replay.moc"
