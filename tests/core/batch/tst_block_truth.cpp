#include "core/batch/block_rows.h"
#include "tests/support/plans.h"

#include <QTest>

#include <map>
#include <set>

using namespace ledgerloom;
using testing::planOfRows;

namespace {

Plan planWithLabels(std::uint64_t rows, std::uint32_t fraudRatePpb = 5'000'000) {
    Plan plan = planOfRows(rows, fraudRatePpb);
    plan.labels = Labels::both;
    return plan;
}

std::vector<LabelRow> labelsOf(BlockRows& rows) {
    std::vector<LabelRow> all;
    for (std::uint32_t piece = 0; piece < rows.pieceCount(Table::labels); ++piece)
        for (const LabelRow& row : rows.labels(piece))
            all.push_back(row);
    return all;
}

std::vector<EpisodeRow> episodesOf(BlockRows& rows) {
    std::vector<EpisodeRow> all;
    for (std::uint32_t piece = 0; piece < rows.pieceCount(Table::episodes); ++piece)
        for (const EpisodeRow& row : rows.episodes(piece))
            all.push_back(row);
    return all;
}

/// A payment as its batch has it.
struct Seen {
    FraudType fraud = FraudType::none;
    PaymentStatus status = PaymentStatus::approved;
    std::int64_t timeUs = 0;
    std::int64_t amountCents = 0;
};

using PaymentId = std::pair<std::uint64_t, std::uint32_t>;
using EpisodeKey = std::pair<std::uint64_t, std::uint32_t>;

std::map<PaymentId, Seen> paymentsOf(BlockRows& rows) {
    std::map<PaymentId, Seen> all;
    for (std::uint32_t piece = 0; piece < rows.pieceCount(Table::transactions); ++piece) {
        const Batch& batch = rows.transactions(piece);
        for (std::uint32_t i = 0; i < batch.rows; ++i)
            all[{batch.customer[i], batch.sequence[i]}] = {batch.fraud[i], batch.status[i], batch.timeUs[i],
                                                           batch.amountCents[i]};
    }
    return all;
}

} // namespace

