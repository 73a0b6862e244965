#include "core/behaviour/calendar.h"
#include "core/fraud/fraud_mix.h"
#include "core/fraud/scenario.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace ledgerloom;

namespace {

Payment pixAt(std::int64_t timeUs, FraudType fraud = FraudType::none) {
    Payment payment;
    payment.timeUs = timeUs;
    payment.amountCents = 10'000;
    payment.fraud = fraud;
    return payment;
}

constexpr std::uint64_t episodes = 20'000;
constexpr std::int64_t last = 20'300 * microsPerDay;

} // namespace

class TestReports : public QObject {
    Q_OBJECT

private slots:
    void delaysOfAScenarioKeepItsQuantiles_data() {
        QTest::addColumn<int>("place");
        for (std::size_t i = 0; i < fraudMix().size(); ++i)
            QTest::newRow(std::string(fraudMix()[i].scenario->name()).c_str()) << int(i);
    }
    void delaysOfAScenarioKeepItsQuantiles() {
        QFETCH(int, place);
        const Scenario& scenario = *fraudMix()[std::size_t(place)].scenario;
        const Reporting reporting = scenario.reporting();
        std::vector<std::int64_t> minutes;
        for (std::uint64_t key = 0; key < episodes; ++key) {
            const Report report = reportOf(reporting, mix64(key), last, pixAt(last, scenario.type()));
            if (report.isKnown())
                minutes.push_back((report.timeUs - last) / microsPerMinute);
        }
        const double never = 1 - double(minutes.size()) / double(episodes);
        QVERIFY2(std::abs(never - reporting.neverPermille / 1000.0) < 0.015, qPrintable(QString::number(never)));
        std::ranges::sort(minutes);
        // The table's own quantiles: the top nine bits of a draw are the slot.
        for (const double quantile : {0.1, 0.5, 0.9}) {
            const auto wanted = double(reporting.delayMinutes.draw(std::uint64_t(quantile * 512) << 55U));
            const auto seen = double(minutes[std::size_t(quantile * double(minutes.size()))]);
            QVERIFY2(std::abs(seen - wanted) <= 0.08 * wanted + 2,
                     qPrintable(QStringLiteral("%1: %2, wanted %3").arg(quantile).arg(seen).arg(wanted)));
        }
    }
    void whatTheBankHeldItKnowsWithinTheHour() {
        for (const MixEntry& entry : fraudMix())
            for (std::uint64_t key = 0; key < 200; ++key) {
                Payment payment = pixAt(last - 5 * microsPerHour, entry.scenario->type());
                payment.status = PaymentStatus::blocked;
                const Report report = reportOf(entry.scenario->reporting(), mix64(key), last, payment);
                QVERIFY(report.source == ReportSource::bank);
                QVERIFY(report.timeUs > payment.timeUs && report.timeUs <= payment.timeUs + microsPerHour);
            }
    }
    void anEpisodeIsReportedAtOnce() {
        const Reporting reporting = fraudMix().front().scenario->reporting();
        for (std::uint64_t key = 0; key < 500; ++key) {
            Payment first = pixAt(last - microsPerHour, FraudType::socialEngineering);
            Payment second = pixAt(last, FraudType::socialEngineering);
            second.sequence = 1;
            QCOMPARE(reportOf(reporting, key, last, first).timeUs, reportOf(reporting, key, last, second).timeUs);
        }
    }
    void aReportNamesWhoTold() {
        const Reporting byVictim = fraudMix().front().scenario->reporting();
        for (std::uint64_t key = 0; key < 300; ++key) {
            Payment payment = pixAt(last, FraudType::clonedCard);
            if (const Report report = reportOf(byVictim, key, last, payment); report.isKnown())
                QVERIFY(report.source == ReportSource::med);
            payment.type = PaymentType::creditCard;
            if (const Report report = reportOf(byVictim, key, last, payment); report.isKnown())
                QVERIFY(report.source == ReportSource::chargeback);
            payment.type = PaymentType::boleto;
            if (const Report report = reportOf(byVictim, key, last, payment); report.isKnown())
                QVERIFY(report.source == ReportSource::customer);
        }
    }
    void disputesAreFewLateAndMostlyRefused() {
        constexpr std::uint32_t onePercent = 10'000'000;
        const Disputes disputes(onePercent);
        std::uint64_t disputed = 0;
        std::uint64_t believed = 0;
        constexpr std::uint64_t payments = 2'000'000;
        for (std::uint64_t customer = 0; customer < payments; ++customer)
            if (const auto report = disputes.of(mix64(customer), pixAt(last))) {
                ++disputed;
                believed += report->confirmed ? 1U : 0U;
                QVERIFY(report->isKnown() && report->timeUs > last);
            }
        // A twenty-fifth of one percent of all rows, when seven in ten of them can be disputed.
        QVERIFY2(disputed > 1'000 && disputed < 1'300, qPrintable(QString::number(disputed)));
        QVERIFY(believed > 0 && believed * 10 < disputed);
    }
    void onlyWhatWentThroughAndWasHonestIsDisputed() {
        const Disputes disputes(500'000'000);
        for (std::uint64_t customer = 0; customer < 20'000; ++customer) {
            Payment refused = pixAt(last);
            refused.status = PaymentStatus::refused;
            QVERIFY(!disputes.of(mix64(customer), refused));
            QVERIFY(!disputes.of(mix64(customer), pixAt(last, FraudType::phishing)));
        }
    }
};

QTEST_APPLESS_MAIN(TestReports)
#include "tst_reports.moc"
