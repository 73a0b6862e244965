#include "core/behaviour/transfers.h"
#include "tests/support/plans.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <tuple>

using namespace ledgerloom;

namespace {

struct Earlier {
    bool operator()(const Transfer& a, const Transfer& b) const {
        return std::tie(a.payer, a.month, a.slot, a.number) < std::tie(b.payer, b.month, b.slot, b.number);
    }
};

std::uint64_t blockOf(const Plan& plan, std::uint64_t customer) {
    std::uint64_t block = 0;
    while (plan.customersBefore(block + 1) <= customer)
        ++block;
    return block;
}

} // namespace

class TestTransfers : public QObject {
    Q_OBJECT

private:
    struct World {
        explicit World(std::uint64_t customers)
            : plan(testing::planOfCustomers(customers)),
              population(plan, reference()),
              calendar(population),
              transfers(population, calendar) {}
        std::int32_t firstMonth() const { return monthIndex(plan.startDate); }
        std::int32_t lastMonth() const { return monthIndex(plan.endDate); }
        std::vector<Transfer> allSent() const {
            std::vector<Transfer> all;
            std::vector<Transfer> some;
            for (std::uint64_t i = 0; i < plan.customers; ++i)
                for (std::int32_t month = firstMonth(); month <= lastMonth(); ++month) {
                    transfers.sent(population.customer(i), month, some);
                    all.insert(all.end(), some.begin(), some.end());
                }
            return all;
        }
        Plan plan;
        Population population;
        Calendar calendar;
        Transfers transfers;
    };
    const World world{3'000}; // 17 blocks

private slots:
    void everyEdgeIsTheSameFromBothEnds_data() {
        QTest::addColumn<quint64>("customers");
        for (const quint64 customers : {12ULL, 200ULL, 3'000ULL})
            QTest::addRow("%llu", customers) << customers;
    }
    void everyEdgeIsTheSameFromBothEnds() {
        QFETCH(const quint64, customers);
        const World here(customers);
        const std::vector<Transfer> sent = here.allSent();
        std::vector<Transfer> received;
        std::vector<Transfer> some;
        for (std::uint64_t i = 0; i < customers; ++i) {
            here.transfers.received(here.population.customer(i), some);
            for (const Transfer& transfer : some)
                QCOMPARE(transfer.receiver, i);
            received.insert(received.end(), some.begin(), some.end());
        }
        std::sort(received.begin(), received.end(), Earlier());
        QVERIFY(std::is_sorted(sent.begin(), sent.end(), Earlier()));
        QVERIFY(sent.size() > customers);
        QCOMPARE(sent.size(), received.size());
        for (std::size_t i = 0; i < sent.size(); ++i)
            QVERIFY(sent[i] == received[i]);
    }
    void edgesCrossBlocks() {
        QVERIFY(world.plan.blocks > 10);
        std::size_t crossing = 0;
        const std::vector<Transfer> sent = world.allSent();
        for (const Transfer& transfer : sent)
            crossing += blockOf(world.plan, transfer.payer) != blockOf(world.plan, transfer.receiver) ? 1U : 0U;
        QVERIFY(crossing > sent.size() / 2);
    }
    void amountsDatesAndPartiesAreSound() {
        std::set<std::uint64_t> contacts;
        for (const Transfer& t : world.allSent()) {
            QVERIFY(t.payer < world.plan.customers && t.receiver < world.plan.customers && t.payer != t.receiver);
            QVERIFY(t.timeUs >= world.calendar.beginUs() && t.timeUs < world.calendar.endUs());
            QCOMPARE(monthIndex(static_cast<std::int32_t>(t.timeUs / microsPerDay)), std::int32_t(t.month));
            QVERIFY(t.amountCents >= 100 && t.amountCents <= 5'000'000);
            QVERIFY(t.slot < world.population.accountHolder(t.payer).contactCount);
            contacts.insert(t.slot);
        }
        QCOMPARE(contacts.size(), std::size_t{Population::maxContacts});
    }
    void oneIsAPartOfTheIncome() {
        std::vector<Transfer> sent;
        std::size_t atTheEdge = 0;
        for (std::uint64_t i = 0; i < world.plan.customers; ++i) {
            const Customer c = world.population.customer(i);
            const std::int64_t most = c.incomeCents * 225 / 1000;
            for (std::int32_t month = world.firstMonth(); month <= world.lastMonth(); ++month) {
                world.transfers.sent(c, month, sent);
                for (const Transfer& transfer : sent) {
                    QVERIFY2(transfer.amountCents <= most, qPrintable(QString::number(i)));
                    atTheEdge += transfer.amountCents == most ? 1U : 0U;
                }
            }
        }
        QVERIFY(atTheEdge > 0); // it binds somewhere
    }
    void nothingLargeIsApprovedByNight() {
        std::size_t night = 0;
        for (const Transfer& transfer : world.allSent()) {
            const std::int64_t hour = transfer.timeUs % microsPerDay / microsPerHour;
            if (hour >= 20 || hour < 6) {
                ++night;
                QVERIFY(transfer.amountCents <= 100'000);
            }
        }
        QVERIFY(night > 100);
    }
    void nearlyAllAreApproved() {
        const std::vector<Transfer> sent = world.allSent();
        const auto refused = std::count_if(sent.begin(), sent.end(), [](const Transfer& t) { return !t.approved; });
        const double share = double(refused) / double(sent.size());
        QVERIFY2(share > 0.008 && share < 0.02, qPrintable(QString::number(share)));
    }
    void activityScalesTheirNumber() {
        Plan busy = world.plan;
        busy.activityPermille = 2'000;
        const Population population(busy, reference());
        const Calendar calendar(population);
        const Transfers transfers(population, calendar);
        std::size_t usual = 0;
        std::size_t twice = 0;
        std::vector<Transfer> some;
        for (std::uint64_t i = 0; i < busy.customers; ++i) {
            world.transfers.sent(world.population.customer(i), world.firstMonth() + 1, some);
            usual += some.size();
            transfers.sent(population.customer(i), world.firstMonth() + 1, some);
            twice += some.size();
        }
        QVERIFY(std::abs(double(twice) / double(usual) - 2) < 0.1);
    }
    void monthsOutsideTheRangeAreEmpty() {
        std::vector<Transfer> some;
        for (std::uint64_t i = 0; i < 200; ++i) {
            world.transfers.sent(world.population.customer(i), world.firstMonth() - 1, some);
            QVERIFY(some.empty());
        }
    }
};

QTEST_APPLESS_MAIN(TestTransfers)
#include "tst_transfers.moc"
