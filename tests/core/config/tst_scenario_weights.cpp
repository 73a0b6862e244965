#include "core/config/fields.h"
#include "core/config/scenario_weights.h"

#include <QTest>

using namespace ledgerloom;

class TestScenarioWeights : public QObject {
    Q_OBJECT

private slots:
    void whatIsNotNamedIsAsUsual() {
        const auto weights = parseScenarioWeights("phishing=2, laundering=0,fake_shop=0.25");
        QVERIFY(weights.ok());
        ScenarioWeights wanted = usualScenarios;
        wanted[12] = 2'000;
        wanted[9] = 0;
        wanted[1] = 250;
        QCOMPARE(*weights, wanted);
        QCOMPARE(parseScenarioWeights("").value(), usualScenarios);
    }
    void theTextIsReadBackToTheSame() {
        for (const char* text : {"", "fake_shop=0.25,phishing=2", "sim_swap=100", "laundering=0", "fake_shop=0.001"})
            QCOMPARE(scenarioWeightsText(parseScenarioWeights(text).value()), std::string(text));
        QCOMPARE(scenarioWeightsText(parseScenarioWeights(" Phishing = 1.500 ,fake_shop=1").value()),
                 std::string("phishing=1.5"));
    }
    void whatIsWrongIsNamed_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("name") << "fishing=2"
                              << "did you mean phishing?";
        QTest::newRow("strange name") << "zzzzzzzzzzz=2"
                                      << "\"zzzzzzzzzzz\" is no scenario.";
        QTest::newRow("no weight") << "phishing"
                                   << "says no weight";
        QTest::newRow("empty weight") << "phishing="
                                      << "is no weight";
        QTest::newRow("negative") << "phishing=-1"
                                  << "\"-1\" is no weight";
        QTest::newRow("too large") << "phishing=100.001"
                                   << "is no weight";
        QTest::newRow("far too large") << "phishing=99999999999"
                                       << "is no weight";
        QTest::newRow("too many decimals") << "phishing=0.0001"
                                           << "is no weight";
        QTest::newRow("dot at the end") << "phishing=1."
                                        << "is no weight";
        QTest::newRow("letters") << "phishing=1.2x"
                                 << "is no weight";
        QTest::newRow("nothing is left") << "fake_call_centre=0,fake_shop=0,account_takeover=0,remote_access=0,"
                                            "card_testing=0,skimmed_card=0,false_identity=0,self_fraud=0,"
                                            "friendly_fraud=0,triangulation=0,whatsapp_relative=0,phishing=0,"
                                            "sim_swap=0,false_boleto=0,false_qr_code=0"
                                         << "no scenario but laundering is left";
    }
    void whatIsWrongIsNamed() {
        QFETCH(QString, text);
        QFETCH(QString, wanted);
        const auto weights = parseScenarioWeights(text.toStdString());
        QVERIFY(!weights.ok());
        QVERIFY2(QString::fromStdString(weights.error().message).contains(wanted), weights.error().message.c_str());
    }
    void theFieldKeepsTheShortestText() {
        RunConfig config;
        const Field* field = findField("scenario-weights");
        QVERIFY(field->setFromText(config, "PHISHING = 2.0, fake_shop=1").ok());
        QCOMPARE(config.scenarioWeights, std::string("phishing=2"));
        const auto refused = field->setFromText(config, "fishing=2");
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().field, std::string("scenario-weights"));
        QVERIFY(refused.error().message.find("fake_call_centre, fake_shop") != std::string::npos);
        QCOMPARE(config.scenarioWeights, std::string("phishing=2"));
    }
    void sharesOfFraudHaveNames() {
        RunConfig config;
        const Field* field = findField("fraud-rate");
        for (const auto& [name, ppb] :
             {std::pair("realistic", 500'000U), std::pair("default", 5'000'000U), std::pair("Peer", 20'000'000U)}) {
            QVERIFY(field->setFromText(config, name).ok());
            QCOMPARE(config.fraudRatePpb, ppb);
        }
        QVERIFY(field->allowedText().find("realistic (0.05%)") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestScenarioWeights)
#include "tst_scenario_weights.moc"
