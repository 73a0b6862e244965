#include "core/behaviour/habits.h"
#include "tests/support/plans.h"

#include <QTest>

#include <set>

using namespace ledgerloom;

class TestHabits : public QObject {
    Q_OBJECT

private:
    const Plan plan = testing::planOfCustomers(3'000);
    const Population population{plan, reference()};
    const Calendar calendar{population};

private slots:
    void whoWasThereBeforeLeavesNothingBehind() {
        Habits fresh;
        Habits used;
        for (std::uint64_t i = 0; i < 500; ++i) {
            used.load(population, calendar, plan.customers - 1 - i);
            used.contactEntries[0] = used.deviceEntries[0] = used.cardEntries[0] = 7;
            used.load(population, calendar, i);
            fresh = Habits();
            fresh.load(population, calendar, i);
            QCOMPARE(used.customer.index, i);
            QCOMPARE(used.favourites.size(), fresh.favourites.size());
            for (std::size_t f = 0; f < fresh.favourites.size(); ++f) {
                QCOMPARE(used.favourites[f].category, fresh.favourites[f].category);
                QCOMPARE(used.favourites[f].which, fresh.favourites[f].which);
                QCOMPARE(used.favourites[f].entry, noEntry);
            }
            QCOMPARE(used.tripFrom, fresh.tripFrom);
            QCOMPARE(used.tripTo, fresh.tripTo);
            QCOMPARE(used.contactEntries[0], noEntry);
            QCOMPARE(used.deviceEntries[0], noEntry);
            QCOMPARE(used.cardEntries[0], noEntry);
        }
    }
    void favouritesExistWhereTheCustomerLives() {
        Habits habits;
        for (std::uint64_t i = 0; i < plan.customers; ++i) {
            habits.load(population, calendar, i);
            const Profile& profile = population.profiles()[habits.customer.profile];
            QVERIFY(!habits.favourites.empty() && habits.favourites.size() <= profile.favouritesMax);
            for (const Favourite& f : habits.favourites) {
                const std::uint32_t most = f.national
                                               ? reference().categories[f.category].national
                                               : population.places().merchantsIn(habits.customer.cell.city, f.category);
                QVERIFY(f.which < most);
            }
        }
    }
    void contactsAreThePopulations() {
        Habits habits;
        for (std::uint64_t i = 0; i < 300; ++i) {
            habits.load(population, calendar, i);
            for (std::uint32_t slot = 0; slot < habits.customer.contactCount; ++slot)
                QCOMPARE(habits.contacts[slot], population.contactOf(habits.customer, slot));
        }
    }
    void someTravelForAFewDaysToAPlaceOfTheCountry() {
        Habits habits;
        int travellers = 0;
        for (std::uint64_t i = 0; i < plan.customers; ++i) {
            habits.load(population, calendar, i);
            if (habits.tripTo < habits.tripFrom) {
                QVERIFY(!habits.awayOn(habits.tripFrom));
                continue;
            }
            ++travellers;
            QVERIFY(habits.tripFrom >= plan.startDate && habits.tripFrom <= plan.endDate);
            QVERIFY(habits.tripTo - habits.tripFrom >= 1 && habits.tripTo - habits.tripFrom <= 8);
            QVERIFY(habits.awayOn(habits.tripFrom) && habits.awayOn(habits.tripTo));
            QVERIFY(!habits.awayOn(habits.tripFrom - 1) && !habits.awayOn(habits.tripTo + 1));
            QVERIFY(habits.tripCell.index < population.places().cellCount());
        }
        const double share = travellers / double(plan.customers); // 184 days of 430
        QVERIFY2(std::abs(share - 184.0 / 430) < 0.05, qPrintable(QString::number(share)));
    }
    void theDeviceOfADayIsInUseThatDay() {
        Habits habits;
        std::set<std::size_t> kinds;
        for (std::uint64_t i = 0; i < plan.customers; ++i) {
            habits.load(population, calendar, i);
            for (std::int32_t day = plan.startDate; day <= plan.endDate; day += 5)
                for (const bool desktop : {false, true}) {
                    const Device& device = habits.customer.devices[habits.deviceOn(day, desktop)];
                    QVERIFY(day >= device.firstUse && day < device.lastUse);
                    if (desktop)
                        kinds.insert(device.kind);
                }
        }
        QVERIFY(kinds.contains(indexOf(DeviceKind::desktop)));
    }
};

QTEST_APPLESS_MAIN(TestHabits)
#include "tst_habits.moc"
