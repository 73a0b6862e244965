#include "core/features/rule_score.h"

#include <QTest>

using namespace ledgerloom;

namespace {

Payment usual() {
    Payment p;
    p.amountCents = 5'000;
    p.countLast24h = 2;
    p.minutesSinceLast = 600;
    p.distanceCentiKm = 100;
    return p;
}

/// Mean score of a payment after ten usual ones, over many draws of the noise.
double meanOf(const Payment& payment) {
    double sum = 0;
    for (std::uint64_t key = 0; key < 2'000; ++key) {
        RuleScore score;
        Rng rng(key);
        for (int i = 0; i < 10; ++i)
            score.next(usual(), rng);
        sum += score.next(payment, rng);
    }
    return sum / 2'000;
}

template <class Change> double raisedBy(Change change) {
    Payment p = usual();
    change(p);
    return meanOf(p) - meanOf(usual());
}

} // namespace

class TestRuleScore : public QObject {
    Q_OBJECT

private slots:
    void whatLooksOddRaisesIt() {
        QVERIFY(raisedBy([](Payment& p) { p.set(Payment::newReceiver); }) > 500);
        QVERIFY(raisedBy([](Payment& p) { p.set(Payment::freshDevice); }) > 1'000);
        QVERIFY(raisedBy([](Payment& p) { p.set(Payment::unusualHour); }) > 400);
        QVERIFY(raisedBy([](Payment& p) { p.countLast24h = 8; }) > 300);
        QVERIFY(raisedBy([](Payment& p) { p.countLast24h = 13; }) > raisedBy([](Payment& p) { p.countLast24h = 8; }));
        QVERIFY(raisedBy([](Payment& p) { p.amountCents = 20'000; }) > 500);
        QVERIFY(raisedBy([](Payment& p) { p.amountCents = 90'000; }) >
                raisedBy([](Payment& p) { p.amountCents = 20'000; }));
        QVERIFY(raisedBy([](Payment& p) {
                    p.distanceCentiKm = 50'000;
                    p.minutesSinceLast = 30;
                }) > 800);
        QVERIFY(raisedBy([](Payment& p) { p.set(Payment::threeDsAsked); }) > 300);
        QVERIFY(raisedBy([](Payment& p) { p.set(Payment::cvvChecked); }) > 500);
    }
    void whatIsInOrderDoesNot() {
        QVERIFY(std::abs(raisedBy([](Payment& p) {
                    p.set(Payment::threeDsAsked);
                    p.set(Payment::threeDsPassed);
                    p.set(Payment::cvvChecked);
                    p.set(Payment::cvvMatches);
                })) < 1);
        // Far away but a day later.
        QVERIFY(std::abs(raisedBy([](Payment& p) {
                    p.distanceCentiKm = 50'000;
                    p.minutesSinceLast = 1'440;
                })) < 1);
    }
    void theFirstPaymentHasNoPastToBeOddAgainst() {
        Payment large = usual();
        large.amountCents = 9'000'000;
        Rng one(3);
        Rng same(3);
        QCOMPARE(RuleScore().next(large, one), RuleScore().next(usual(), same));
    }
    void theScoreStaysWithinItsScale() {
        Payment worst = usual();
        worst.flags = Payment::newReceiver | Payment::freshDevice | Payment::unusualHour | Payment::threeDsAsked |
                      Payment::cvvChecked;
        worst.countLast24h = 500;
        worst.amountCents = 100'000'000;
        worst.distanceCentiKm = 300'000;
        worst.minutesSinceLast = 1;
        for (std::uint64_t key = 0; key < 2'000; ++key) {
            RuleScore score;
            Rng rng(key);
            score.next(usual(), rng);
            QVERIFY(score.next(worst, rng) <= 10'000);
        }
    }
    void theLabelIsNeverLookedAt() {
        Payment fraud = usual();
        fraud.fraud = FraudType::accountTakeover;
        fraud.status = PaymentStatus::blocked;
        for (std::uint64_t key = 0; key < 200; ++key) {
            Rng one(key);
            Rng same(key);
            QCOMPARE(RuleScore().next(fraud, one), RuleScore().next(usual(), same));
        }
    }
};

QTEST_APPLESS_MAIN(TestRuleScore)
#include "tst_rule_score.moc"
