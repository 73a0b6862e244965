#include "core/fraud/fraud_mix.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace ledgerloom;

class TestFraudMix : public QObject {
    Q_OBJECT

private slots:
    void sharesAddUpToTheWhole() {
        std::uint64_t scenarios = 0;
        for (const MixEntry& entry : fraudMix())
            scenarios += entry.rowsPpm;
        std::uint64_t types = 0;
        for (const TypeShare& share : fraudTypeShares())
            types += share.rowsPpm;
        QVERIFY(scenarios > 999'980 && scenarios <= 1'000'000);
        QCOMPARE(types, scenarios);
    }
    /// The v3 schema's shares, renormalised over the types that are woven.
    void theRestIsRenormalised() {
        const std::map<std::string, double> v3{{"ENGENHARIA_SOCIAL", 20}, {"CONTA_TOMADA", 15}, {"CARTAO_CLONADO", 14},
                                               {"IDENTIDADE_FALSA", 10},  {"AUTOFRAUDE", 8},    {"FRAUDE_AMIGAVEL", 5},
                                               {"LAVAGEM_DINHEIRO", 4},   {"TRIANGULACAO", 3},  {"GOLPE_WHATSAPP", 8},
                                               {"PHISHING", 6},           {"SIM_SWAP", 3},      {"BOLETO_FALSO", 2},
                                               {"QR_CODE_FALSO", 2}};
        double woven = 0;
        for (const TypeShare& share : fraudTypeShares())
            woven += v3.at(std::string(share.type));
        QVERIFY(woven > 0);
        for (const TypeShare& share : fraudTypeShares()) {
            const double expected = v3.at(std::string(share.type)) / woven * 1e6;
            QVERIFY2(std::abs(double(share.rowsPpm) - expected) < 10, share.type.data());
        }
    }
    void wovenAndAbsentTypesAreAllThirteen() {
        std::set<std::string> all;
        for (const TypeShare& share : fraudTypeShares())
            QVERIFY(all.insert(std::string(share.type)).second);
        for (const std::string& type : absentFraudTypes())
            QVERIFY2(all.insert(type).second, type.c_str());
        QCOMPARE(all, std::set<std::string>(fraudTypeNames.begin(), fraudTypeNames.end()));
    }
    void scenariosAreSoundAndNamedApart() {
        std::set<std::string_view> names;
        for (const MixEntry& entry : fraudMix()) {
            QVERIFY(names.insert(entry.scenario->name()).second);
            QVERIFY(entry.rowsPpm > 0 && entry.scenario->type() != FraudType::none);
            QVERIFY(entry.scenario->leastRows() >= 1 && entry.scenario->leastRows() <= entry.scenario->mostRows());
        }
        // The end of a quota takes a scenario of one row.
        QVERIFY(
            std::ranges::any_of(fraudMix(), [](const MixEntry& entry) { return entry.scenario->leastRows() == 1; }));
    }
    void scenariosAreInTheOrderOfTheirNames() {
        for (std::size_t i = 0; i < fraudMix().size(); ++i) {
            QCOMPARE(fraudMix()[i].scenario->name(), scenarioNames[i]);
            QCOMPARE(scenarioIndex(*fraudMix()[i].scenario), i);
        }
    }
    void weightsMultiplyTheUsualShares() {
        ScenarioWeights weights = usualScenarios;
        weights[9] = 0;      // laundering
        weights[12] = 3'000; // phishing
        const auto usual = fraudMix();
        const auto mix = fraudMix(weights);
        QCOMPARE(mix[9].rowsPpm, std::uint64_t{0});
        const double phishing = double(mix[12].rowsPpm) / double(mix[0].rowsPpm);
        QVERIFY(std::abs(phishing - 3.0 * double(usual[12].rowsPpm) / double(usual[0].rowsPpm)) < 0.001);
        QCOMPARE(absentFraudTypes(weights), std::vector<std::string>{"LAVAGEM_DINHEIRO"});
    }
    void drawnRowsReachBothEnds() {
        Rng rng(1);
        for (const MixEntry& entry : fraudMix()) {
            std::set<std::uint32_t> seen;
            for (int i = 0; i < 1'000; ++i)
                seen.insert(entry.scenario->drawRows(rng));
            QCOMPARE(*seen.begin(), entry.scenario->leastRows());
            QCOMPARE(*seen.rbegin(), entry.scenario->mostRows());
        }
    }
};

QTEST_APPLESS_MAIN(TestFraudMix)
#include "tst_fraud_mix.moc"
