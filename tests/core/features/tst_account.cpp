#include "core/behaviour/calendar.h"
#include "core/behaviour/income.h"
#include "core/features/account.h"

#include <QTest>

using namespace ledgerloom;

namespace {

constexpr std::int64_t noon = 20'270 * microsPerDay + 12 * microsPerHour;
constexpr std::int64_t endUs = noon + 30 * microsPerDay;

Customer someone(std::uint64_t key = 7) {
    Customer customer;
    customer.key = key;
    customer.incomeCents = 400'000;
    return customer;
}

Payment paying(std::int64_t timeUs, std::int64_t cents, PaymentType type = PaymentType::pix) {
    Payment payment;
    payment.timeUs = timeUs;
    payment.amountCents = cents;
    payment.type = type;
    return payment;
}

Payment taking(std::int64_t timeUs, std::int64_t cents) {
    Payment payment = paying(timeUs, cents);
    payment.fraud = FraudType::phishing;
    payment.set(Payment::statusDecided);
    return payment;
}

Credit coming(std::int64_t timeUs, std::int64_t cents) {
    Credit credit;
    credit.timeUs = timeUs;
    credit.amountCents = cents;
    return credit;
}

/// Settles payments as they are; their balances are in them afterwards.
std::vector<Credit> settled(std::vector<Payment>& payments, std::vector<Credit> expected = {},
                            const Customer& customer = someone()) {
    Account account(true);
    std::vector<Payment*> order;
    for (Payment& payment : payments) {
        payment.sequence = static_cast<std::uint32_t>(order.size());
        order.push_back(&payment);
    }
    account.open(customer, 3, expected, order);
    for (Payment* payment : order) {
        account.receiveUntil(payment->timeUs);
        account.settle(*payment);
    }
    account.close(endUs);
    return account.credits();
}

std::int64_t balanceBefore(const Payment& payment) {
    return payment.balanceAfterCents + (debitsAccount(payment.type, payment.status) ? payment.amountCents : 0);
}

/// Each balance is the one before with what came in and went out between; none is below zero.
bool isOneChain(const std::vector<Payment>& payments, const std::vector<Credit>& credits, std::int64_t opening) {
    std::size_t credit = 0;
    std::int64_t balance = opening;
    const auto receive = [&](std::int64_t until) {
        for (; credit < credits.size() && credits[credit].timeUs <= until; ++credit) {
            balance += credits[credit].amountCents;
            if (credits[credit].balanceAfterCents != balance || credits[credit].number != credit)
                return false;
        }
        return true;
    };
    for (const Payment& payment : payments) {
        if (!receive(payment.timeUs) || balanceBefore(payment) != balance)
            return false;
        balance = payment.balanceAfterCents;
        if (balance < 0)
            return false;
    }
    return receive(endUs) && credit == credits.size();
}

} // namespace

