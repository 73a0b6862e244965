#include "core/population/population.h"
#include "tests/support/plans.h"

#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>

using namespace ledgerloom;

/// Accounts and Pix keys (payees.cpp).
class TestPayees : public QObject {
    Q_OBJECT

private:
    const Population population{testing::planOfCustomers(5'000), reference()};

    static void checkKey(const Payee& payee) {
        static const QRegularExpression shapes[] = {
            QRegularExpression(QStringLiteral("^[0-9]{11}$")),
            QRegularExpression(QStringLiteral("^\\+55[0-9]{2}9[0-9]{8}$")),
            QRegularExpression(QStringLiteral("^[a-z.0-9]+@[a-z.]+$")),
            QRegularExpression(QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")),
            QRegularExpression(QStringLiteral("^[0-9]{14}$"))};
        const std::string key(payee.key());
        QVERIFY2(key.size() <= Payee::keyCapacity &&
                     shapes[payee.keyType].match(QString::fromStdString(key)).hasMatch(),
                 key.c_str());
        QVERIFY(payee.bank < reference().banks.size());
        const std::uint64_t branch = payee.account / 1'000'000'000;
        QVERIFY(branch >= 1 && branch <= 9'999 && payee.account % 1'000'000'000 >= 10'000);
    }

private slots:
    void keysHaveTheShapeOfTheirType() {
        std::set<int> types;
        for (std::uint64_t i = 0; i < 3'000; ++i) {
            const Payee own = population.customerPayee(population.customer(i), i);
            QVERIFY(own.keyType != indexOf(PixKeyType::cnpj));
            checkKey(own);
            checkKey(population.outsidePayee(keyOf(1, i), false));
            const Payee company = population.outsidePayee(keyOf(2, i), true);
            QVERIFY(company.keyType == indexOf(PixKeyType::cnpj) || company.keyType == indexOf(PixKeyType::random));
            checkKey(company);
            types.insert({own.keyType, company.keyType});
        }
        QCOMPARE(types.size(), pixKeyTypeNames.size());
    }
    void aCustomerHasOneAccountAndTwoKeysAtMost() {
        for (std::uint64_t i = 0; i < 500; ++i) {
            const Customer c = population.customer(i);
            std::set<std::string> keys;
            for (std::uint64_t choice = 0; choice < 50; ++choice) {
                const Payee payee = population.customerPayee(c, choice);
                QCOMPARE(payee.account, population.accountOf(c));
                QCOMPARE(payee.bank, c.bank);
                keys.insert(std::string(payee.key()));
            }
            QVERIFY(keys.size() <= 2);
            QCOMPARE(population.customerPayee(c, 7).key(), population.customerPayee(c, 7).key());
        }
    }
    void ownDocumentsStandBehindOwnKeys() {
        for (std::uint64_t i = 0; i < 2'000; ++i) {
            const Customer c = population.customer(i);
            const Payee payee = population.customerPayee(c, i);
            if (payee.keyType == indexOf(PixKeyType::cpf))
                QCOMPARE(std::stoull(std::string(payee.key())), population.cpfOf(c));
            if (payee.keyType == indexOf(PixKeyType::phone))
                QCOMPARE(std::stoull(std::string(payee.key().substr(3))), population.phoneOf(c));
        }
    }
    void accountsInAndOutsideNeverMeet() {
        std::set<std::uint64_t> numbers;
        for (std::uint64_t i = 0; i < 5'000; ++i) {
            const std::uint64_t number = population.accountOf(population.customer(i)) % 1'000'000'000;
            QVERIFY(number < 500'000'000);
            numbers.insert(number);
            QVERIFY(population.outsidePayee(i, false).account % 1'000'000'000 >= 500'000'000);
        }
        QCOMPARE(numbers.size(), std::size_t{5'000});
    }
    void theSameMerchantIsPaidOnTheSameAccount() {
        const Merchant m = population.nationalMerchant(reference().categoryIndex("4900"), 0);
        const Payee one = population.merchantPayee(m.number);
        QCOMPARE(one.key(), population.merchantPayee(m.number).key());
        QCOMPARE(one.account, population.merchantPayee(m.number).account);
        checkKey(one);
    }
};

QTEST_APPLESS_MAIN(TestPayees)
#include "tst_payees.moc"
