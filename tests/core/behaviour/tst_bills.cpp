#include "core/behaviour/bills.h"
#include "tests/support/plans.h"

#include <QTest>

using namespace ledgerloom;

class TestBills : public QObject {
    Q_OBJECT

private:
    const Plan plan = testing::planOfCustomers(3'000);
    const Population population{plan, reference()};
    const Calendar calendar{population};
    const Bills bills{population};

private slots:
    void theSameCompanyOnTheSameDayMonthAfterMonth() {
        std::vector<Bill> first;
        std::vector<Bill> again;
        std::size_t seen = 0;
        for (std::uint64_t i = 0; i < plan.customers; ++i) {
            const Customer c = population.customer(i);
            bills.of(c, first);
            bills.of(c, again);
            QCOMPARE(first.size(), again.size());
            for (std::size_t b = 0; b < first.size(); ++b, ++seen) {
                QCOMPARE(first[b].category, again[b].category);
                QCOMPARE(first[b].which, again[b].which);
                QCOMPARE(first[b].dueDay, again[b].dueDay);
                QCOMPARE(first[b].amountCents, again[b].amountCents);
                QVERIFY(first[b].dueDay >= 5 && first[b].dueDay <= 28);
                QVERIFY(first[b].which < reference().categories[first[b].category].national);
                QVERIFY(first[b].amountCents > 0 && first[b].amountCents <= c.incomeCents / 4);
            }
        }
        QVERIFY(seen > plan.customers);
    }
    void oneBillInAboutFiftyChangesItsCompanyInAMonth() {
        std::vector<Bill> list;
        double changed = 0;
        double seen = 0;
        for (std::uint64_t i = 0; i < plan.customers; ++i) {
            bills.of(population.customer(i), list);
            for (const Bill& bill : list)
                for (std::int32_t month = 660; month < 672; ++month, ++seen) {
                    const std::uint32_t company = bills.companyIn(bill, month);
                    QVERIFY(company < reference().categories[bill.category].national);
                    changed += company != bills.companyIn(bill, month + 1) ? 1 : 0;
                }
        }
        QVERIFY2(changed / seen > 0.015 && changed / seen < 0.027, qPrintable(QString::number(changed / seen)));
    }
    void paidByItsDueDayAndAtMostThreeDaysEarly() {
        std::vector<Bill> list;
        for (std::uint64_t i = 0; i < 500; ++i) {
            const Customer c = population.customer(i);
            bills.of(c, list);
            for (std::size_t b = 0; b < list.size(); ++b)
                for (std::int32_t month = monthIndex(plan.startDate); month <= monthIndex(plan.endDate); ++month) {
                    const std::int64_t time = bills.timeOf(c, calendar, b, list[b], month);
                    QCOMPARE(bills.timeOf(c, calendar, b, list[b], month), time);
                    const auto day = static_cast<std::int32_t>(time / microsPerDay);
                    const std::int32_t due = firstDayOfMonth(month) + list[b].dueDay - 1;
                    if (list[b].directDebit) // of a day without banks on the next one with them
                        QCOMPARE(day, calendar.bankDayFrom(due));
                    else
                        QVERIFY(day <= due && day >= due - 3);
                    if (list[b].directDebit)
                        QVERIFY(time % microsPerDay >= 6 * microsPerHour && time % microsPerDay < 8 * microsPerHour);
                }
        }
    }
    void amountsHardlyChangeButForPower() {
        const std::uint32_t power = reference().categoryIndex("4900");
        std::vector<Bill> list;
        bool varied = false;
        for (std::uint64_t i = 0; i < 500; ++i) {
            const Customer c = population.customer(i);
            bills.of(c, list);
            for (std::size_t b = 0; b < list.size(); ++b)
                for (std::int32_t month = 666; month < 672; ++month) {
                    const std::int64_t amount = bills.amountOf(c, b, list[b], month);
                    QCOMPARE(bills.amountOf(c, b, list[b], month), amount);
                    const double change = std::abs(double(amount - list[b].amountCents));
                    const double spread = list[b].category == power ? 0.18 : 0.015;
                    QVERIFY(amount >= 100);
                    QVERIFY(change <= spread * double(list[b].amountCents) + 1 || amount == 100);
                    varied = varied || change > 0.1 * double(list[b].amountCents);
                }
        }
        QVERIFY(varied);
    }
    void theirNumberFollowsTheProfile() {
        std::vector<Bill> list;
        std::vector<double> seen(population.profiles().size());
        std::vector<double> expected(seen.size());
        for (std::uint64_t i = 0; i < plan.customers; ++i) {
            const Customer c = population.customer(i);
            bills.of(c, list);
            const ProfileRates rates = makeRates(population.profiles()[c.profile]);
            seen[c.profile] += double(list.size());
            expected[c.profile] +=
                double(c.monthlyPayments) * (rates.boletoBillsPermille + rates.directDebitsPermille) / 1000.0;
        }
        for (std::size_t p = 0; p < seen.size(); ++p)
            QVERIFY2(std::abs(seen[p] - expected[p]) < 5 * std::sqrt(expected[p]) + 1, qPrintable(QString::number(p)));
    }
};

QTEST_APPLESS_MAIN(TestBills)
#include "tst_bills.moc"