class TestAccount : public QObject {
    Q_OBJECT

private slots:
    void whatGoesThroughIsTakenFromTheBalance() {
        std::vector<Payment> payments{paying(noon, 1'000), paying(noon + 5, 2'000, PaymentType::debitCard),
                                      paying(noon + 9, 500, PaymentType::creditCard), paying(noon + 11, 700)};
        payments[3].status = PaymentStatus::refused;
        const auto credits = settled(payments, {coming(noon - 1, 900'000)});
        QVERIFY(isOneChain(payments, credits, Income::openingCents(someone())));
        QCOMPARE(payments[0].balanceAfterCents - payments[1].balanceAfterCents, std::int64_t{2'000});
        QCOMPARE(payments[2].balanceAfterCents, payments[1].balanceAfterCents); // has an invoice of its own
        QCOMPARE(payments[3].balanceAfterCents, payments[1].balanceAfterCents); // did not go through
    }
    void aCreditAtTheMomentOfAPaymentComesBeforeIt() {
        std::vector<Payment> payments{paying(noon, 100)};
        const auto credits = settled(payments, {coming(noon, 50'000'000), coming(noon + 1, 1)});
        QCOMPARE(balanceBefore(payments[0]), Income::openingCents(someone()) + 50'000'000);
        QCOMPARE(credits.size(), std::size_t{2});
        QCOMPARE(credits[1].balanceAfterCents, payments[0].balanceAfterCents + 1);
    }
    void whoIsShortBringsMoneyFromElsewhereFirst() {
        std::vector<Payment> payments{paying(noon, 10), paying(noon + microsPerHour, 90'000'000)};
        const auto credits = settled(payments);
        QCOMPARE(credits.size(), std::size_t{1});
        QVERIFY(credits[0].kind == CreditKind::ownTransfer);
        QVERIFY(credits[0].timeUs > payments[0].timeUs && credits[0].timeUs <= payments[1].timeUs);
        QCOMPARE(credits[0].amountCents % 5'000, std::int64_t{0});
        QVERIFY(credits[0].outsider != 0);
        QVERIFY(isOneChain(payments, credits, Income::openingCents(someone())));
    }
    void creditsStayInOrderHoweverCloseThePaymentsAre() {
        std::vector<Payment> payments;
        for (int i = 0; i < 500; ++i)
            payments.push_back(paying(noon + i, 30'000'000 + i));
        const auto credits = settled(payments, {coming(noon + 100, 5), coming(noon + 100, 6)});
        QVERIFY(credits.size() > 400);
        QVERIFY(isOneChain(payments, credits, Income::openingCents(someone())));
    }
    void whatFraudTakesIsThere() {
        // Whatever is spent before, and whatever comes in between.
        for (std::uint64_t key = 1; key < 400; ++key) {
            std::vector<Payment> payments;
            for (int i = 0; i < 20; ++i)
                payments.push_back(paying(noon + i * microsPerHour, 40'000 * (1 + static_cast<std::int64_t>(key % 9))));
            payments.push_back(taking(noon + 20 * microsPerHour, 800'000));
            payments.push_back(taking(noon + 21 * microsPerHour, 300'000));
            payments.push_back(paying(noon + 22 * microsPerHour, 1'000));
            const auto credits = settled(payments, {coming(noon + microsPerHour + 1, 350'000)}, someone(key));
            QVERIFY(isOneChain(payments, credits,
                               payments[0].balanceAfterCents + payments[0].amountCents -
                                   (credits[0].timeUs <= noon ? credits[0].amountCents : 0)));
            for (const Credit& credit : credits) // the victim does not bring money for the thief
                QVERIFY(credit.timeUs <= payments[19].timeUs || credit.timeUs > payments[21].timeUs);
            QVERIFY(payments[21].balanceAfterCents > 0); // a share of what was there
        }
    }
    void whatAMuleSendsOnComesInFirst() {
        std::vector<Payment> payments{taking(noon, 100'000), taking(noon + microsPerHour, 200'000)};
        const auto credits = settled(payments, {coming(noon - microsPerMinute, 110'000), coming(noon + 5, 210'000)});
        QCOMPARE(credits.size(), std::size_t{2});
        QVERIFY(isOneChain(payments, credits, Income::openingCents(someone()))); // no more than it has anyway
    }
    void aPaymentSentBackIsGivenBackLater() {
        std::vector<Payment> payments{paying(noon, 4'200)};
        payments[0].status = PaymentStatus::reversed;
        const auto credits = settled(payments, {coming(noon - 1, 90'000)});
        QCOMPARE(credits.size(), std::size_t{2});
        QVERIFY(credits[1].kind == CreditKind::refund);
        QCOMPARE(credits[1].amountCents, std::int64_t{4'200});
        QCOMPARE(credits[1].payment, 0U);
        QVERIFY(credits[1].timeUs > noon && credits[1].timeUs < noon + 6 * microsPerDay);
        QVERIFY(isOneChain(payments, credits, Income::openingCents(someone())));
    }
    void withoutATableBalancesAreTheSame() {
        std::vector<Payment> payments{paying(noon, 700'000), paying(noon + 5, 800'000)};
        std::vector<Payment> others = payments;
        settled(payments);
        Account account(false);
        std::vector<Payment*> order{&others[0], &others[1]};
        const Customer customer = someone();
        account.open(customer, 3, {}, order);
        for (Payment* payment : order) {
            account.receiveUntil(payment->timeUs);
            account.settle(*payment);
        }
        QCOMPARE(others[1].balanceAfterCents, payments[1].balanceAfterCents);
        QVERIFY(account.credits().empty());
    }
};

QTEST_APPLESS_MAIN(TestAccount)
#include "tst_account.moc"
