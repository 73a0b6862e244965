#include "core/base/civil_time.h"
#include "core/behaviour/holidays.h"

#include <QTest>

#include <set>

using namespace ledgerloom;

namespace {

std::set<std::string> holidaysOf(std::int32_t year) {
    std::set<std::string> found;
    for (std::int32_t day = daysFromCivil({year, 1, 1}); day <= daysFromCivil({year, 12, 31}); ++day)
        if (isHoliday(day))
            found.insert(formatDate(day).substr(5));
    return found;
}

} // namespace

class TestHolidays : public QObject {
    Q_OBJECT

private slots:
    // Dates of Easter as the observatories publish them.
    void easterIsWhereItIs() {
        for (const char* date : {"1999-04-04", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20",
                                 "2026-04-05", "2027-03-28", "2038-04-25", "2100-03-28"}) {
            const std::int32_t day = parseDate(date).value();
            QCOMPARE(formatDate(easterSunday(civilFromDays(day).year)), std::string(date));
            QCOMPARE(weekday(day), 6);
        }
    }
    // The calendar of bank holidays that the federation of banks publishes for 2025.
    void theBanksCalendarOf2025() {
        QCOMPARE(holidaysOf(2025), (std::set<std::string>{"01-01", "03-03", "03-04", "04-18", "04-21", "05-01", "06-19",
                                                          "09-07", "10-12", "11-02", "11-15", "11-20", "12-25"}));
    }
    void blackConsciousnessDayIsNationalSince2024() {
        QVERIFY(holidaysOf(2023).count("11-20") == 0);
        QVERIFY(holidaysOf(2024).count("11-20") == 1);
    }
    void weekendsAndHolidaysAreNoBankDays() {
        QVERIFY(isBankDay(parseDate("2025-12-24").value()));
        QVERIFY(!isBankDay(parseDate("2025-12-25").value()));
        QVERIFY(!isBankDay(parseDate("2025-12-27").value())); // a Saturday
    }
    void oneBlackFridayAYear() {
        for (std::int32_t year = 2015; year < 2035; ++year) {
            int found = 0;
            for (std::int32_t day = daysFromCivil({year, 1, 1}); day <= daysFromCivil({year, 12, 31}); ++day)
                found += isBlackFriday(day) ? 1 : 0;
            QCOMPARE(found, 1);
        }
        QVERIFY(isBlackFriday(parseDate("2025-11-28").value()));
        QVERIFY(isBlackFriday(parseDate("2024-11-29").value())); // the fifth Friday, behind the fourth Thursday
    }
    void carnivalEndsWithAshWednesday() {
        QVERIFY(isCarnival(parseDate("2025-02-28").value()));
        QVERIFY(isCarnival(parseDate("2025-03-05").value()));
        QVERIFY(!isCarnival(parseDate("2025-03-06").value()) && !isCarnival(parseDate("2025-02-27").value()));
    }
};

QTEST_APPLESS_MAIN(TestHolidays)
#include "tst_holidays.moc"
