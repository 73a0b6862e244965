#include "core/behaviour/calendar.h"
#include "core/features/stream_walk.h"

#include <QTest>

using namespace ledgerloom;

namespace {

constexpr std::int64_t noon = 20'270 * microsPerDay + 12 * microsPerHour;

Payment at(std::int64_t timeUs, std::int64_t cents = 1'000, std::uint64_t receiver = 1) {
    Payment p;
    p.timeUs = timeUs;
    p.amountCents = cents;
    p.receiver = receiver;
    p.type = PaymentType::debitCard;
    return p;
}

std::vector<Payment> walked(std::vector<Payment> payments, std::int32_t minutesFromBrasilia = 0) {
    static StreamWalk walk(reference());
    Customer customer;
    customer.key = 99;
    customer.minutesFromBrasilia = minutesFromBrasilia;
    std::vector<Payment*> order;
    for (Payment& p : payments)
        order.push_back(&p);
    Account account(false);
    StreamWalk::arrange(order);
    std::vector<Credit> plenty(1);
    plenty[0].amountCents = 1'000'000'000'000;
    account.open(customer, 0, plenty, order);
    walk.walk(customer, order, account);
    return payments;
}

bool unusual(std::int64_t hour, std::int64_t minute, std::int32_t zone) {
    const std::int64_t midnight = 20'270 * microsPerDay;
    return walked({at(midnight + hour * microsPerHour + minute * microsPerMinute)}, zone)[0].has(Payment::unusualHour);
}

} // namespace

