#include "core/population/population.h"
#include "tests/support/plans.h"

#include <QTest>

#include <map>
#include <set>

using namespace ledgerloom;

/// The contact edges of a whole population, from both ends.
class TestContacts : public QObject {
    Q_OBJECT

private slots:
    void bothEndsAgreeInEverySlot_data() {
        QTest::addColumn<quint64>("customers");
        for (const quint64 customers : {1ULL, 2ULL, 50ULL, 700ULL, 5'000ULL, 30'000ULL})
            QTest::addRow("%llu", customers) << customers;
    }
    void bothEndsAgreeInEverySlot() {
        QFETCH(const quint64, customers);
        const Population population(testing::planOfCustomers(customers), reference());
        using Edge = std::pair<std::uint64_t, std::uint64_t>;
        std::vector<Payer> payers;
        for (std::uint32_t slot = 0; slot < Population::maxContacts; ++slot) {
            std::set<Edge> forward;
            std::set<Edge> backward;
            std::size_t walkedBack = 0;
            for (std::uint64_t i = 0; i < customers; ++i) {
                const std::uint64_t contact = population.contactOf(population.customer(i), slot);
                QVERIFY(contact < customers);
                if (contact != i)
                    forward.insert({i, contact});
                population.payersOf(population.customer(i), slot, payers);
                walkedBack += payers.size();
                for (const Payer& payer : payers)
                    backward.insert({payer.index, i});
            }
            QCOMPARE(walkedBack, backward.size()); // nobody twice
            QVERIFY(forward == backward);
        }
    }
    void aSlotBeyondTheCountIsVoid() {
        const Population population(testing::planOfCustomers(700), reference());
        for (std::uint64_t i = 0; i < 700; ++i) {
            const Customer c = population.customer(i);
            QCOMPARE(population.contactOf(c, c.contactCount), i);
        }
    }
    void mostContactsLiveInTheNeighbourhood() {
        const Population population(testing::planOfCustomers(30'000), reference());
        std::size_t near = 0;
        std::size_t all = 0;
        for (std::uint64_t i = 0; i < 5'000; ++i) {
            const Customer c = population.customer(i);
            for (std::uint32_t slot = 0; slot < c.contactCount; ++slot, ++all)
                near += population.customer(population.contactOf(c, slot)).cell.index == c.cell.index ? 1U : 0U;
        }
        const double share = double(near) / double(all);
        QVERIFY2(share > 0.70 && share < 0.92, qPrintable(QString::number(share)));
    }
    void whoIsFoundFromTheOtherEndIsKnownAsACustomer() {
        const Population population(testing::planOfCustomers(3'000), reference());
        std::vector<Payer> payers;
        for (std::uint32_t slot = 0; slot < Population::maxContacts; ++slot)
            for (std::uint64_t i = 0; i < 200; ++i) {
                population.payersOf(population.customer(i), slot, payers);
                for (Payer& found : payers) {
                    population.fillMeans(found);
                    const Payer known = population.customer(found.index).payer();
                    QCOMPARE(found.key, known.key);
                    QCOMPARE(found.position, known.position);
                    QCOMPARE(found.incomeCents, known.incomeCents);
                    QCOMPARE(found.monthlyPayments, known.monthlyPayments);
                    QCOMPARE(found.minutesFromBrasilia, known.minutesFromBrasilia);
                    QCOMPARE(found.profile, known.profile);
                    QCOMPARE(found.contactCount, known.contactCount);
                }
            }
    }
    void someReceiveFromVeryMany() {
        const Population population(testing::planOfCustomers(30'000), reference());
        std::size_t most = 0;
        std::vector<Payer> payers;
        for (std::uint64_t i = 0; i < 30'000; ++i) {
            population.payersOf(population.customer(i), 18, payers);
            most = std::max(most, payers.size());
        }
        QVERIFY2(most >= 20 && most <= 256, qPrintable(QString::number(most)));
    }
};

QTEST_APPLESS_MAIN(TestContacts)
#include "tst_contacts.moc"
