#include "app/cli/progress_line.h"

#include <QTest>

#include <string>

using namespace ledgerloom;

namespace {

Snapshot halfway() {
    Snapshot snapshot;
    snapshot.state = RunState::running;
    snapshot.level = Level::warning;
    snapshot.elapsedUs = 65'000'000;
    snapshot.rowsDone = 61'000'000;
    snapshot.rowsTotal = 98'400'000;
    snapshot.bytesDone = 62'000'000'000;
    snapshot.bytesTotal = 100'000'000'000;
    snapshot.sample.processBytes = 3'661'000'000;
    snapshot.memoryLimitBytes = 4ull << 30;
    snapshot.peakProcessBytes = 3'700'000'000;
    snapshot.sample.rowsPerSecond = 742'000;
    snapshot.sample.bytesPerSecond = 751'000'000;
    snapshot.etaLowSeconds = 49;
    snapshot.etaHighSeconds = 58;
    return snapshot;
}

bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

} // namespace

/// The line fits its terminal whatever its width, and the level is always a word.
class TestProgressLine : public QObject {
    Q_OBJECT

private slots:
    void wide();
    void fitsEveryWidth();
    void colourIsExtra();
    void whatIsNotKnown();
    void plainAndSummary();
};

void TestProgressLine::wide() {
    QCOMPARE(progressBar(halfway(), 130, false),
             std::string(" 62.0%  [#################...........]  742k rows/s  751 MB/s  3.41 GiB of 4.00 GiB  "
                         "WARNING  ETA 0:49 to 0:58"));
}

void TestProgressLine::fitsEveryWidth() {
    for (int width = 0; width <= 200; ++width) {
        const std::string line = progressBar(halfway(), width, false);
        QVERIFY2(line.size() < static_cast<std::size_t>(std::max(width, 1)), line.c_str());
        if (width >= 40)
            QVERIFY2(has(line, "62.0%") && has(line, "WARNING") && has(line, "ETA"), line.c_str());
    }
}

void TestProgressLine::colourIsExtra() {
    std::string line = progressBar(halfway(), 100, true);
    QVERIFY(has(line, "\x1b[33mWARNING\x1b[0m"));
    for (const char* code : {"\x1b[33m", "\x1b[0m"})
        line.erase(line.find(code), std::string(code).size());
    QCOMPARE(line, progressBar(halfway(), 100, false));
}

void TestProgressLine::whatIsNotKnown() {
    Snapshot snapshot = halfway();
    snapshot.sample.processBytes.reset();
    snapshot.etaLowSeconds.reset();
    snapshot.bytesTotal = 0;
    snapshot.state = RunState::paused;
    const std::string line = progressBar(snapshot, 200, false);
    QVERIFY2(has(line, "unknown of 4.00 GiB") && has(line, "ETA -") && has(line, "0.0%") &&
                 has(line, "WARNING (paused)"),
             line.c_str());
}

void TestProgressLine::plainAndSummary() {
    QCOMPARE(progressText(halfway()),
             std::string("62.0%, 61,000,000 of 98,400,000 rows, 742k rows/s, 751 MB/s, memory 3.41 GiB of 4.00 GiB "
                         "WARNING, ETA 0:49 to 0:58"));
    Snapshot snapshot = halfway();
    QVERIFY(has(summaryText(snapshot, "out"), "Stopped: 61,000,000 of 98,400,000 rows, 62.0 GB in 1:05"));
    snapshot.state = RunState::finished;
    QCOMPARE(summaryText(snapshot, "out"),
             std::string("Done: 61,000,000 rows, 62.0 GB in 1:05 (938k rows/s, 954 MB/s), peak memory 3.45 GiB, "
                         "in out"));
}

QTEST_APPLESS_MAIN(TestProgressLine)
#include "tst_progress_line.moc"
