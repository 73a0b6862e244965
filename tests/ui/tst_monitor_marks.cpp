#include "ui/monitor/marks.h"

#include <QTest>

using namespace ledgerloom;

namespace {

constexpr std::int64_t second = 1'000'000;
constexpr TimeFrame tenMinutes{600 * second, 600, 599}; // 1 s a bucket, from the start on

Event told(quint64 sequence, std::int64_t seconds, EventKind kind, std::string text, std::uint8_t level = 0) {
    return {sequence, seconds * second, 0, kind, level, std::move(text)};
}

} // namespace

class TestMonitorMarks : public QObject {
    Q_OBJECT

private slots:
    void everyEventButInfoHasItsMark();
    void neighboursShareAMarkOfTheGravest();
    void textIsShownNotInterpreted();
    void eventsOutsideTheWindowHaveNone();
    void manyEventsEndInACount();
};

void TestMonitorMarks::everyEventButInfoHasItsMark() {
    const auto marks =
        marksOf({told(1, 0, EventKind::state, "Started"), told(2, 50, EventKind::info, "Part written"),
                 told(3, 100, EventKind::level, "Now WARNING", 1), told(4, 200, EventKind::error, "Shard failed")},
                tenMinutes);
    QCOMPARE(marks.size(), std::size_t{3});
    QCOMPARE(marks[0].bucket, std::int64_t{0});
    QCOMPARE(marks[1].bucket, std::int64_t{100});
    QCOMPARE(marks[1].sequence, quint64{3});
    QVERIFY(marks[1].toolTip.contains(QStringLiteral("1:40")));
    QVERIFY(marks[2].kind == EventKind::error);
}

void TestMonitorMarks::neighboursShareAMarkOfTheGravest() {
    const auto marks =
        marksOf({told(1, 100, EventKind::reaction, "Caches cleared", 2),
                 told(2, 101, EventKind::warning, "Disk is slow", 2), told(3, 102, EventKind::level, "CRITICAL", 2)},
                tenMinutes);
    QCOMPARE(marks.size(), std::size_t{1});
    QCOMPARE(marks[0].count, 3);
    QVERIFY(marks[0].kind == EventKind::warning);
    QCOMPARE(marks[0].sequence, quint64{2});
    QVERIFY(marks[0].toolTip.contains(QStringLiteral("Caches cleared")) &&
            marks[0].toolTip.contains(QStringLiteral("CRITICAL")));
}

void TestMonitorMarks::textIsShownNotInterpreted() {
    const auto marks = marksOf({told(1, 1, EventKind::error, "<img src=x> & co")}, tenMinutes);
    QVERIFY(marks[0].toolTip.contains(QStringLiteral("&lt;img src=x&gt; &amp; co")));
}

void TestMonitorMarks::eventsOutsideTheWindowHaveNone() {
    QVERIFY(marksOf({told(1, 700, EventKind::state, "Later")}, tenMinutes).empty());
    QVERIFY(marksOf({told(1, 1, EventKind::state, "No window yet")}, TimeFrame()).empty());
}

void TestMonitorMarks::manyEventsEndInACount() {
    std::vector<Event> events;
    for (quint64 i = 0; i < 20; ++i) {
        events.push_back(told(i, 100, EventKind::reaction, "Again"));
    }
    const auto marks = marksOf(events, tenMinutes);
    QCOMPARE(marks.size(), std::size_t{1});
    QCOMPARE(marks[0].toolTip.count(QStringLiteral("Again")), 8);
    QVERIFY(marks[0].toolTip.contains(QStringLiteral("12")));
}

QTEST_GUILESS_MAIN(TestMonitorMarks)
#include "tst_monitor_marks.moc"
