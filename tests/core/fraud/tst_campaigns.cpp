#include "core/fraud/campaigns.h"
#include "tests/support/plans.h"

#include <QTest>

#include <map>
#include <set>

using namespace ledgerloom;

class TestCampaigns : public QObject {
    Q_OBJECT

private:
    using Struck = std::vector<std::pair<const Scenario*, Episode>>;
    const Plan plan = testing::planOfCustomers(20'000, 10'000'000);
    const Population population{plan, reference()};
    const Calendar calendar{population};
    const Campaigns campaigns{population, calendar};

    Struck of(std::uint64_t customer, std::uint32_t inBlock = 0) const {
        Struck struck;
        campaigns.of(population.customer(customer), inBlock, struck);
        return struck;
    }

private slots:
    void membershipIsAFunctionOfTheCustomerAlone() {
        const Campaigns other(population, calendar);
        for (std::uint64_t i = 3'000; i > 0; --i) {
            const Struck one = of(i, 5);
            Struck again;
            other.of(population.customer(i), 9, again);
            QCOMPARE(one.size(), again.size());
            for (std::size_t e = 0; e < one.size(); ++e) {
                QCOMPARE(one[e].first, again[e].first);
                QCOMPARE(one[e].second.key, again[e].second.key);
                QCOMPARE(one[e].second.campaign, again[e].second.campaign);
                QCOMPARE(one[e].second.t0, again[e].second.t0);
                QCOMPARE(one[e].second.rows, again[e].second.rows);
                QCOMPARE(one[e].second.customer, 5U);
                QCOMPARE(again[e].second.customer, 9U);
            }
        }
    }
    void oneCampaignIsOneCrewInOneCellWithinFourWeeks() {
        struct Seen {
            std::uint64_t crew, cell;
            std::int64_t first, last;
            int victims;
        };
        std::map<std::uint64_t, Seen> seen;
        for (std::uint64_t i = 0; i < plan.customers; ++i) {
            const std::uint64_t cell = population.customer(i).cell.index;
            for (const auto& [scenario, episode] : of(i)) {
                QVERIFY(scenario->hasCampaigns() && episode.campaign != 0);
                QVERIFY(episode.rows >= scenario->leastRows() && episode.rows <= scenario->mostRows());
                QVERIFY(episode.t0 >= calendar.beginUs());
                const auto [at, fresh] =
                    seen.try_emplace(episode.campaign, Seen{episode.crew, cell, episode.t0, episode.t0, 0});
                QCOMPARE(at->second.crew, episode.crew);
                QCOMPARE(at->second.cell, cell);
                at->second.first = std::min(at->second.first, episode.t0);
                at->second.last = std::max(at->second.last, episode.t0);
                ++at->second.victims;
            }
        }
        int many = 0;
        for (const auto& [campaign, s] : seen) {
            QVERIFY(s.last - s.first < 28 * microsPerDay);
            many += s.victims >= 10 ? 1 : 0;
        }
        QVERIFY2(many >= 3, qPrintable(QString::number(many)));
    }
    void theyTakeAboutHalfOfTheirScenariosRows() {
        std::map<const Scenario*, double> rows;
        for (std::uint64_t i = 0; i < plan.customers; ++i)
            for (const auto& [scenario, episode] : of(i))
                rows[scenario] += episode.rows;
        for (const MixEntry& entry : fraudMix()) {
            if (!entry.scenario->hasCampaigns()) {
                QVERIFY(!rows.contains(entry.scenario));
                continue;
            }
            const double half = double(plan.fraudBefore(plan.blocks)) * double(entry.rowsPpm) / 1e6 / 2;
            const double share = rows[entry.scenario] / half;
            QVERIFY2(share > 0.6 && share < 1.5, qPrintable(QString::number(share)));
        }
    }
    void withoutFraudThereAreNone() {
        const Population honest(testing::planOfCustomers(2'000, 0), reference());
        const Calendar range(honest);
        const Campaigns none(honest, range);
        Struck struck;
        for (std::uint64_t i = 0; i < 2'000; ++i)
            none.of(honest.customer(i), 0, struck);
        QVERIFY(struck.empty());
    }
};

QTEST_APPLESS_MAIN(TestCampaigns)
#include "tst_campaigns.moc"
