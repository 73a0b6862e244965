#include "core/base/civil_time.h"

#include <QDate>
#include <QTest>

#include <string>

using namespace ledgerloom;

/// Dates agree with an independent calendar, and only a day that exists is read.
class TestCivilTime : public QObject {
    Q_OBJECT

private slots:
    void everyDayAgreesWithAnotherCalendar();
    void datesReadBack();
    void badDates_data();
    void badDates();
    void monthsArithmetic();
    void timestamps();
};

void TestCivilTime::everyDayAgreesWithAnotherCalendar() {
    const QDate epoch(1970, 1, 1);
    for (std::int32_t days = daysFromCivil({1899, 12, 31}); days <= latestDate + 400; ++days) {
        const QDate expected = epoch.addDays(days);
        const CivilDate date = civilFromDays(days);
        if (date != CivilDate{expected.year(), expected.month(), expected.day()} || daysFromCivil(date) != days ||
            weekday(days) != expected.dayOfWeek() - 1 || daysInMonth(date.year, date.month) != expected.daysInMonth())
            QFAIL(("differs on " + formatDate(days)).c_str());
    }
}

void TestCivilTime::datesReadBack() {
    for (const char* text : {"1990-01-01", "2000-02-29", "2025-07-01", "2100-12-31"}) {
        const auto days = parseDate(text);
        QVERIFY(days.ok());
        QCOMPARE(formatDate(*days), std::string(text));
    }
    QCOMPARE(*parseDate("2025-07-01"), 20'270);
}

void TestCivilTime::badDates_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const char* text, const char* reason) {
        QTest::newRow(text) << std::string(text) << std::string(reason);
    };
    row("", "another form");
    row("2025-7-1", "another form");
    row("01/07/2025", "another form");
    row("2025-07-01 ", "another form");
    row("2025-07-01T00:00", "another form");
    row("+025-07-01", "another form");
    row("2025-13-01", "no month 13");
    row("2025-00-01", "no month 00");
    row("2025-02-29", "28 days");
    row("2024-02-30", "29 days");
    row("2025-07-00", "31 days");
    row("1989-12-31", "before 1990-01-01 or after");
    row("2101-01-01", "before 1990-01-01 or after");
}

void TestCivilTime::badDates() {
    QFETCH(std::string, text);
    QFETCH(std::string, reason);
    const auto days = parseDate(text);
    QVERIFY(!days.ok());
    QCOMPARE(exitCode(days.error().code), 2);
    const std::string& message = days.error().message;
    QVERIFY2(message.find(reason) != std::string::npos, message.c_str());
    QVERIFY2(message.find("\"" + text + "\"") != std::string::npos, message.c_str());
    QVERIFY2(message.find("YYYY-MM-DD") != std::string::npos, message.c_str());
}

void TestCivilTime::monthsArithmetic() {
    const auto plus = [](const char* text, std::int32_t months) {
        return formatDate(addMonths(parseDate(text).value(), months));
    };
    QCOMPARE(plus("2024-01-31", 1), std::string("2024-02-29"));
    QCOMPARE(plus("2025-01-31", 1), std::string("2025-02-28"));
    QCOMPARE(plus("2025-11-15", 3), std::string("2026-02-15"));
    QCOMPARE(plus("2025-03-31", -1), std::string("2025-02-28"));
    QCOMPARE(plus("2025-01-15", -13), std::string("2023-12-15"));
    QCOMPARE(monthIndex(daysFromCivil({1969, 12, 31})), -1);
    QCOMPARE(firstDayOfMonth(monthIndex(20'270) + 5), daysFromCivil({2025, 12, 1}));
}

void TestCivilTime::timestamps() {
    QCOMPARE(formatTimestamp(0), std::string("1970-01-01T00:00:00.000000"));
    QCOMPARE(formatTimestamp(-1), std::string("1969-12-31T23:59:59.999999"));
    QCOMPARE(formatTimestamp(20'270 * microsPerDay + 3'661'000'001), std::string("2025-07-01T01:01:01.000001"));
}

QTEST_APPLESS_MAIN(TestCivilTime)
#include "tst_civil_time.moc"