class TestStreamWalk : public QObject {
    Q_OBJECT

private slots:
    void aDayBeforeToTheMicrosecondIsOut() {
        const auto out = walked({at(noon), at(noon + microsPerDay)});
        QCOMPARE(int(out[1].countLast24h), 1);
        QCOMPARE(out[1].sumLast24hCents, std::int64_t{1'000});
        const auto in = walked({at(noon), at(noon + microsPerDay - 1)});
        QCOMPARE(int(in[1].countLast24h), 2);
        QCOMPARE(in[1].sumLast24hCents, std::int64_t{2'000});
    }
    void sumsAndCountsHoldThisPaymentWhateverItsStatus() {
        std::vector<Payment> payments{at(noon, 100), at(noon + microsPerHour, 20), at(noon + 23 * microsPerHour, 3),
                                      at(noon + 25 * microsPerHour - 1, 7), at(noon + 25 * microsPerHour, 11)};
        payments[1].set(Payment::statusDecided);
        payments[1].status = PaymentStatus::refused;
        const auto w = walked(payments);
        const int counts[] = {1, 2, 3, 3, 3};
        const std::int64_t sums[] = {100, 120, 123, 30, 21};
        for (std::size_t i = 0; i < w.size(); ++i) {
            QCOMPARE(int(w[i].countLast24h), counts[i]);
            QCOMPARE(w[i].sumLast24hCents, sums[i]);
        }
    }
    void theFirstHasNoPast() {
        const auto w = walked({at(noon)});
        QCOMPARE(w[0].minutesSinceLast, -1);
        QCOMPARE(w[0].distanceCentiKm, -1);
        QCOMPARE(w[0].sequence, 0U);
        QCOMPARE(w[0].session, 0U);
        QVERIFY(w[0].has(Payment::newReceiver));
    }
    void minutesAreWholeOnes() {
        const auto w = walked({at(noon), at(noon + 2 * microsPerMinute - 1), at(noon + 4 * microsPerMinute - 1)});
        QCOMPARE(w[1].minutesSinceLast, 1);
        QCOMPARE(w[2].minutesSinceLast, 2);
    }
    void distanceIsToThePaymentBeforeAndNullWithoutAPlace() {
        std::vector<Payment> payments{at(noon), at(noon + 1'000), at(noon + 2'000), at(noon + 3'000)};
        payments[0].latE6 = -23'550'500;
        payments[0].lonE6 = -46'633'300;
        payments[1].latE6 = -22'906'800;
        payments[1].lonE6 = -43'172'900;
        payments[3] = payments[1];
        payments[3].timeUs = noon + 3'000;
        const auto w = walked(payments);
        QCOMPARE(w[0].distanceCentiKm, -1);
        QCOMPARE(w[1].distanceCentiKm, 36'075);
        QCOMPARE(w[2].distanceCentiKm, -1); // no place here
        QCOMPARE(w[3].distanceCentiKm, -1); // none before
    }
    void aSessionEndsAfterAQuarterOfAnHourOrWithAnotherDevice() {
        std::vector<Payment> payments{at(noon), at(noon + 15 * microsPerMinute), at(noon + 30 * microsPerMinute + 1),
                                      at(noon + 31 * microsPerMinute)};
        payments[3].device = 4;
        const auto w = walked(payments);
        const std::uint32_t sessions[] = {0, 0, 1, 2};
        for (std::size_t i = 0; i < w.size(); ++i) {
            QCOMPARE(w[i].session, sessions[i]);
            QCOMPARE(w[i].sequence, std::uint32_t(i));
        }
    }
    void onlyTheFirstAttemptToAReceiverIsNew() {
        std::vector<Payment> payments{at(noon, 1, 10), at(noon + 1, 1, 20), at(noon + 2, 1, 10),
                                      at(noon + 9 * microsPerDay, 1, 20), at(noon + 10 * microsPerDay, 1, 0)};
        payments[0].set(Payment::statusDecided);
        payments[0].status = PaymentStatus::refused; // an attempt is enough
        const auto w = walked(payments);
        const bool fresh[] = {true, true, false, false, true};
        for (std::size_t i = 0; i < w.size(); ++i)
            QCOMPARE(w[i].has(Payment::newReceiver), fresh[i]);
    }
    void nobodyIsRememberedFromTheCustomerBefore() {
        walked({at(noon, 1, 10)});
        QVERIFY(walked({at(noon, 1, 10)})[0].has(Payment::newReceiver));
    }
    void unusualIsBeforeSixWhereTheCustomerLives() {
        QVERIFY(unusual(0, 0, 0) && unusual(5, 59, 0) && !unusual(6, 0, 0) && !unusual(23, 59, 0));
        // Acre is two hours behind Brasilia: six there is eight here.
        QVERIFY(unusual(7, 59, -120) && !unusual(8, 0, -120));
        QVERIFY(unusual(2, 0, -120) && !unusual(1, 59, -120)); // still yesterday evening there
        QVERIFY(unusual(6, 30, -60) && !unusual(7, 0, -60));
    }
    void equalTimesAreDrawnApart() {
        const auto w = walked({at(noon), at(noon), at(noon), at(noon + 1)});
        for (std::size_t i = 0; i < w.size(); ++i)
            QCOMPARE(w[i].timeUs, noon + std::int64_t(i));
    }
    void aDecidedStatusIsKept() {
        for (std::uint64_t i = 0; i < 300; ++i) {
            std::vector<Payment> payments{at(noon), at(noon + 5)};
            payments[0].set(Payment::statusDecided);
            payments[1].set(Payment::statusDecided);
            payments[1].status = PaymentStatus::refused;
            payments[1].reason = RefusalReason::wrongPin;
            const auto w = walked(payments);
            QCOMPARE(w[0].status, PaymentStatus::approved);
            QCOMPARE(w[0].reason, RefusalReason::none);
            QCOMPARE(w[1].reason, RefusalReason::wrongPin);
        }
    }
    void outcomesComeAtTheTablesRatesAndReasonsOnlyWithRefusals() {
        std::vector<Payment> payments;
        for (int i = 0; i < 60'000; ++i)
            payments.push_back(at(noon + i * microsPerMinute));
        const auto w = walked(payments);
        std::array<double, 6> seen{};
        for (const Payment& p : w) {
            ++seen[indexOf(p.status)];
            const bool withReason = p.status == PaymentStatus::refused || p.status == PaymentStatus::blocked;
            QCOMPARE(p.reason != RefusalReason::none, withReason);
        }
        // Nobody is refused for want of money who has plenty: 600 of 1,000 refusals of debit cards are.
        const double refused = double(reference().statusWeights[indexOf(PaymentType::debitCard)][1]);
        for (std::size_t status = 0; status < seen.size(); ++status) {
            double expected = double(reference().statusWeights[indexOf(PaymentType::debitCard)][status]) * 0.6;
            expected += status == 0 ? refused * 0.36 : status == 1 ? -refused * 0.36 : 0;
            QVERIFY(std::abs(seen[status] - expected) < 5 * std::sqrt(expected) + 1);
        }
    }
    void aLargePixByNightIsRefusedForItsLimit() {
        std::vector<Payment> payments;
        for (int day = 0; day < 400; ++day) {
            payments.push_back(at(noon + day * microsPerDay, 100'001));
            payments.push_back(at(noon + day * microsPerDay + 8 * microsPerHour, 100'000)); // 20 h
            payments.push_back(at(noon + day * microsPerDay + 9 * microsPerHour, 100'001));
        }
        for (Payment& p : payments)
            p.type = PaymentType::pix;
        int approved[3] = {0, 0, 0};
        const auto w = walked(payments);
        for (std::size_t i = 0; i < w.size(); ++i)
            approved[i % 3] += w[i].status == PaymentStatus::approved ? 1 : 0;
        QVERIFY(approved[0] > 300 && approved[1] > 300);
        QCOMPARE(approved[2], 0);
    }
    void neitherScoreNorFeaturesLookAtTheLabel() {
        std::vector<Payment> payments;
        for (int i = 0; i < 500; ++i)
            payments.push_back(at(noon + i * microsPerHour, 1'000 + i * 37 % 9'000, std::uint64_t(i % 50)));
        std::vector<Payment> marked = payments;
        for (std::size_t i = 0; i < marked.size(); i += 3)
            marked[i].fraud = FraudType::clonedCard;
        const auto one = walked(payments);
        const auto other = walked(marked);
        for (std::size_t i = 0; i < one.size(); ++i) {
            QCOMPARE(one[i].scoreCenti, other[i].scoreCenti);
            QCOMPARE(one[i].status, other[i].status);
            QCOMPARE(one[i].flags, other[i].flags);
            QCOMPARE(one[i].sumLast24hCents, other[i].sumLast24hCents);
        }
    }
    void seenReceiversFindWhatWasPutIn() {
        SeenReceivers seen;
        seen.reset(5'000);
        for (std::uint64_t i = 0; i < 5'000; ++i)
            QVERIFY(seen.insert(i * 3));
        for (std::uint64_t i = 0; i < 5'000; ++i)
            QVERIFY(!seen.insert(i * 3));
        QVERIFY(seen.insert(1));
        seen.reset(10);
        QVERIFY(seen.insert(3));
    }
};

QTEST_APPLESS_MAIN(TestStreamWalk)
#include "tst_stream_walk.moc"
