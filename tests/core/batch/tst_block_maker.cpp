#include "core/batch/block_maker.h"
#include "tests/support/plans.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

using namespace ledgerloom;

namespace {

bool byNight(std::int64_t timeUs) {
    const std::int64_t hour = timeUs % microsPerDay / microsPerHour;
    return hour >= 20 || hour < 6;
}

} // namespace

class TestBlockMaker : public QObject {
    Q_OBJECT

private:
    static void plansOfEveryKind() {
        QTest::addColumn<quint64>("rows");
        QTest::addColumn<quint64>("customers");
        QTest::addColumn<quint32>("ratePpb");
        QTest::addColumn<int>("days");
        QTest::newRow("one row") << quint64{1} << quint64{1} << 0U << 1;
        QTest::newRow("ten rows, half fraud") << quint64{10} << quint64{1} << 500'000'000U << 1;
        QTest::newRow("a small run of five days") << quint64{2'000} << quint64{200} << 5'000'000U << 5;
        QTest::newRow("a small run, much fraud") << quint64{2'000} << quint64{200} << 200'000'000U << 5;
        QTest::newRow("one block") << quint64{60'000} << quint64{160} << 5'000'000U << 184;
        QTest::newRow("a small last block") << quint64{65'536 * 2 + 900} << quint64{350} << 5'000'000U << 184;
        QTest::newRow("half fraud") << quint64{100'000} << quint64{260} << 500'000'000U << 184;
        QTest::newRow("few customers, half fraud") << quint64{5'000} << quint64{8} << 500'000'000U << 184;
        QTest::newRow("no fraud") << quint64{70'000} << quint64{180} << 0U << 184;
        QTest::newRow("many quiet customers") << quint64{80'000} << quint64{3'000} << 5'000'000U << 30;
    }
    static Plan fetchPlan() {
        QFETCH(const quint64, rows);
        QFETCH(const quint64, customers);
        QFETCH(const quint32, ratePpb);
        QFETCH(const int, days);
        Plan plan = testing::planOf(rows, customers, ratePpb);
        plan.endDate = plan.startDate + days - 1;
        return plan;
    }

private slots:
    void rowsAndFraudAreExact_data() { plansOfEveryKind(); }
    void rowsAndFraudAreExact() {
        const Plan plan = fetchPlan();
        BlockMaker maker(plan);
        std::uint64_t rows = 0;
        std::uint64_t fraud = 0;
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            maker.make(block);
            QCOMPARE(maker.rowCount(), plan.rowsBefore(block + 1) - plan.rowsBefore(block));
            QCOMPARE(maker.firstCustomer(), plan.customersBefore(block));
            rows += maker.rowCount();
            for (std::size_t i = 0; i < maker.rowCount(); ++i)
                fraud += maker.row(i).fraud != FraudType::none ? 1U : 0U;
            QCOMPARE(fraud, plan.fraudBefore(block + 1));
        }
        QCOMPARE(rows, plan.rows);
    }
    void rowsAreInTimeOrderWithinTheRange_data() { plansOfEveryKind(); }
    void rowsAreInTimeOrderWithinTheRange() {
        const Plan plan = fetchPlan();
        BlockMaker maker(plan);
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            maker.make(block);
            std::vector<std::uint32_t> nextSequence(maker.customerCount(), 0);
            std::vector<std::int64_t> lastTime(maker.customerCount(), -1);
            for (std::size_t i = 0; i < maker.rowCount(); ++i) {
                const Payment& p = maker.row(i);
                QVERIFY(p.timeUs >= plan.startDate * microsPerDay && p.timeUs < (plan.endDate + 1) * microsPerDay);
                if (i > 0) {
                    const Payment& before = maker.row(i - 1);
                    QVERIFY(std::tie(before.timeUs, before.customer, before.sequence) <
                            std::tie(p.timeUs, p.customer, p.sequence));
                }
                QCOMPARE(p.sequence, nextSequence[p.customer]++);
                QVERIFY(p.timeUs > lastTime[p.customer]); // unique within a customer
                lastTime[p.customer] = p.timeUs;
            }
        }
    }
    void everyDeviceIsEnrolledOnceAndBeforeItIsUsed_data() { plansOfEveryKind(); }
    void everyDeviceIsEnrolledOnceAndBeforeItIsUsed() {
        const Plan plan = fetchPlan();
        BlockMaker maker(plan);
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            maker.make(block);
            std::map<std::pair<std::uint32_t, std::uint64_t>, std::int32_t> firstUse;
            for (std::uint32_t i = 0; i < maker.customerCount(); ++i) {
                const Customer c = maker.population().customer(maker.firstCustomer() + i);
                for (std::size_t k = 0; k < c.deviceCount; ++k)
                    firstUse[{i, c.devices[k].number}] = c.devices[k].firstUse;
            }
            std::uint32_t before = 0;
            for (const Enrolment& e : maker.enrolments()) {
                QVERIFY(e.customer >= before);
                before = e.customer;
                QVERIFY2(firstUse.insert({{e.customer, e.device.number}, e.device.firstUse}).second,
                         "a device is enrolled twice on one customer");
            }
            for (std::size_t i = 0; i < maker.rowCount(); ++i) {
                const Payment& p = maker.row(i);
                if (p.device == noEntry)
                    continue;
                const auto known = firstUse.find({p.customer, maker.dictionary().devices[p.device]});
                QVERIFY2(known != firstUse.end(), "a device without a row of devices");
                QVERIFY2(known->second <= p.timeUs / microsPerDay, "a device is used before its first use");
            }
        }
    }
    void noLargePixIsApprovedByNight_data() { plansOfEveryKind(); }
    void noLargePixIsApprovedByNight() {
        const Plan plan = fetchPlan();
        BlockMaker maker(plan);
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            maker.make(block);
            for (std::size_t i = 0; i < maker.rowCount(); ++i) {
                const Payment& p = maker.row(i);
                QVERIFY2(p.type != PaymentType::pix || p.status != PaymentStatus::approved ||
                             p.amountCents <= 100'000 || !byNight(p.timeUs),
                         p.fraud == FraudType::none ? "honest" : "fraud");
            }
        }
    }
    void everyTransferIsARow() {
        const Plan plan = testing::planOfRows(150'000);
        BlockMaker maker(plan);
        const Population population(plan, reference());
        const Calendar calendar(population);
        const Transfers transfers(population, calendar);
        std::vector<Transfer> sent;
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            maker.make(block);
            std::multiset<std::tuple<std::uint32_t, std::int64_t, std::uint64_t>> rows;
            for (std::size_t i = 0; i < maker.rowCount(); ++i) {
                const Payment& p = maker.row(i);
                if (p.type == PaymentType::pix && p.fraud == FraudType::none)
                    rows.insert({p.customer, p.amountCents, maker.dictionary().payees[p.payee].account});
            }
            for (std::uint32_t i = 0; i < maker.customerCount(); ++i) {
                const Customer c = population.customer(maker.firstCustomer() + i);
                for (std::int32_t month = monthIndex(plan.startDate); month <= monthIndex(plan.endDate); ++month) {
                    transfers.sent(c, month, sent);
                    for (const Transfer& t : sent) {
                        const auto row =
                            rows.find({i, t.amountCents, population.accountOf(population.customer(t.receiver))});
                        QVERIFY(row != rows.end());
                        rows.erase(row);
                    }
                }
            }
        }
    }
    void theDictionaryNeverOutgrowsItsRoom() {
        const Plan plan = testing::planOfRows(140'000, 500'000'000);
        BlockMaker maker(plan);
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            maker.make(block);
            for (const std::size_t size : {maker.dictionary().merchants.size(), maker.dictionary().payees.size(),
                                           maker.dictionary().devices.size(), maker.dictionary().cards.size()})
                QVERIFY(size <= maker.rowCount());
        }
    }
    void activityGoesToTheCustomersByTheirProfiles() {
        const Plan plan = testing::planOfRows(65'536);
        BlockMaker maker(plan);
        maker.make(0);
        std::vector<double> rows(maker.customerCount(), 0);
        for (std::size_t i = 0; i < maker.rowCount(); ++i)
            ++rows[maker.row(i).customer];
        double weights = 0;
        for (std::uint64_t i = 0; i < maker.customerCount(); ++i)
            weights += maker.population().monthlyPayments(i);
        for (std::uint64_t i = 0; i < maker.customerCount(); ++i) {
            const double expected = maker.population().monthlyPayments(i) / weights * double(maker.rowCount());
            QVERIFY2(rows[i] > 0.6 * expected && rows[i] < 1.6 * expected,
                     qPrintable(QString::number(rows[i] / expected)));
        }
    }
    void memoryIsConstantWhateverTheRun() {
        Plan small = testing::planOfRows(1'000'000);
        Plan large = testing::planOfRows(1'000'000'000'000);
        QVERIFY(BlockMaker::memoryBytes(large) < BlockMaker::memoryBytes(small) * 11 / 10);
        QVERIFY(BlockMaker::memoryBytes(large) < 64'000'000);
    }
};

QTEST_APPLESS_MAIN(TestBlockMaker)
#include "tst_block_maker.moc"
