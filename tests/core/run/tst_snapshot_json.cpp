#include "core/run/snapshot_json.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <string>

using namespace ledgerloom;

/// Scripts read this line: its keys stay, what is not known is null, and it is one line of valid JSON whatever
/// an error says.
class TestSnapshotJson : public QObject {
    Q_OBJECT

private slots:
    void keysAndValues();
    void unknownIsNull();
    void tellsWhatMemoryIsFor();
    void errorsOfAnyBytesStayOneLine();
    void shareIsWholeOnlyAtTheEnd();
};

void TestSnapshotJson::keysAndValues() {
    Snapshot snapshot;
    snapshot.state = RunState::running;
    snapshot.level = Level::critical;
    snapshot.elapsedUs = 1'234'567;
    snapshot.rowsDone = 5;
    snapshot.rowsTotal = 20;
    snapshot.bytesDone = 250;
    snapshot.bytesTotal = 1000;
    snapshot.sample.processBytes = 77;
    snapshot.memoryLimitBytes = 100;
    snapshot.etaLowSeconds = 1.26;
    const auto json = nlohmann::json::parse(snapshotJson(snapshot, 4711));
    QCOMPARE(json["state"].get<std::string>(), std::string(runStateName(RunState::running)));
    QCOMPARE(json["level"].get<std::string>(), std::string("CRITICAL"));
    QCOMPARE(json["pid"].get<int>(), 4711);
    QCOMPARE(json["percent"].get<double>(), 25.0);
    QCOMPARE(json["elapsed_seconds"].get<double>(), 1.235);
    QCOMPARE(json["eta_low_seconds"].get<double>(), 1.3);
    QCOMPARE(json["rows_done"].get<int>(), 5);
    QCOMPARE(json["memory_bytes"].get<int>(), 77);
    QCOMPARE(json["memory_limit_bytes"].get<int>(), 100);
    QVERIFY(!nlohmann::json::parse(snapshotJson(snapshot)).contains("pid"));
}

void TestSnapshotJson::tellsWhatMemoryIsFor() {
    Snapshot snapshot;
    snapshot.memoryFor[static_cast<std::size_t>(Purpose::writeBuffers)] = {.used = 3, .peak = 5};
    snapshot.sample.arrowBytes = 11;
    snapshot.peakArrowBytes = 13;
    snapshot.arrowLimitBytes = 17;
    const auto json = nlohmann::json::parse(snapshotJson(snapshot));
    QCOMPARE(json["memory_for"].size(), std::size_t(1));
    QCOMPARE(json["memory_for"]["write buffers"]["reserved_bytes"].get<int>(), 3);
    QCOMPARE(json["memory_for"]["write buffers"]["reserved_peak_bytes"].get<int>(), 5);
    QCOMPARE(json["arrow_bytes"].get<int>(), 11);
    QCOMPARE(json["arrow_peak_bytes"].get<int>(), 13);
    QCOMPARE(json["arrow_limit_bytes"].get<int>(), 17);
}

void TestSnapshotJson::unknownIsNull() {
    const auto json = nlohmann::json::parse(snapshotJson(Snapshot{}));
    for (const char* key :
         {"eta_low_seconds", "eta_high_seconds", "memory_bytes", "available_bytes", "disk_free_bytes", "error"})
        QVERIFY2(json.contains(key) && json[key].is_null(), key);
}

void TestSnapshotJson::errorsOfAnyBytesStayOneLine() {
    Snapshot snapshot;
    snapshot.error = Error{ErrorCode::diskFull, "line\nfeed \xff \"quoted\"", "output"};
    const std::string text = snapshotJson(snapshot);
    QVERIFY(text.find('\n') == std::string::npos);
    const auto json = nlohmann::json::parse(text, nullptr, false);
    QVERIFY(json.is_object());
    QCOMPARE(json["error"]["exit_code"].get<int>(), 4);
}

void TestSnapshotJson::shareIsWholeOnlyAtTheEnd() {
    Snapshot snapshot;
    QCOMPARE(progressShare(snapshot), 0.0);
    snapshot.bytesTotal = 100;
    snapshot.bytesDone = 130;
    QVERIFY(progressShare(snapshot) < 1);
    snapshot.state = RunState::finished;
    QCOMPARE(progressShare(snapshot), 1.0);
}

QTEST_APPLESS_MAIN(TestSnapshotJson)
#include "tst_snapshot_json.moc"
