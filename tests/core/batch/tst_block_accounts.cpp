#include "core/batch/block_rows.h"
#include "tests/support/plans.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

using namespace ledgerloom;
using testing::planOfRows;

namespace {

Plan planWithCredits(std::uint64_t rows, std::uint32_t fraudRatePpb = 5'000'000) {
    Plan plan = planOfRows(rows, fraudRatePpb);
    plan.credits = true;
    return plan;
}

/// A transfer between two customers, by either end.
struct Ends {
    std::uint64_t payer = 0;
    std::uint64_t receiver = 0;
    std::int64_t amountCents = 0;
    std::int64_t timeUs = 0;
    std::uint64_t block = 0; ///< that told of it
    FraudType fraud = FraudType::none;

    auto order() const { return std::tie(payer, receiver, amountCents, timeUs); }
    bool operator<(const Ends& other) const { return order() < other.order(); }
};

class World {
public:
    explicit World(const Plan& made) : plan(made), m_rows(made) {
        const Population& population = m_rows.population();
        for (std::uint64_t i = 0; i < plan.customers; ++i) {
            const Customer customer = population.customer(i);
            m_owners[{customer.bank, population.accountOf(customer)}] = i;
        }
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            m_rows.make(block);
            collectSent(block);
            collectReceived(block);
        }
        std::sort(sent.begin(), sent.end());
        std::sort(received.begin(), received.end());
    }

    Plan plan;
    std::vector<Ends> sent;
    std::vector<Ends> received;

private:
    void collectSent(std::uint64_t block) {
        for (std::uint32_t piece = 0; piece < m_rows.pieceCount(Table::transactions); ++piece) {
            const Batch& batch = m_rows.transactions(piece);
            for (std::uint32_t i = 0; i < batch.rows; ++i) {
                if (batch.payee[i] == noEntry || batch.status[i] != PaymentStatus::approved)
                    continue;
                const Payee& payee = batch.dictionary->payees[batch.payee[i]];
                const auto owner = m_owners.find({payee.bank, payee.account});
                if (owner != m_owners.end())
                    sent.push_back({batch.customer[i], owner->second, batch.amountCents[i], batch.timeUs[i], block,
                                    batch.fraud[i]});
            }
        }
    }
    void collectReceived(std::uint64_t block) {
        for (std::uint32_t piece = 0; piece < m_rows.pieceCount(Table::credits); ++piece)
            for (const CreditRow& row : m_rows.credits(piece))
                if (row.credit.payer != Credit::nobody)
                    received.push_back(
                        {row.credit.payer, row.customer, row.credit.amountCents, row.credit.timeUs, block});
    }

    BlockRows m_rows;
    std::map<std::pair<std::uint8_t, std::uint64_t>, std::uint64_t> m_owners;
};

} // namespace

class TestBlockAccounts : public QObject {
    Q_OBJECT

private slots:
    // What a customer sends to another stands in the other's account, whichever block makes it.
    void everyTransferHasTwoEnds() {
        const World world(planWithCredits(9 * rowsPerBlock, 20'000'000));
        std::size_t crossing = 0;
        std::size_t laundered = 0;
        QVERIFY(world.sent.size() > 10'000);
        std::size_t next = 0;
        std::size_t late = 0;
        for (const Ends& end : world.sent) {
            // The last seconds' transfers arrive behind the range.
            const bool arrived = next < world.received.size() && world.received[next].payer == end.payer &&
                                 world.received[next].receiver == end.receiver &&
                                 world.received[next].amountCents == end.amountCents;
            if (!arrived) {
                ++late;
                QVERIFY(end.timeUs > (std::int64_t{world.plan.endDate} + 1) * microsPerDay - 10 * microsPerSecond);
                continue;
            }
            const Ends& other = world.received[next++];
            QVERIFY(other.timeUs > end.timeUs && other.timeUs < end.timeUs + 10 * microsPerSecond);
            crossing += other.block != end.block ? 1U : 0U;
            laundered += end.fraud == FraudType::laundering ? 1U : 0U;
        }
        QCOMPARE(next, world.received.size());
        QVERIFY(late < 5);
        QVERIFY(crossing > world.sent.size() / 2);
        QVERIFY2(laundered > 50, qPrintable(QString::number(laundered)));
    }
    void creditsAreInTheOrderOfTimeAndNumberedByCustomer() {
        const Plan plan = planWithCredits(2 * rowsPerBlock);
        BlockRows rows(plan);
        const BlockTotals totals = rows.make(1);
        std::map<std::uint64_t, std::uint32_t> next;
        std::int64_t before = 0;
        std::uint64_t count = 0;
        for (std::uint32_t piece = 0; piece < rows.pieceCount(Table::credits); ++piece)
            for (const CreditRow& row : rows.credits(piece)) {
                QVERIFY(row.credit.timeUs >= before);
                before = row.credit.timeUs;
                QCOMPARE(row.credit.number, next[row.customer]++);
                QVERIFY(row.customer >= plan.customersBefore(1) && row.customer < plan.customersBefore(2));
                QVERIFY(row.credit.amountCents > 0 && row.credit.balanceAfterCents >= row.credit.amountCents);
                ++count;
            }
        QCOMPARE(count, totals.credits);
        QVERIFY2(count > totals.rows / 10 && count < totals.rows, qPrintable(QString::number(count)));
    }
    void paymentsAreTheSameWithoutTheTable() {
        Plan plan = planWithCredits(rowsPerBlock);
        BlockRows with(plan);
        plan.credits = false;
        BlockRows without(plan);
        with.make(0);
        QCOMPARE(without.make(0).credits, std::uint64_t{0});
        for (std::uint32_t piece = 0; piece < with.pieceCount(Table::transactions); ++piece) {
            const Batch& one = with.transactions(piece);
            const Batch& other = without.transactions(piece);
            for (std::uint32_t i = 0; i < one.rows; ++i)
                QCOMPARE(one.balanceAfterCents[i], other.balanceAfterCents[i]);
        }
    }
};

QTEST_APPLESS_MAIN(TestBlockAccounts)
#include "tst_block_accounts.moc"
