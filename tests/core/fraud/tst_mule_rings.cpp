#include "core/fraud/fraud_plan.h"
#include "core/fraud/mule_rings.h"
#include "core/fraud/scenarios/scenarios.h"
#include "tests/support/plans.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace ledgerloom;

/// Both ends of a ring's transfer find it alone, and no mule sends more than came in.
class TestMuleRings : public QObject {
    Q_OBJECT

private:
    const Plan plan = testing::planOfCustomers(20'000);
    const Population population{plan, reference()};
    const Calendar calendar{population};
    const MuleRings rings{population, calendar};

private slots:
    void membersAndRingsFindEachOther() {
        QVERIFY(rings.count() >= 10);
        std::uint64_t members = 0;
        for (std::uint64_t customer = 0; customer < plan.customers; ++customer)
            if (const auto member = rings.of(customer)) {
                ++members;
                QVERIFY(member->ring < rings.count() && member->place < MuleRings::places);
                QCOMPARE(rings.memberAt(member->ring, member->place), customer);
            }
        QCOMPARE(members, rings.count() * MuleRings::places);
    }
    void transfersLieWithinTheRangeByDayAndInOrder() {
        for (std::uint64_t ring = 0; ring < rings.count(); ++ring) {
            const auto all = rings.transfers(ring);
            QVERIFY(!all.empty() && all.size() <= 102);
            for (std::size_t i = 0; i < all.size(); ++i) {
                QVERIFY(all[i].payer < MuleRings::places && all[i].payer != all[i].receiver);
                QVERIFY(all[i].receiver < MuleRings::places || all[i].receiver == RingTransfer::outside);
                QVERIFY(all[i].timeUs >= calendar.beginUs() && all[i].timeUs < calendar.endUs());
                QVERIFY(all[i].timeUs % microsPerDay < 20 * microsPerHour);
                QVERIFY(i == 0 || all[i].timeUs >= all[i - 1].timeUs);
                QVERIFY(all[i].amountCents > 0);
            }
        }
    }
    /// Whoever has been paid within the ring that day sends on, later, less than that.
    void whatIsSentOnHasComeIn() {
        int layered = 0;
        for (std::uint64_t ring = 0; ring < rings.count(); ++ring) {
            using DayOfMember = std::pair<std::int64_t, std::uint32_t>;
            std::map<DayOfMember, std::int64_t> received;
            std::map<DayOfMember, std::int64_t> sent;
            for (const RingTransfer& t : rings.transfers(ring)) {
                const DayOfMember payer{t.timeUs / microsPerDay, t.payer};
                sent[payer] += t.amountCents;
                if (const auto in = received.find(payer); in != received.end()) {
                    ++layered;
                    QVERIFY(sent[payer] <= in->second);
                }
                received[DayOfMember{payer.first, t.receiver}] += t.amountCents;
            }
        }
        QVERIFY(layered > 50);
    }
    /// The receiver's block sees, from the ring alone, exactly the transfers that the payers' blocks weave.
    void bothEndsSeeTheSameTransfers() {
        const Ordinary ordinary(population, calendar);
        const Bills bills(population);
        Habits habits;
        Dictionary dictionary;
        PaymentFactory factory(population, habits, dictionary);
        Payments payments;
        std::vector<Enrolment> enrolments;
        for (std::uint64_t ring = 0; ring < std::min<std::uint64_t>(rings.count(), 12); ++ring) {
            std::multiset<std::tuple<std::uint64_t, std::int64_t, std::int64_t>> woven;
            const auto all = rings.transfers(ring);
            for (std::uint32_t place = 0; place < MuleRings::places; ++place) {
                habits.load(population, calendar, rings.memberAt(ring, place));
                payments.clear();
                Episode episode;
                episode.key = keyOf(rings.keyOfRing(ring), place);
                episode.rows = static_cast<std::uint32_t>(
                    std::ranges::count_if(all, [&](const RingTransfer& t) { return t.payer == place; }));
                laundering().weave(episode, {ordinary, bills, rings, factory, payments, enrolments});
                QCOMPARE(payments.size(), std::size_t(episode.rows));
                for (const Payment& p : payments) {
                    QVERIFY(p.fraud == FraudType::laundering && p.device != noEntry);
                    woven.emplace(dictionary.payees[p.payee].account, p.timeUs, p.amountCents);
                }
            }
            for (const RingTransfer& t : all) {
                if (t.receiver == RingTransfer::outside)
                    continue;
                const Customer receiver = population.customer(rings.memberAt(ring, t.receiver));
                QVERIFY(woven.contains({population.accountOf(receiver), t.timeUs, t.amountCents}));
            }
        }
    }
    void withoutFraudThereAreNone() {
        const Population honest(testing::planOfCustomers(2'000, 0), reference());
        const Calendar range(honest);
        QCOMPARE(MuleRings(honest, range).count(), std::uint64_t(0));
    }
};

QTEST_APPLESS_MAIN(TestMuleRings)
#include "tst_mule_rings.moc"
