#include "core/fraud/fraud_plan.h"
#include "tests/support/plans.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace ledgerloom;

namespace {

/// Weights that leave one scenario.
QString only(std::string_view name) {
    QStringList weights;
    for (const std::string_view scenario : scenarioNames)
        if (scenario != name)
            weights << QString::fromUtf8(scenario.data(), qsizetype(scenario.size())) + QStringLiteral("=0");
    return weights.join(QStringLiteral(","));
}

} // namespace

class TestFraudPlan : public QObject {
    Q_OBJECT

private:
    static Payment at(std::int64_t timeUs) {
        Payment payment;
        payment.timeUs = timeUs;
        return payment;
    }

private slots:
    void everyBlockHasExactlyItsQuota_data() {
        QTest::addColumn<quint64>("rows");
        QTest::addColumn<quint64>("customers");
        QTest::addColumn<quint32>("ratePpb");
        for (const quint32 rate : {0U, 500'000U, 5'000'000U, 20'000'000U, 200'000'000U, 500'000'000U}) {
            QTest::addRow("300,000 rows at %u ppb", rate) << quint64{300'000} << quint64{800} << rate;
            QTest::addRow("10 rows at %u ppb", rate) << quint64{10} << quint64{1} << rate;
            QTest::addRow("2,000 rows at %u ppb", rate) << quint64{2'000} << quint64{5} << rate;
        }
    }
    void everyBlockHasExactlyItsQuota() {
        QFETCH(const quint64, rows);
        QFETCH(const quint64, customers);
        QFETCH(const quint32, ratePpb);
        const Plan plan = testing::planOf(rows, customers, ratePpb);
        const Population population(plan, reference());
        const Calendar calendar(population);
        FraudPlan fraud(population, calendar);
        std::uint64_t sum = 0;
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            fraud.make(block);
            std::uint64_t woven = 0;
            std::uint64_t honest = 0;
            for (const auto& [scenario, episode] : fraud.planned()) {
                woven += episode.rows;
                honest += scenario->honestRows();
                QVERIFY(episode.rows >= scenario->leastRows() && episode.rows <= scenario->mostRows());
                QVERIFY(episode.customer < plan.customersBefore(block + 1) - plan.customersBefore(block));
                QVERIFY(episode.t0 >= calendar.beginUs());
            }
            QCOMPARE(std::uint64_t{fraud.fraudRows()}, woven);
            QCOMPARE(std::uint64_t{fraud.honestRows()}, honest);
            QCOMPARE(woven, plan.fraudBefore(block + 1) - plan.fraudBefore(block));
            QVERIFY(std::is_sorted(fraud.planned().begin(), fraud.planned().end(),
                                   [](const auto& a, const auto& b) { return a.second.customer < b.second.customer; }));
            sum += woven;
        }
        QCOMPARE(sum, rows * ratePpb / 1'000'000'000);
    }
    void aBlocksPlanDoesNotDependOnTheOnesBefore() {
        const Population population(testing::planOfRows(300'000, 20'000'000), reference());
        const Calendar calendar(population);
        FraudPlan fresh(population, calendar);
        FraudPlan used(population, calendar);
        used.make(0);
        used.make(3);
        used.make(2);
        fresh.make(2);
        QCOMPARE(used.planned().size(), fresh.planned().size());
        for (std::size_t i = 0; i < fresh.planned().size(); ++i) {
            QCOMPARE(used.planned()[i].first, fresh.planned()[i].first);
            QCOMPARE(used.planned()[i].second.key, fresh.planned()[i].second.key);
            QCOMPARE(used.planned()[i].second.t0, fresh.planned()[i].second.t0);
        }
    }
    void rowsFollowTheMix() {
        const Plan plan = testing::planOfRows(1'500'000, 20'000'000);
        const Population population(plan, reference());
        const Calendar calendar(population);
        FraudPlan fraud(population, calendar);
        std::map<FraudType, double> rows;
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            fraud.make(block);
            for (const auto& [scenario, episode] : fraud.planned())
                rows[scenario->type()] += episode.rows;
        }
        std::map<FraudType, double> expected;
        for (const MixEntry& entry : fraudMix())
            expected[entry.scenario->type()] += double(entry.rowsPpm) / 1e6 * double(plan.fraudBefore(plan.blocks));
        for (const auto& [type, wanted] : expected)
            QVERIFY2(std::abs(rows[type] / wanted - 1) < 0.06, fraudTypeNames[indexOf(type)].data());
    }
    // A campaign that strikes many of a block's customers leaves room for the other scenarios.
    void noCampaignTakesMoreThanItsScenariosShareOfABlock() {
        const Plan plan = testing::planOfRows(1'500'000, 20'000'000);
        const Population population(plan, reference());
        const Calendar calendar(population);
        FraudPlan fraud(population, calendar);
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            fraud.make(block);
            std::map<const Scenario*, double> rows;
            for (const auto& [scenario, episode] : fraud.planned())
                rows[scenario] += episode.rows;
            for (const MixEntry& entry : fraudMix()) {
                const double share = double(entry.rowsPpm) / 1e6 * double(fraud.fraudRows());
                if (entry.scenario->hasCampaigns())
                    QVERIFY2(rows[entry.scenario] <= share + 2 * entry.scenario->mostRows(),
                             entry.scenario->name().data());
            }
        }
    }
    void falseQrCodesStrikeManyOfAPlaceWithinDays() {
        const Plan plan = testing::planOfRows(1'500'000, 20'000'000);
        const Population population(plan, reference());
        const Calendar calendar(population);
        FraudPlan fraud(population, calendar);
        struct Strike {
            std::set<std::uint32_t> victims;
            std::set<std::uint64_t> crews;
            std::int64_t first = INT64_MAX, last = 0;
        };
        std::size_t strikes = 0;
        std::size_t victims = 0;
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            fraud.make(block);
            std::map<std::uint64_t, Strike> inBlock;
            for (const auto& [scenario, episode] : fraud.planned()) {
                if (!scenario->strikesTogether())
                    continue;
                QVERIFY(episode.campaign != 0);
                Strike& strike = inBlock[episode.campaign];
                strike.victims.insert(episode.customer);
                strike.crews.insert(episode.crew);
                strike.first = std::min(strike.first, episode.t0);
                strike.last = std::max(strike.last, episode.t0);
            }
            for (const auto& [key, strike] : inBlock) {
                QCOMPARE(strike.crews.size(), std::size_t{1});
                QVERIFY(strike.last - strike.first < 7 * microsPerDay);
                victims += strike.victims.size();
            }
            strikes += inBlock.size();
        }
        QVERIFY(strikes > 0);
        QVERIFY2(victims >= 8 * strikes, qPrintable(QStringLiteral("%1 of %2").arg(victims).arg(strikes)));
    }
    void rowsFollowTheWeightsAndTheQuotaStaysExact_data() {
        QTest::addColumn<QString>("weights");
        QTest::newRow("without laundering") << QStringLiteral("laundering=0");
        QTest::newRow("more phishing") << QStringLiteral("phishing=5,laundering=3");
        QTest::newRow("card testing alone") << only("card_testing");
        QTest::newRow("rings and takeovers") << only("account_takeover") + QStringLiteral(",laundering=0.2");
    }
    void rowsFollowTheWeightsAndTheQuotaStaysExact() {
        QFETCH(QString, weights);
        Plan plan = testing::planOfRows(600'000, 20'000'000);
        plan.scenarioWeights = parseScenarioWeights(weights.toStdString()).value();
        const Population population(plan, reference());
        const Calendar calendar(population);
        FraudPlan fraud(population, calendar);
        std::map<const Scenario*, double> rows;
        for (std::uint64_t block = 0; block < plan.blocks; ++block) {
            fraud.make(block);
            QCOMPARE(std::uint64_t{fraud.fraudRows()}, plan.fraudBefore(block + 1) - plan.fraudBefore(block));
            for (const auto& [scenario, episode] : fraud.planned())
                rows[scenario] += episode.rows;
        }
        for (const MixEntry& entry : fraudMix(plan.scenarioWeights)) {
            const double share = rows[entry.scenario] / double(plan.fraudBefore(plan.blocks));
            // The last rows of a block go to a scam of one payment where nothing else fits; rings are few.
            QVERIFY2(std::abs(share - double(entry.rowsPpm) / 1e6) < (entry.scenario->hasRings() ? 0.08 : 0.04),
                     qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(entry.scenario->name().data())).arg(share)));
        }
    }
    void anEpisodeNearAnEndIsShiftedAndKeepsItsGaps() {
        const Population population(testing::planOfCustomers(200), reference());
        const Calendar calendar(population);
        for (const std::int64_t start : {calendar.beginUs() - 5 * microsPerHour, calendar.endUs() - microsPerHour,
                                         calendar.endUs() + microsPerDay, calendar.beginUs() + microsPerDay}) {
            std::vector<Payment> woven{at(start), at(start + microsPerHour), at(start + 3 * microsPerHour)};
            FraudPlan::fitIntoRange(woven, calendar);
            QVERIFY(woven.front().timeUs >= calendar.beginUs() && woven.back().timeUs < calendar.endUs());
            QCOMPARE(woven[1].timeUs - woven[0].timeUs, microsPerHour);
            QCOMPARE(woven[2].timeUs - woven[1].timeUs, 2 * microsPerHour);
            if (start == calendar.beginUs() + microsPerDay)
                QCOMPARE(woven[0].timeUs, start);
        }
    }
    void anEpisodeLongerThanTheRangeIsPressedTogetherInOrder() {
        Plan plan = testing::planOfCustomers(200);
        plan.endDate = plan.startDate;
        const Population population(plan, reference());
        const Calendar calendar(population);
        std::vector<Payment> woven;
        for (std::int64_t i = 0; i < 8; ++i)
            woven.push_back(at(calendar.beginUs() + i * 11 * microsPerHour));
        FraudPlan::fitIntoRange(woven, calendar);
        for (std::size_t i = 0; i < woven.size(); ++i) {
            QVERIFY(woven[i].timeUs >= calendar.beginUs() && woven[i].timeUs < calendar.endUs());
            QVERIFY(i == 0 || woven[i].timeUs > woven[i - 1].timeUs);
        }
        FraudPlan::fitIntoRange({}, calendar);
    }
};

QTEST_APPLESS_MAIN(TestFraudPlan)
#include "tst_fraud_plan.moc"
