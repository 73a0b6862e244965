#include "core/behaviour/payment_factory.h"
#include "tests/support/plans.h"

#include <QTest>

using namespace ledgerloom;

class TestPaymentFactory : public QObject {
    Q_OBJECT

private:
    const Plan plan = testing::planOfCustomers(2'000);
    const Population population{plan, reference()};
    const Calendar calendar{population};
    Habits habits;
    Dictionary dictionary;
    PaymentFactory factory{population, habits, dictionary};

    Payment at(PaymentType type, std::int32_t day, std::int64_t hour = 12) const {
        Payment payment;
        payment.type = type;
        payment.timeUs = (plan.startDate + day) * microsPerDay + hour * microsPerHour;
        return payment;
    }
    /// A customer with a credit card and a contact who is somebody else.
    void loadWithCard() {
        std::uint64_t i = 0;
        do
            habits.load(population, calendar, i++);
        while (habits.customer.cardCount < 2 || habits.customer.contactCount == 0 || habits.contacts[0] == i - 1);
        dictionary.clear();
    }

private slots:
    void init() { loadWithCard(); }

    void thingsThatRecurAreListedOnce() {
        Rng rng(1);
        for (int i = 0; i < 20; ++i) {
            Payment p = at(PaymentType::pix, i);
            factory.fromOwnDevice(p, Channel::mobileApp, rng);
            factory.toContact(p, 0);
            Payment q = at(PaymentType::creditCard, i);
            factory.toFavourite(q, 0);
            factory.cardPresent(q, 1, rng);
        }
        QVERIFY(dictionary.devices.size() <= habits.customer.deviceCount);
        QCOMPARE(dictionary.payees.size(), std::size_t{1});
        QCOMPARE(dictionary.merchants.size(), std::size_t{1});
        QCOMPARE(dictionary.cards.size(), std::size_t{1});
    }
    void aContactIsPaidOnItsOwnKey() {
        Payment p = at(PaymentType::pix, 3);
        factory.toContact(p, 0);
        const Payee& payee = dictionary.payees[p.payee];
        QCOMPARE(payee.account, population.accountOf(population.customer(habits.contacts[0])));
        QCOMPARE(p.receiver, keyReceiver(payee));
        QCOMPARE(p.merchant, noEntry);
    }
    void theReceiverIsTheKeyTheMerchantOrTheAccount() {
        const Merchant merchant = population.nationalMerchant(reference().categoryIndex("4900"), 0);
        Payment card = at(PaymentType::debitCard, 1);
        factory.toMerchant(card, merchant);
        QCOMPARE(card.receiver, merchant.number);
        QCOMPARE(card.payee, noEntry);
        Payment pix = at(PaymentType::pix, 1);
        factory.toMerchant(pix, merchant);
        QCOMPARE(pix.receiver, keyReceiver(dictionary.payees[pix.payee]));
        Payment boleto = at(PaymentType::boleto, 1);
        factory.toMerchant(boleto, merchant);
        QVERIFY(boleto.payee != noEntry);
        QCOMPARE(boleto.receiver, PaymentFactory::accountReceiver(dictionary.payees[boleto.payee]));
        Payment ted = at(PaymentType::ted, 1);
        const Payee payee = population.outsidePayee(5, false);
        factory.toPayee(ted, payee);
        QCOMPARE(ted.receiver, PaymentFactory::accountReceiver(payee));
    }
    void ownDevicesAreTheCustomersAndInUse() {
        Rng rng(2);
        for (std::uint64_t i = 0; i < 300; ++i) {
            habits.load(population, calendar, i);
            dictionary.clear();
            for (const Channel channel : {Channel::mobileApp, Channel::webBanking, Channel::whatsappPay})
                for (const std::int32_t day : {0, 30, 100, 183}) {
                    Payment p = at(PaymentType::pix, day);
                    factory.fromOwnDevice(p, channel, rng);
                    const std::uint64_t number = dictionary.devices.at(p.device);
                    const auto& devices = habits.customer.devices;
                    const auto own = std::find_if(devices.begin(), devices.begin() + habits.customer.deviceCount,
                                                  [number](const Device& d) { return d.number == number; });
                    QVERIFY(own != devices.begin() + habits.customer.deviceCount);
                    QVERIFY(plan.startDate + day >= own->firstUse && plan.startDate + day < own->lastUse);
                    QVERIFY(p.ip != 0);
                    QCOMPARE(p.channel, channel);
                    QCOMPARE(p.has(Payment::freshDevice), plan.startDate + day - own->firstUse <= 7);
                    QCOMPARE(p.latE6 == noPlace, p.lonE6 == noPlace);
                }
        }
    }
    void aStrangeDeviceIsItsNumberAndAddress() {
        Payment p = at(PaymentType::pix, 3);
        factory.fromStrangeDevice(p, Channel::webBanking, 123'456, 0x0a000001);
        QCOMPARE(dictionary.devices.at(p.device), std::uint64_t{123'456});
        QCOMPARE(p.ip, 0x0a000001U);
        QVERIFY(p.has(Payment::freshDevice));
        QCOMPARE(p.latE6, noPlace);
    }
    void cardsAtATerminalHaveItsPlaceAndNoDevice() {
        Rng rng(3);
        Payment p = at(PaymentType::creditCard, 3);
        factory.toMerchant(p, population.localMerchant(habits.customer.cell, reference().categoryIndex("5411"), 0));
        factory.cardPresent(p, 1, rng);
        QCOMPARE(p.device, noEntry);
        QCOMPARE(p.ip, 0U);
        QCOMPARE(p.channel, Channel::none);
        QCOMPARE(p.latE6, factory.merchantOf(p).latE6);
        QVERIFY(p.entry != CardEntry::keyed && p.entry != CardEntry::none);
        QVERIFY(!p.has(Payment::cvvChecked) && !p.has(Payment::threeDsAsked));
    }
    void cardsOnlineAreKeyedWithBothChecks() {
        Rng rng(4);
        int withDevice = 0;
        for (int i = 0; i < 1'000; ++i) {
            Payment p = at(PaymentType::creditCard, 3);
            factory.toMerchant(p, population.nationalMerchant(reference().categoryIndex("5732"), 0));
            factory.cardOnline(p, 1, rng);
            QCOMPARE(p.entry, CardEntry::keyed);
            QVERIFY(p.has(Payment::cvvChecked) && p.has(Payment::threeDsAsked) && p.ip != 0);
            QVERIFY(p.channel == Channel::mobileApp || p.channel == Channel::webBanking);
            withDevice += p.device != noEntry ? 1 : 0;
        }
        QVERIFY(std::abs(withDevice - 500) < 80);
    }
    void atABankThePlaceIsNearTheCell() {
        Rng rng(5);
        Payment p = at(PaymentType::pix, habits.tripFrom == plan.startDate ? 50 : 0);
        factory.atBank(p, Channel::branch, rng);
        QVERIFY(std::abs(p.latE6 - habits.customer.cell.latE6) <= 200);
        QVERIFY(std::abs(p.lonE6 - habits.customer.cell.lonE6) <= 200);
        QCOMPARE(p.ip, 0U);
        QCOMPARE(p.device, noEntry);
    }
};

QTEST_APPLESS_MAIN(TestPaymentFactory)
#include "tst_payment_factory.moc"
