#include "core/fraud/steps.h"
#include "tests/support/plans.h"

#include <QTest>

#include <map>

using namespace ledgerloom;

class TestSteps : public QObject {
    Q_OBJECT

private slots:
    void aFraudulentPaymentIsAtLeastOneReal() {
        const Payment p = fraudulent(FraudType::phishing, PaymentType::pix, 7, 3);
        QCOMPARE(p.amountCents, std::int64_t{100});
        QCOMPARE(p.timeUs, std::int64_t{7});
        QVERIFY(p.fraud == FraudType::phishing && p.type == PaymentType::pix);
    }
    void outcomesComeAtTheirRatesWithAReason() {
        Rng rng(1);
        std::map<PaymentStatus, int> seen;
        for (int i = 0; i < 50'000; ++i) {
            Payment p;
            settle(p, 170, 110, rng);
            ++seen[p.status];
            QVERIFY(p.has(Payment::statusDecided));
            QCOMPARE(p.reason == RefusalReason::none, p.status == PaymentStatus::approved);
            QVERIFY(p.status != PaymentStatus::blocked || p.reason == RefusalReason::suspectedFraud);
        }
        QVERIFY(std::abs(seen[PaymentStatus::refused] - 8'500) < 450);
        QVERIFY(std::abs(seen[PaymentStatus::blocked] - 5'500) < 370);
        QCOMPARE(seen.size(), std::size_t{3});
    }
    void moneyIsMostOnPayDay() {
        const Population population(testing::planOfCustomers(500), reference());
        std::int64_t payDay = 0;
        std::int64_t monthEnd = 0;
        for (std::uint64_t i = 0; i < 500; ++i) {
            const Customer c = population.customer(i);
            for (std::int32_t day = 20270; day < 20300; ++day) {
                const std::int64_t money = moneyAtHand(c, day * microsPerDay);
                QVERIFY(money > 0 && money <= 4 * c.incomeCents);
                QCOMPARE(moneyAtHand(c, day * microsPerDay + microsPerHour), money);
            }
            payDay += moneyAtHand(c, (20270 + 5) * microsPerDay);
            monthEnd += moneyAtHand(c, (20270 + 2) * microsPerDay);
        }
        QVERIFY(2 * payDay > 3 * monthEnd);
    }
    void aCrewsMulesAreTheSameAccounts() {
        const Population population(testing::planOfCustomers(500), reference());
        const std::int64_t day = 20270 * microsPerDay;
        const Payee one = muleAccount(population, 5, 1, day);
        QCOMPARE(one.account, muleAccount(population, 5, 1, day).account);
        QCOMPARE(one.key(), muleAccount(population, 5, 1, day).key());
        QVERIFY(one.account != muleAccount(population, 5, 2, day).account);
        QVERIFY(one.account != muleAccount(population, 6, 1, day).account);
        // Not for ever: banks close them.
        QVERIFY(one.account != muleAccount(population, 5, 1, day + 60 * microsPerDay).account);
        QVERIFY(crewCompany(population, 5, 1, day).account != one.account);
    }
    void byNightNoMoreThanAThousandReais() {
        const std::int64_t day = 20270 * microsPerDay;
        for (std::int64_t hour = 0; hour < 24; ++hour) {
            const bool night = hour >= 20 || hour < 6;
            const std::int64_t sent = withinNightLimit(250'000, day + hour * microsPerHour);
            QVERIFY(night ? sent <= 100'000 && sent >= 40'000 : sent == 250'000);
            QCOMPARE(withinNightLimit(99'999, day + hour * microsPerHour), 99'999);
        }
        QVERIFY(withinNightLimit(250'000, day + 6 * microsPerHour - 1) <= 100'000);
        QCOMPARE(withinNightLimit(250'000, day + 20 * microsPerHour - 1), 250'000);
    }
};

QTEST_APPLESS_MAIN(TestSteps)
#include "tst_steps.moc"
