#include "core/fraud/fraud_mix.h"
#include "core/fraud/mule_rings.h"
#include "core/fraud/scenarios/scenarios.h"
#include "tests/support/plans.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace ledgerloom;

class TestScenarios : public QObject {
    Q_OBJECT

private:
    const Plan plan = testing::planOfCustomers(5'000);
    const Population population{plan, reference()};
    const Calendar calendar{population};
    const Ordinary ordinary{population, calendar};
    const Bills bills{population};
    const MuleRings rings{population, calendar};
    Habits habits;
    Dictionary dictionary;
    PaymentFactory factory{population, habits, dictionary};
    Payments payments;
    std::vector<Enrolment> enrolments;

    void weave(const Scenario& scenario, std::uint64_t customer, std::uint64_t key, std::uint32_t rows,
               std::uint64_t campaign = 0) {
        habits.load(population, calendar, customer);
        dictionary.clear();
        payments.clear();
        enrolments.clear();
        Episode episode;
        episode.key = keyOf(key, customer);
        episode.crew = campaign != 0 ? campaign : keyOf(3, key);
        episode.campaign = campaign;
        episode.customer = 7;
        episode.rows = rows;
        episode.t0 = (plan.startDate + 40) * microsPerDay + 13 * microsPerHour;
        scenario.weave(episode, {ordinary, bills, rings, factory, payments, enrolments});
    }
    std::int64_t t0Day() const { return (plan.startDate + 40) * microsPerDay; }

    template <class Check> void forEachEpisode(const Scenario& scenario, Check check) {
        for (std::uint64_t customer = 0; customer < 150; ++customer)
            for (std::uint32_t rows = scenario.leastRows(); rows <= scenario.mostRows(); ++rows) {
                habits.load(population, calendar, customer);
                if (scenario.readinessPermille(habits.customer, plan.startDate) == 0)
                    continue;
                weave(scenario, customer, rows, rows);
                check(rows);
                if (QTest::currentTestFailed())
                    return;
            }
    }

private slots:
    void everyEpisodeHasExactlyItsRowsInTimeOrder_data() {
        QTest::addColumn<int>("entry");
        for (std::size_t i = 0; i < fraudMix().size(); ++i)
            QTest::addRow("%s", fraudMix()[i].scenario->name().data()) << int(i);
    }
    void everyEpisodeHasExactlyItsRowsInTimeOrder() {
        QFETCH(const int, entry);
        const Scenario& scenario = *fraudMix()[std::size_t(entry)].scenario;
        if (scenario.hasRings())
            return; // tst_mule_rings
        forEachEpisode(scenario, [&](std::uint32_t rows) {
            const auto fraud = std::count_if(payments.begin(), payments.end(),
                                             [&](const Payment& p) { return p.fraud == scenario.type(); });
            QCOMPARE(std::size_t(fraud), std::size_t{rows});
            QCOMPARE(payments.size(), std::size_t{rows} + scenario.honestRows());
            for (std::size_t i = 0; i < payments.size(); ++i) {
                const Payment& p = payments[i];
                QVERIFY(i == 0 || p.timeUs > payments[i - 1].timeUs);
                QVERIFY(p.timeUs >= t0Day());
                QVERIFY(p.amountCents >= 100 && p.amountCents < 100'000'000);
                QVERIFY(p.payee != noEntry || p.merchant != noEntry);
                const std::int64_t hour = p.timeUs % microsPerDay / microsPerHour;
                if (p.type == PaymentType::pix && p.status == PaymentStatus::approved && (hour >= 20 || hour < 6))
                    QVERIFY(p.amountCents <= 100'000);
            }
        });
    }
    void theSameEpisodeIsTheSameSequence() {
        for (const MixEntry& entry : fraudMix()) {
            weave(*entry.scenario, 3, 5, entry.scenario->mostRows());
            const Payments first = payments;
            weave(*entry.scenario, 9, 6, entry.scenario->leastRows());
            weave(*entry.scenario, 3, 5, entry.scenario->mostRows());
            QCOMPARE(first.size(), payments.size());
            for (std::size_t i = 0; i < first.size(); ++i) {
                QCOMPARE(first[i].timeUs, payments[i].timeUs);
                QCOMPARE(first[i].amountCents, payments[i].amountCents);
                QCOMPARE(first[i].receiver, payments[i].receiver);
            }
        }
    }
    void strangeDevicesAreEnrolledBeforeTheyAreUsed() {
        std::size_t strange = 0;
        for (const MixEntry& entry : fraudMix())
            forEachEpisode(*entry.scenario, [&](std::uint32_t) {
                for (const Payment& p : payments) {
                    if (p.device == noEntry)
                        continue;
                    const std::uint64_t number = dictionary.devices[p.device];
                    const Customer& c = habits.customer;
                    const auto isIt = [number](const Device& d) { return d.number == number; };
                    auto device = std::find_if(c.devices.begin(), c.devices.begin() + c.deviceCount, isIt);
                    std::int32_t firstUse = 0;
                    if (device != c.devices.begin() + c.deviceCount)
                        firstUse = device->firstUse;
                    else {
                        ++strange;
                        const auto enrolled = std::find_if(enrolments.begin(), enrolments.end(),
                                                           [&](const Enrolment& e) { return isIt(e.device); });
                        QVERIFY(enrolled != enrolments.end());
                        QCOMPARE(enrolled->customer, 7U);
                        firstUse = enrolled->device.firstUse;
                    }
                    QVERIFY(firstUse <= p.timeUs / microsPerDay);
                }
            });
        QVERIFY(strange > 100);
    }
    void theBadTerminalIsVisitedBeforeTheCardIsSpent() {
        forEachEpisode(skimmedCard(), [&](std::uint32_t) {
            QVERIFY(payments.front().fraud == FraudType::none);
            QVERIFY(payments.front().entry != CardEntry::keyed && payments.front().card != noEntry);
            const Cell home = habits.customer.cell;
            QVERIFY(std::abs(dictionary.merchants[payments.front().merchant].latE6 - home.latE6) < 20'000);
            for (std::size_t i = 1; i < payments.size(); ++i) {
                const bool cash = payments[i].type == PaymentType::withdrawal;
                QCOMPARE(payments[i].card, cash ? noEntry : payments.front().card); // the same card
                QVERIFY(!cash || (payments.front().type == PaymentType::debitCard &&
                                  payments[i].channel == Channel::atm && payments[i].amountCents % 1'000 == 0));
                QVERIFY(payments[i].timeUs - payments.front().timeUs >= 6 * microsPerHour);
            }
        });
    }
    void victimsOfOneCampaignPaidAtOneTerminal() {
        const Cell cell = population.places().cell(0);
        std::set<std::uint64_t> visited;
        std::set<std::uint64_t> victims;
        for (std::uint64_t position = cell.from; position < cell.from + 40; ++position) {
            victims.insert(population.places().customerAt(position));
            weave(skimmedCard(), *victims.rbegin(), position, 3, 0xabcdef);
            visited.insert(dictionary.merchants[payments.front().merchant].number);
        }
        QCOMPARE(visited.size(), std::size_t{1});
        weave(skimmedCard(), *victims.begin(), 1, 3, 0x123456);
        const std::uint64_t other = dictionary.merchants[payments.front().merchant].number;
        weave(skimmedCard(), *victims.begin(), 1, 3, 0x123457);
        QVERIFY(!visited.contains(other) || !visited.contains(dictionary.merchants[payments.front().merchant].number));
    }
    void cardsAreTriedForLittleBeforeTheyBuy() {
        forEachEpisode(cardTesting(), [&](std::uint32_t rows) {
            const auto isTry = [](const Payment& p) { return p.amountCents <= 1'500; };
            const auto firstPurchase = std::find_if_not(payments.begin(), payments.end(), isTry);
            QVERIFY(firstPurchase != payments.begin() && firstPurchase != payments.end());
            QVERIFY(std::none_of(firstPurchase, payments.end(), isTry));
            QVERIFY(firstPurchase - payments.begin() >= std::ptrdiff_t(rows / 2));
            QVERIFY(firstPurchase->timeUs - std::prev(firstPurchase)->timeUs >= microsPerHour);
            std::set<std::uint64_t> tested;
            for (auto p = payments.begin(); p != firstPurchase; ++p)
                tested.insert(dictionary.merchants[p->merchant].number);
            QCOMPARE(tested.size(), std::size_t{1});
            for (const Payment& p : payments)
                QVERIFY(p.entry == CardEntry::keyed && p.device == noEntry && p.ip != 0 && p.card != noEntry);
        });
    }
    void oneBotComesFromAFewAddresses() {
        std::map<std::uint32_t, int> rowsOf;
        int tries = 0;
        for (std::uint64_t customer = 0; customer < 200; ++customer) {
            habits.load(population, calendar, customer);
            if (cardTesting().readinessPermille(habits.customer, plan.startDate) == 0)
                continue;
            weave(cardTesting(), customer, 1, cardTesting().mostRows(), 0xb07);
            for (const Payment& p : payments)
                if (p.amountCents <= 1'500) {
                    ++tries;
                    ++rowsOf[p.ip];
                }
        }
        std::erase_if(rowsOf, [](const auto& address) { return address.second < 10; }); // a card's own one
        QVERIFY2(rowsOf.size() >= 8 && rowsOf.size() <= 12, qPrintable(QString::number(rowsOf.size())));
        for (const auto& [ip, rows] : rowsOf)
            QVERIFY(rows < tries / 5);
    }
    void aStolenSessionIsTheVictimsDeviceFromElsewhere() {
        int stolen = 0;
        int enrolled = 0;
        forEachEpisode(simSwap(), [&](std::uint32_t) {
            enrolled += enrolments.empty() ? 0 : 1;
            if (!enrolments.empty())
                return;
            ++stolen;
            for (const Payment& p : payments) {
                QVERIFY(std::ranges::find(habits.deviceEntries, p.device) != habits.deviceEntries.end());
                QCOMPARE(p.ip, payments.front().ip);
                QCOMPARE(p.latE6, noPlace);
            }
        });
        QVERIFY(stolen > 100 && enrolled > stolen);
    }
    void drainedAccountsPayPixWithinTheHour() {
        forEachEpisode(accountTakeover(), [&](std::uint32_t) {
            for (const Payment& p : payments)
                QVERIFY(p.type == PaymentType::pix && p.payee != noEntry && p.device != noEntry);
            QVERIFY(payments.back().timeUs - payments.front().timeUs < microsPerHour);
        });
    }
};

QTEST_APPLESS_MAIN(TestScenarios)
#include "tst_scenarios.moc"
