#include "core/fraud/drift.h"
#include "core/fraud/fraud_mix.h"
#include "tests/support/plans.h"

#include <QTest>

#include <array>
#include <cstdlib>

using namespace ledgerloom;

/// What attackers learn over the run's dates: amounts, gaps, and which scenarios they weave.
class TestDrift : public QObject {
    Q_OBJECT

private:
    const Plan plan = testing::planOfCustomers(300);
    const Population population{plan, reference()};
    const Calendar calendar{population};

    std::vector<Payment> drifted(std::int32_t day, std::vector<Payment> woven) const {
        Episode episode;
        episode.t0 = day * microsPerDay;
        for (Payment& payment : woven)
            payment.timeUs += episode.t0;
        applyDrift(woven, episode, calendar);
        return woven;
    }
    static Payment taking(std::int64_t timeUs, std::int64_t cents) {
        Payment payment;
        payment.fraud = FraudType::phishing;
        payment.type = PaymentType::pix;
        payment.timeUs = timeUs;
        payment.amountCents = cents;
        return payment;
    }

private slots:
    void lateIsLessAtATimeAndSlower() {
        const std::vector<Payment> woven{taking(0, 12'345), taking(microsPerHour, 80'000)};
        const auto early = drifted(calendar.firstDay(), woven);
        const auto late = drifted(calendar.lastDay(), woven);
        for (std::size_t i = 0; i < woven.size(); ++i)
            QVERIFY(early[i].amountCents > woven[i].amountCents && late[i].amountCents < woven[i].amountCents);
        QVERIFY(early[1].timeUs - early[0].timeUs < microsPerHour);
        QVERIFY(late[1].timeUs - late[0].timeUs > microsPerHour);
        QCOMPARE(early[0].timeUs, calendar.beginUs()); // the first one stays
    }
    void roundSumsStayRound() {
        for (std::int32_t day = calendar.firstDay(); day <= calendar.lastDay(); day += 7) {
            const auto one = drifted(day, {taking(0, 50'000), taking(1, 12'300), taking(2, 40)});
            QCOMPARE(one[0].amountCents % 1'000, std::int64_t{0});
            QCOMPARE(one[1].amountCents % 100, std::int64_t{0});
            QVERIFY(one[2].amountCents >= 40);
        }
    }
    void pricesBillsAndHonestPaymentsStay() {
        std::vector<Payment> woven(3, taking(0, 9'999));
        woven[0].fraud = FraudType::none;
        woven[1].fraud = FraudType::falseQrCode; // the shop's ticket
        woven[2].type = PaymentType::boleto;
        for (const Payment& payment : drifted(calendar.lastDay(), woven))
            QCOMPARE(payment.amountCents, std::int64_t{9'999});
    }
    void whatBeganBeforeTheRangeIsAsItsFirstDay() {
        const auto before = drifted(calendar.firstDay() - 20, {taking(0, 10'001)});
        QCOMPARE(before[0].amountCents, drifted(calendar.firstDay(), {taking(0, 10'001)})[0].amountCents);
    }
    // What grows is seldom at first and frequent at last, what fades the other way round, and no day is without either.
    void scenariosGrowAndFade() {
        Rng rng(7);
        constexpr int draws = 20'000;
        const std::int32_t days = calendar.lastDay() - calendar.firstDay() + 1;
        const auto inThirds = [&](Trend trend) {
            std::array<int, 3> count{};
            for (int i = 0; i < draws; ++i)
                ++count[static_cast<std::size_t>((pickDay(trend, calendar, rng) - calendar.firstDay()) * 3 / days)];
            return count;
        };
        const auto steady = inThirds(Trend::steady);
        const auto growing = inThirds(Trend::growing);
        const auto fading = inThirds(Trend::fading);
        for (const int count : steady)
            QVERIFY(std::abs(count - draws / 3) < draws / 30);
        QVERIFY(2 * growing[2] > 3 * growing[0] && growing[0] > draws / 20);
        QVERIFY(2 * fading[0] > 3 * fading[2] && fading[2] > draws / 20);
        for (std::size_t third = 0; third < 3; ++third) // together as much at any time
            QVERIFY(std::abs(growing[third] + fading[third] - 2 * draws / 3) < draws / 20);
    }
    // By the shares of the mix, without what campaigns bring: else there would be more fraud on the last days.
    void whatGrowsIsAsMuchAsWhatFades() {
        std::uint64_t growing = 0;
        std::uint64_t fading = 0;
        for (const MixEntry& entry : fraudMix(usualScenarios)) {
            const std::uint64_t local = entry.scenario->hasCampaigns() ? entry.rowsPpm / 2 : entry.rowsPpm;
            if (entry.scenario->trend() == Trend::growing)
                growing += local;
            if (entry.scenario->trend() == Trend::fading)
                fading += local;
        }
        QVERIFY2(growing > 250'000 && fading > 250'000, qPrintable(QString::number(growing)));
        QVERIFY2(std::max(growing, fading) - std::min(growing, fading) < 50'000,
                 qPrintable(QStringLiteral("%1 and %2").arg(growing).arg(fading)));
    }
};

QTEST_APPLESS_MAIN(TestDrift)
#include "tst_drift.moc"
