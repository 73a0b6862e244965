#include "core/behaviour/ordinary.h"
#include "tests/support/plans.h"

#include <QTest>

#include <map>
#include <set>

using namespace ledgerloom;

class TestOrdinary : public QObject {
    Q_OBJECT

private:
    const Plan plan = testing::planOfCustomers(2'000);
    const Population population{plan, reference()};
    const Calendar calendar{population};
    const Ordinary ordinary{population, calendar};
    Habits habits;
    Dictionary dictionary;
    PaymentFactory factory{population, habits, dictionary};

    template <class Check> void forEachPayment(std::uint64_t customers, Check check) {
        for (std::uint64_t i = 0; i < customers; ++i) {
            habits.load(population, calendar, i);
            dictionary.clear();
            Rng rng(keyOf(11, i));
            for (int k = 0; k < 100; ++k) {
                Payment payment;
                ordinary.make(payment, factory, rng);
                check(payment);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }
    void checkCard(const Payment& p) const {
        QVERIFY(p.card != noEntry && p.merchant != noEntry && p.payee == noEntry && p.installments >= 1);
        QCOMPARE(dictionary.cards[p.card].credit, p.type == PaymentType::creditCard);
        QVERIFY(p.installments <= 12 && (p.installments == 1 || p.type == PaymentType::creditCard));
        QVERIFY(p.installments == 1 || p.amountCents / p.installments >= 2'000);
        if (p.entry == CardEntry::keyed) {
            QVERIFY(p.ip != 0 && p.channel != Channel::none);
            return;
        }
        QVERIFY(p.entry != CardEntry::none && p.channel == Channel::none && p.ip == 0 && p.device == noEntry);
        QCOMPARE(p.latE6, dictionary.merchants[p.merchant].latE6);
    }
    void checkOrder(const Payment& p) const {
        QVERIFY(p.card == noEntry && p.entry == CardEntry::none && p.installments == 0 && p.channel != Channel::none);
        const bool remote = p.channel != Channel::atm && p.channel != Channel::branch;
        QCOMPARE(p.device != noEntry, remote);
        QCOMPARE(p.ip != 0, remote);
        if (p.type == PaymentType::pix)
            QVERIFY(p.payee != noEntry && p.receiver == keyReceiver(dictionary.payees[p.payee]));
        else if (p.type == PaymentType::ted)
            QVERIFY(p.payee != noEntry && p.merchant == noEntry);
        else if (p.type == PaymentType::boleto)
            QVERIFY(p.payee != noEntry && p.merchant != noEntry);
        else
            QVERIFY(p.payee == noEntry && p.merchant != noEntry);
    }

private slots:
    void everyPaymentLiesInTheRangeAndIsUndecided() {
        forEachPayment(500, [this](const Payment& p) {
            QVERIFY(p.timeUs >= calendar.beginUs() && p.timeUs < calendar.endUs());
            QVERIFY(p.amountCents >= 100 && p.amountCents <= 8'000'000);
            QVERIFY(p.fraud == FraudType::none && !p.has(Payment::statusDecided));
            QVERIFY(p.receiver != 0 || p.merchant != noEntry);
            if (p.latE6 != noPlace)
                QVERIFY(p.latE6 > -34'000'000 && p.latE6 < 5'500'000 && p.lonE6 > -74'500'000 && p.lonE6 < -32'000'000);
        });
    }
    void everyPaymentHasWhatItsTypeNeeds() {
        std::set<PaymentType> types;
        forEachPayment(2'000, [&](const Payment& p) {
            types.insert(p.type);
            if (p.type == PaymentType::creditCard || p.type == PaymentType::debitCard)
                checkCard(p);
            else if (p.type != PaymentType::withdrawal)
                checkOrder(p);
            else
                QVERIFY(p.channel == Channel::atm && p.merchant != noEntry && p.amountCents % 1'000 == 0);
        });
        QCOMPARE(types.size(), paymentTypeCount - 2); // all but DOC and direct debit
    }
    void whoHasNoCreditCardPaysByPix() {
        forEachPayment(2'000, [this](const Payment& p) {
            QVERIFY(habits.customer.cardCount > 1 || p.type != PaymentType::creditCard);
        });
    }
    void wiresAreSentInBankingHours() {
        forEachPayment(2'000, [this](const Payment& p) {
            if (p.type != PaymentType::ted)
                return;
            const std::int64_t ofDay = p.timeUs % microsPerDay;
            QVERIFY(ofDay >= 7 * microsPerHour && ofDay <= 17 * microsPerHour);
            const auto day = static_cast<std::int32_t>(p.timeUs / microsPerDay);
            QVERIFY(!isWeekend(day) || day < plan.startDate + 2);
        });
    }
    void largePixToPersonsHappenByDay() {
        int large = 0;
        forEachPayment(2'000, [&](const Payment& p) {
            if (p.type != PaymentType::pix || p.merchant != noEntry || p.amountCents <= 100'000)
                return;
            ++large;
            const std::int64_t hour = p.timeUs % microsPerDay / microsPerHour;
            QVERIFY(hour >= 6 && hour < 20);
        });
        QVERIFY(large > 100);
    }
    void purchasesStayWithinTheirCategory() {
        Rng rng(3);
        for (std::uint64_t i = 0; i < 200; ++i) {
            const Customer c = population.customer(i);
            for (std::uint32_t category = 0; category < reference().categories.size(); ++category) {
                const std::int64_t amount = ordinary.purchaseAmount(c, category, rng);
                QVERIFY(amount >= reference().categories[category].minCents);
                QVERIFY(amount <= reference().categories[category].maxCents);
            }
        }
    }
    void mostPurchasesAreMadeWhereTheCustomerWasBefore() {
        std::map<std::pair<std::uint64_t, std::uint64_t>, int> visits;
        int all = 0;
        forEachPayment(300, [&](const Payment& p) {
            if (p.card == noEntry)
                return;
            ++all;
            ++visits[{habits.customer.index, dictionary.merchants[p.merchant].number}];
        });
        int again = 0;
        for (const auto& [merchant, times] : visits)
            again += times > 1 ? times : 0;
        QVERIFY2(again > all / 2, qPrintable(QString::number(double(again) / all)));
    }
    void theSameStreamMakesTheSamePayment() {
        habits.load(population, calendar, 5);
        dictionary.clear();
        Rng one(8);
        Payment first;
        ordinary.make(first, factory, one);
        Rng again(8);
        Payment second;
        ordinary.make(second, factory, again);
        QCOMPARE(first.timeUs, second.timeUs);
        QCOMPARE(first.amountCents, second.amountCents);
        QCOMPARE(first.receiver, second.receiver);
        QCOMPARE(first.type, second.type);
    }
};

QTEST_APPLESS_MAIN(TestOrdinary)
#include "tst_ordinary.moc"
