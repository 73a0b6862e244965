#include "core/behaviour/calendar.h"
#include "tests/support/plans.h"

#include <QTest>

#include <array>

using namespace ledgerloom;

class TestCalendar : public QObject {
    Q_OBJECT

private:
    const Plan plan = testing::planOfCustomers(200);
    const Population population{plan, reference()};
    const Calendar calendar{population};

private slots:
    void theRangeIsWholeDays() {
        QCOMPARE(calendar.firstDay(), plan.startDate);
        QCOMPARE(calendar.lastDay(), plan.endDate);
        QCOMPARE(calendar.endUs() - calendar.beginUs(), 184 * microsPerDay);
        QCOMPARE(calendar.beginUs() % microsPerDay, std::int64_t{0});
    }
    void weekendsAreAsActiveAsTheProfileHasThem() {
        for (std::uint8_t profile = 0; profile < population.profiles().size(); ++profile) {
            Rng rng(keyOf(1, profile));
            double weekend = 0;
            double weekdays = 0;
            for (int i = 0; i < 200'000; ++i) {
                const std::int32_t day = calendar.pickDay(profile, rng);
                QVERIFY(day >= plan.startDate && day <= plan.endDate);
                (isWeekend(day) ? weekend : weekdays) += 1;
            }
            double weekendDays = 0;
            for (std::int32_t day = plan.startDate; day <= plan.endDate; ++day)
                weekendDays += isWeekend(day) ? 1 : 0;
            const double ratio = weekend / weekendDays / (weekdays / (184 - weekendDays)) * 1000;
            QVERIFY2(std::abs(ratio / population.profiles()[profile].weekendPermille - 1) < 0.05,
                     qPrintable(QString::number(ratio)));
        }
    }
    void payDaysAndDecemberAreStronger() {
        Rng rng(4);
        std::array<int, 32> byDay{};
        int december = 0;
        int november = 0;
        for (int i = 0; i < 400'000; ++i) {
            const CivilDate date = civilFromDays(calendar.pickDay(0, rng));
            byDay[static_cast<std::size_t>(date.day)] += date.month == 11 ? 0 : 1; // whose 28th is Black Friday
            december += date.month == 12 ? 1 : 0;
            november += date.month == 11 ? 1 : 0;
        }
        QVERIFY(byDay[7] > byDay[15] * 11 / 10);
        QVERIFY(byDay[28] < byDay[15]);
        QVERIFY(december > november * 11 / 10);
    }
    void holidaysAreAsWeekendsAndBlackFridayIsTheStrongest() {
        const std::int32_t consciousness = daysFromCivil({2025, 11, 20}); // a Thursday
        QVERIFY(!calendar.isBankDay(consciousness) && !isWeekend(consciousness));
        QCOMPARE(calendar.bankDayFrom(consciousness), consciousness + 1);
        QCOMPARE(calendar.bankDayUntil(consciousness), consciousness - 1);
        Rng rng(5);
        std::map<std::int32_t, int> byDay;
        for (int i = 0; i < 400'000; ++i)
            ++byDay[calendar.pickDay(0, rng)];
        const std::int32_t blackFriday = daysFromCivil({2025, 11, 28});
        QVERIFY(byDay[blackFriday] > byDay[blackFriday - 14] * 3 / 2);
        QVERIFY(byDay[blackFriday] > byDay[blackFriday - 1] * 5 / 4);
    }
    void timesLieInsideTheirDayInEveryZone() {
        Rng rng(2);
        for (const std::int32_t zone : {0, -60, -120})
            for (std::int32_t day = plan.startDate; day < plan.startDate + 14; ++day)
                for (int i = 0; i < 500; ++i) {
                    const std::int64_t time = calendar.pickTime(std::uint8_t(i % 6), day, zone, rng);
                    QVERIFY(time >= day * microsPerDay && time < (day + 1) * microsPerDay);
                }
    }
    void hoursFollowTheProfileInTheCustomersOwnZone() {
        for (const bool weekend : {false, true}) {
            const std::int32_t day = plan.startDate + (weekend ? 4 : 0); // a Tuesday, a Saturday
            QCOMPARE(isWeekend(day), weekend);
            for (std::uint8_t profile = 0; profile < 6; ++profile) {
                const Profile& p = population.profiles()[profile];
                const auto& weights = weekend ? p.weekendHours : p.hours;
                double total = 0;
                for (const std::uint64_t weight : weights)
                    total += double(weight);
                std::array<double, 24> seen{};
                Rng rng(keyOf(3, profile));
                constexpr int draws = 50'000;
                for (int i = 0; i < draws; ++i) {
                    const std::int64_t local =
                        calendar.pickTime(profile, day, -120, rng) % microsPerDay - 2 * microsPerHour + microsPerDay;
                    ++seen[static_cast<std::size_t>(local % microsPerDay / microsPerHour)];
                }
                for (std::size_t hour = 0; hour < 24; ++hour) {
                    const double expected = double(weights[hour]) / total * draws;
                    QVERIFY(std::abs(seen[hour] - expected) < 6 * std::sqrt(expected) + 1);
                }
            }
        }
    }
    void minutesWithinTheHourAreEven() {
        Rng rng(6);
        std::array<int, 60> seen{};
        for (int i = 0; i < 60'000; ++i)
            ++seen[static_cast<std::size_t>(calendar.pickTime(0, plan.startDate, 0, rng) / microsPerMinute % 60)];
        for (const int count : seen)
            QVERIFY(std::abs(count - 1'000) < 190);
    }
    void aRangeOfOneDayWorks() {
        Plan oneDay = plan;
        oneDay.endDate = oneDay.startDate;
        const Population few(oneDay, reference());
        const Calendar short_(few);
        Rng rng(1);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(short_.pickDay(std::uint8_t(i % 6), rng), oneDay.startDate);
    }
};

QTEST_APPLESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
