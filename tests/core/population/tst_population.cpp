#include "core/base/civil_time.h"
#include "core/population/population.h"
#include "tests/support/plans.h"

#include <QTest>

#include <map>
#include <set>

using namespace ledgerloom;
using testing::planOfCustomers;

namespace {

bool same(const Customer& a, const Customer& b) {
    bool alike = a.index == b.index && a.key == b.key && a.position == b.position && a.cell.index == b.cell.index &&
                 a.home.latE6 == b.home.latE6 && a.work.lonE6 == b.work.lonE6 && a.incomeCents == b.incomeCents &&
                 a.monthlyPayments == b.monthlyPayments && a.birthDate == b.birthDate && a.bank == b.bank &&
                 a.accountCreated == b.accountCreated && a.contactCount == b.contactCount &&
                 a.deviceCount == b.deviceCount && a.cardCount == b.cardCount && a.profile == b.profile;
    for (std::size_t i = 0; i < a.deviceCount; ++i)
        alike = alike && a.devices[i].number == b.devices[i].number && a.devices[i].firstUse == b.devices[i].firstUse;
    for (std::size_t i = 0; i < a.cardCount; ++i)
        alike = alike && a.cards[i].hash == b.cards[i].hash && a.cards[i].brand == b.cards[i].brand;
    return alike;
}

} // namespace