class TestBlockTruth : public QObject {
    Q_OBJECT

private slots:
    void everyFraudulentPaymentHasOneLabel() {
        BlockRows rows(planWithLabels(3 * rowsPerBlock));
        for (std::uint64_t block = 0; block < 3; ++block) {
            rows.make(block);
            auto payments = paymentsOf(rows);
            std::set<PaymentId> labelled;
            std::uint64_t disputed = 0;
            for (const LabelRow& label : labelsOf(rows)) {
                const PaymentId id{label.customer, label.sequence};
                QVERIFY(labelled.insert(id).second);
                QVERIFY(payments.contains(id));
                QVERIFY(payments[id].fraud == label.fraud);
                disputed += label.fraud == FraudType::none ? 1U : 0U;
                if (label.report.isKnown())
                    QVERIFY(label.report.timeUs > payments[id].timeUs);
            }
            for (const auto& [id, payment] : payments)
                QVERIFY(payment.fraud == FraudType::none || labelled.contains(id));
            QVERIFY(disputed > 0 && disputed < rows.totals().fraudRows / 5);
            QCOMPARE(rows.totals().labels, rows.totals().fraudRows + disputed);
        }
    }
    void stepsOfAnEpisodeAreItsPaymentsInTheOrderOfTime() {
        BlockRows rows(planWithLabels(rowsPerBlock, 20'000'000));
        rows.make(0);
        auto payments = paymentsOf(rows);
        std::map<EpisodeKey, std::vector<PaymentId>> steps;
        for (const LabelRow& label : labelsOf(rows)) {
            if (label.fraud == FraudType::none)
                continue;
            auto& ofEpisode = steps[{label.episode.customer, label.episode.number}];
            QCOMPARE(label.episode.customer, label.customer);
            ofEpisode.push_back({label.customer, label.sequence});
            QCOMPARE(std::size_t{label.step}, ofEpisode.size());
            if (ofEpisode.size() > 1)
                QVERIFY(payments[ofEpisode.back()].timeUs > payments[*(ofEpisode.end() - 2)].timeUs);
        }
        const auto episodes = episodesOf(rows);
        QCOMPARE(episodes.size(), steps.size());
        for (const EpisodeRow& episode : episodes) {
            const auto& mine = steps.at({episode.id.customer, episode.id.number});
            std::int64_t attempted = 0;
            std::int64_t approved = 0;
            for (const PaymentId& id : mine) {
                attempted += payments[id].amountCents;
                approved += payments[id].status == PaymentStatus::approved ? payments[id].amountCents : 0;
                QVERIFY(payments[id].fraud == episode.scenario->type());
            }
            QCOMPARE(std::size_t{episode.payments}, mine.size());
            QCOMPARE(episode.attemptedCents, attempted);
            QCOMPARE(episode.approvedCents, approved);
            QCOMPARE(episode.firstUs, payments[mine.front()].timeUs);
            QCOMPARE(episode.lastUs, payments[mine.back()].timeUs);
        }
    }
    void mulesOfARingShareTheirCampaign() {
        BlockRows rows(planWithLabels(4 * rowsPerBlock, 20'000'000));
        std::map<std::uint64_t, std::set<std::uint64_t>> rings;
        for (std::uint64_t block = 0; block < 4; ++block) {
            rows.make(block);
            for (const EpisodeRow& episode : episodesOf(rows))
                if (episode.scenario->role() == EpisodeRole::mule) {
                    QVERIFY(episode.campaign != 0);
                    rings[episode.campaign].insert(episode.id.customer);
                }
        }
        QVERIFY(std::ranges::any_of(rings, [](const auto& ring) { return ring.second.size() > 2; }));
    }
    void withoutTablesOfLabelsThereAreNone() {
        BlockRows rows(planOfRows(rowsPerBlock));
        rows.make(0);
        QCOMPARE(rows.totals().labels, std::uint64_t{0});
        QCOMPARE(rows.totals().episodes, std::uint64_t{0});
        QCOMPARE(rows.totals().merchants, std::uint64_t{0});
        QCOMPARE(rows.pieceCount(Table::labels), std::uint32_t{0});
    }
    void labelsLeaveThePaymentsAsTheyAre() {
        BlockRows with(planWithLabels(rowsPerBlock));
        BlockRows without(planOfRows(rowsPerBlock));
        with.make(0);
        without.make(0);
        QCOMPARE(with.totals().rows, without.totals().rows);
        const auto same = [](const Seen& a, const Seen& b) {
            return a.fraud == b.fraud && a.timeUs == b.timeUs && a.amountCents == b.amountCents && a.status == b.status;
        };
        const auto one = paymentsOf(with);
        const auto other = paymentsOf(without);
        QVERIFY(std::equal(one.begin(), one.end(), other.begin(), other.end(), [&](const auto& a, const auto& b) {
            return a.first == b.first && same(a.second, b.second);
        }));
    }
    void whatABlockHoldsIsReserved() {
        for (const std::uint32_t rate : {0U, 5'000'000U, 100'000'000U, 500'000'000U}) {
            const Plan plan = planWithLabels(2 * rowsPerBlock, rate);
            BlockRows rows(plan);
            for (std::uint64_t block = 0; block < 2; ++block) {
                rows.make(block);
                QVERIFY(rows.totals().labels * sizeof(BlockTruth::Labelled) +
                            rows.totals().episodes * sizeof(EpisodeRow) <=
                        BlockTruth::memoryBytes(plan));
            }
        }
    }
    void merchantsAreSharedOutByTheirNumbers() {
        Plan plan = planOfRows(3 * rowsPerBlock);
        plan.merchants = true;
        BlockRows rows(plan);
        std::uint64_t next = 0;
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            rows.make(block);
            for (std::uint32_t piece = 0; piece < rows.pieceCount(Table::merchants); ++piece)
                for (const Merchant& merchant : rows.merchants(piece))
                    QCOMPARE(merchant.number, next++);
        }
        QCOMPARE(next, rows.population().merchantCount());
    }
};

QTEST_APPLESS_MAIN(TestBlockTruth)
#include "tst_block_truth.moc"
