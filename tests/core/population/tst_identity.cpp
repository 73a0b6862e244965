#include "core/base/civil_time.h"
#include "core/population/identity.h"
#include "tests/support/plans.h"

#include <QTest>

#include <map>
#include <set>

using namespace ledgerloom;

namespace {

/// The last two digits by the tax authority's rule, from the digits alone.
bool validCpf(std::uint64_t cpf) {
    int digits[11];
    for (int i = 10; i >= 0; --i, cpf /= 10)
        digits[i] = static_cast<int>(cpf % 10);
    for (int place = 9; place <= 10; ++place) {
        int sum = 0;
        for (int i = 0; i < place; ++i)
            sum += digits[i] * (place + 1 - i);
        if (digits[place] != sum * 10 % 11 % 10)
            return false;
    }
    return true;
}

} // namespace

class TestIdentity : public QObject {
    Q_OBJECT

private:
    const Plan plan = testing::planOfCustomers(10'000);
    const Population population{plan, reference()};
    const Identities identities{population};

private slots:
    void everyCpfIsValidUniqueAndOfTheState() {
        std::set<std::uint64_t> seen;
        Identity who;
        for (std::uint64_t i = 0; i < plan.customers; ++i) {
            const Customer c = population.customer(i);
            identities.fill(c, who);
            QVERIFY(validCpf(who.cpf));
            QCOMPARE(who.cpf / 100 % 10, std::uint64_t{reference().states[c.state].cpfRegion});
            QCOMPARE(who.cpf, population.cpfOf(c));
            seen.insert(who.cpf);
        }
        QCOMPARE(seen.size(), plan.customers);
    }
    void whatAPersonIsStaysTheSame() {
        Identity one;
        Identity again;
        identities.fill(population.customer(1), again); // what was there before does not matter
        identities.fill(population.customer(7), one);
        identities.fill(population.customer(7), again);
        QCOMPARE(one.name, again.name);
        QCOMPARE(one.email, again.email);
        QCOMPARE(one.street, again.street);
        QCOMPARE(one.cep, again.cep);
        QCOMPARE(one.creditScore, again.creditScore);
        QCOMPARE(one.accountCreatedUs, again.accountCreatedUs);
    }
    void valuesLieWithinTheirSets() {
        Identity who;
        for (std::uint64_t i = 0; i < plan.customers; ++i) {
            const Customer c = population.customer(i);
            identities.fill(c, who);
            const City& city = reference().cities[c.cell.city];
            QVERIFY2(who.cep >= city.cepFrom && who.cep <= city.cepTo, city.name.c_str());
            QVERIFY(who.creditScore >= 300 && who.creditScore <= 900);
            QVERIFY(who.creditLimitCents >= 0 && who.creditLimitCents % 10'000 == 0);
            QVERIFY(who.riskLevel <= 2 && who.accountType <= 2 && who.accountStatus <= 2);
            QVERIFY(who.accountCreatedUs / microsPerDay == c.accountCreated);
            QVERIFY(!who.name.empty() && !who.neighbourhood.empty() && who.email.size() <= Payee::keyCapacity);
        }
    }
    void neighboursShareTheirNeighbourhood() {
        const Cell cell = population.places().cell(0);
        std::set<std::string_view> neighbourhoods;
        Identity who;
        for (std::uint64_t position = cell.from; position < cell.to; ++position) {
            identities.fill(population.customer(population.places().customerAt(position)), who);
            neighbourhoods.insert(who.neighbourhood);
        }
        QCOMPARE(neighbourhoods.size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestIdentity)
#include "tst_identity.moc"