class TestPopulation : public QObject {
    Q_OBJECT

private:
    static constexpr std::uint64_t count = 20'000;
    const Plan plan = planOfCustomers(count);
    const Population population{plan, reference()};

private slots:
    void aCustomerIsTheSameInAnyOrder() {
        const Population other(plan, reference());
        for (std::uint64_t i = 0; i < 2'000; ++i)
            QVERIFY(same(population.customer(i), other.customer(1'999 - i)) == (i == 1'999 - i));
        for (std::uint64_t i = 2'000; i > 0; --i)
            QVERIFY(same(population.customer(i), other.customer(i)));
    }
    void cheapAnswersAgreeWithTheWholeCustomer() {
        for (std::uint64_t i = 0; i < count; ++i) {
            const Customer c = population.customer(i);
            QCOMPARE(population.monthlyPayments(i), c.monthlyPayments);
            QCOMPARE(population.accountHolder(i).contactCount, c.contactCount);
        }
    }
    void aMerchantIsFoundByItsNumber() {
        const auto same = [](const Merchant& a, const Merchant& b) {
            return a.number == b.number && a.name() == b.name() && a.category == b.category && a.latE6 == b.latE6 &&
                   a.lonE6 == b.lonE6;
        };
        for (std::uint64_t number = 0; number < population.merchantCount(); ++number)
            QCOMPARE(population.merchantAt(number).number, number);
        for (std::uint64_t c = 0; c < population.places().cellCount(); ++c) {
            const Cell cell = population.places().cell(c);
            for (std::uint32_t category = 0; category < reference().categories.size(); ++category)
                for (std::uint32_t i = 0; i < population.places().merchantsIn(cell.city, category); ++i) {
                    const Merchant local = population.localMerchant(cell, category, i);
                    QVERIFY(same(population.merchantAt(local.number), local));
                    QVERIFY(!population.isNational(local));
                }
        }
        for (std::uint32_t category = 0; category < reference().categories.size(); ++category)
            for (std::uint32_t i = 0; i < reference().categories[category].national; ++i) {
                const Merchant national = population.nationalMerchant(category, i);
                QVERIFY(same(population.merchantAt(national.number), national));
                QVERIFY(population.isNational(national));
            }
    }
    void anotherSeedIsAnotherPopulation() {
        Plan otherPlan = plan;
        otherPlan.seed = 43;
        const Population other(otherPlan, reference());
        int alike = 0;
        for (std::uint64_t i = 0; i < 500; ++i)
            alike += other.customer(i).incomeCents == population.customer(i).incomeCents ? 1 : 0;
        QVERIFY(alike < 50); // many earn the minimum wage
    }
    void oneToThreeDevicesAreInUseAtATime() {
        for (std::uint64_t i = 0; i < count; ++i) {
            const Customer c = population.customer(i);
            QVERIFY(c.deviceCount >= 1 && c.deviceCount <= Customer::maxDevices);
            for (std::int32_t day = plan.startDate; day <= plan.endDate; day += 7) {
                int inUse = 0;
                for (std::size_t k = 0; k < c.deviceCount; ++k)
                    inUse += day >= c.devices[k].firstUse && day < c.devices[k].lastUse ? 1 : 0;
                QVERIFY(inUse >= 1 && inUse <= 3);
            }
        }
    }
    void devicesAreRealModelsAndNoNumberIsGivenTwice() {
        std::set<std::uint64_t> numbers;
        std::size_t devices = 0;
        for (std::uint64_t i = 0; i < count; ++i) {
            const Customer c = population.customer(i);
            for (std::size_t k = 0; k < c.deviceCount; ++k, ++devices) {
                const Device& d = c.devices[k];
                const DeviceModel& model = reference().deviceModels.at(d.model);
                QCOMPARE(model.kind, d.kind);
                QVERIFY(d.system < model.systems.size() && d.number < 1'000'000'000'000);
                QVERIFY(d.firstUse <= plan.endDate && d.firstUse > c.accountCreated - 1);
                numbers.insert(d.number);
            }
        }
        for (std::uint64_t crew = 0; crew < 500; ++crew)
            for (std::uint32_t which = 0; which < 4; ++which, ++devices)
                numbers.insert(population.crewDevice(keyOf(9, crew), which, plan.startDate).number);
        QCOMPARE(numbers.size(), devices);
    }
    void aCrewsDeviceIsTheSameAgain() {
        const Device one = population.crewDevice(5, 2, plan.startDate);
        const Device again = population.crewDevice(5, 2, plan.startDate + 9);
        QCOMPARE(one.number, again.number);
        QCOMPARE(one.model, again.model);
        QCOMPARE(again.firstUse, plan.startDate + 9);
        QVERIFY(population.crewDevice(5, 3, plan.startDate).number != one.number);
    }
    void accountsAreOpenedByAdultsBeforeTheRun() {
        for (std::uint64_t i = 0; i < count; ++i) {
            const Customer c = population.customer(i);
            QVERIFY(c.accountCreated < plan.startDate);
            QVERIFY2(addMonths(c.birthDate, 18 * 12) <= c.accountCreated, qPrintable(QString::number(i)));
            const Profile& profile = population.profiles()[c.profile];
            QVERIFY(std::uint32_t(c.ageAt(plan.startDate)) >= profile.ageMin);
            QVERIFY(std::uint32_t(c.ageAt(plan.startDate)) <= profile.ageMax + 1);
        }
    }
    void moneyAndActivityFollowTheProfile() {
        for (std::uint64_t i = 0; i < count; ++i) {
            const Customer c = population.customer(i);
            const Profile& profile = population.profiles()[c.profile];
            const Profession& profession = reference().professions[c.profession];
            QVERIFY(c.monthlyPayments >= profile.monthlyMin && c.monthlyPayments <= profile.monthlyMax);
            QVERIFY(c.contactCount >= profile.contactsMin && c.contactCount <= profile.contactsMax);
            QVERIFY(c.incomeCents >= 151'800); // minimum wage of 2025
            QVERIFY(c.incomeCents <=
                    std::max<std::int64_t>(151'800, profession.incomeMaxReais * profile.incomeMaxPermille / 10));
        }
    }
    void profilesBanksAndStatesOccurByTheirWeights() {
        std::map<std::size_t, int> profiles;
        std::map<std::size_t, int> banks;
        for (std::uint64_t i = 0; i < count; ++i) {
            const Customer c = population.customer(i);
            ++profiles[c.profile];
            ++banks[c.bank];
            QCOMPARE(c.state, reference().cities[c.cell.city].state);
            QCOMPARE(c.minutesFromBrasilia, reference().states[c.state].minutesFromBrasilia);
            QVERIFY(c.position >= c.cell.from && c.position < c.cell.to);
        }
        const auto near = [](std::map<std::size_t, int>& seen, const auto& list) {
            double total = 0;
            for (const auto& item : list)
                total += double(item.weight);
            for (std::size_t i = 0; i < list.size(); ++i) {
                const double expected = double(list[i].weight) / total * count;
                if (std::abs(seen[i] - expected) > 5 * std::sqrt(expected) + 1)
                    return false;
            }
            return true;
        };
        QVERIFY(near(profiles, reference().profiles));
        QVERIFY(near(banks, reference().banks));
    }
    void everybodyHasADebitCardAndCreditCardsFollow() {
        std::set<std::uint64_t> hashes;
        std::size_t cards = 0;
        for (std::uint64_t i = 0; i < count; ++i) {
            const Customer c = population.customer(i);
            QVERIFY(c.cardCount >= 1 && c.cardCount <= Customer::maxCards);
            for (std::size_t k = 0; k < c.cardCount; ++k, ++cards) {
                QCOMPARE(c.cards[k].credit, k > 0);
                QVERIFY(c.cards[k].brand < reference().brands.size());
                hashes.insert(c.cards[k].hash);
            }
        }
        QCOMPARE(hashes.size(), cards);
    }
    void withoutProfilesAllBehaveAlike() {
        Plan average = plan;
        average.profiles = false;
        const Population one(average, reference());
        QCOMPARE(one.profiles().size(), std::size_t{1});
        const Profile& mean = one.profiles().front();
        QVERIFY(mean.ageMin >= 18 && mean.monthlyMin <= mean.monthlyMax && mean.devicesMax <= 3);
        QVERIFY(mean.contactsMax <= Population::maxContacts);
        for (std::uint64_t i = 0; i < 1'000; ++i)
            QCOMPARE(int(one.customer(i).profile), 0);
    }
    void aMerchantIsTheSameWheneverItIsAsked() {
        const Cell cell = population.places().cell(3);
        const std::uint32_t grocery = reference().categoryIndex("5411");
        const Merchant one = population.localMerchant(cell, grocery, 0);
        const Merchant again = population.localMerchant(population.places().cellOf(cell.to - 1), grocery, 0);
        QCOMPARE(one.name(), again.name());
        QCOMPARE(one.number, again.number);
        QCOMPARE(one.latE6, again.latE6);
        QCOMPARE(one.lonE6, again.lonE6);
        QCOMPARE(std::uint32_t{one.category}, grocery);
        QVERIFY(!one.name().empty() && one.name().size() <= Merchant::nameCapacity);
    }
    void nationalMerchantsHaveTheirOwnNames() {
        for (std::uint32_t category = 0; category < reference().categories.size(); ++category)
            for (std::uint32_t which = 0; which < reference().categories[category].national; ++which) {
                const Merchant m = population.nationalMerchant(category, which);
                QCOMPARE(m.name(), std::string_view(reference().categories[category].nationalNames[which]));
            }
    }
    void addressesComeFromTheirKind() {
        for (const IpKind kind : {IpKind::mobile, IpKind::broadband, IpKind::datacenter})
            for (std::uint64_t key = 0; key < 2'000; ++key) {
                const std::uint32_t address = population.ipAddress(key, kind);
                QCOMPARE(population.ipAddress(key, kind), address);
                QVERIFY(std::any_of(reference().ipRanges.begin(), reference().ipRanges.end(), [&](const IpRange& r) {
                    return r.kind == indexOf(kind) && address >= r.from && address <= r.to;
                }));
            }
    }
};

QTEST_APPLESS_MAIN(TestPopulation)
#include "tst_population.moc"
