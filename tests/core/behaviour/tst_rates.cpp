#include "core/behaviour/rates.h"

#include <QTest>

#include <numeric>

using namespace ledgerloom;

class TestRates : public QObject {
    Q_OBJECT

private slots:
    void fixedAndOrdinaryTogetherKeepTheProfilesMix() {
        for (const Profile& profile : reference().profiles) {
            const ProfileRates rates = makeRates(profile);
            const double fixed =
                (rates.transfersPermille + rates.boletoBillsPermille + rates.directDebitsPermille) / 1000.0;
            constexpr int draws = 400'000;
            std::array<double, paymentTypeCount> share{};
            Rng rng(1);
            for (int i = 0; i < draws; ++i)
                share[rates.ordinaryType.pick(rng)] += (1 - fixed) / draws;
            share[indexOf(PaymentType::pix)] += rates.transfersPermille / 1000.0;
            share[indexOf(PaymentType::boleto)] += rates.boletoBillsPermille / 1000.0;
            share[indexOf(PaymentType::directDebit)] += rates.directDebitsPermille / 1000.0;
            for (std::size_t type = 0; type < paymentTypeCount; ++type)
                QVERIFY2(std::abs(share[type] - double(profile.types[type]) / 1000) < 0.005,
                         paymentTypeNames[type].data());
        }
    }
    void noDocAndNoOrdinaryDirectDebit() {
        for (const Profile& profile : reference().profiles) {
            const ProfileRates rates = makeRates(profile);
            Rng rng(2);
            for (int i = 0; i < 20'000; ++i) {
                const auto type = static_cast<PaymentType>(rates.ordinaryType.pick(rng));
                QVERIFY(type != PaymentType::doc && type != PaymentType::directDebit);
            }
        }
    }
    void categoriesAndChannelsAreTheProfiles() {
        for (const Profile& profile : reference().profiles) {
            const ProfileRates rates = makeRates(profile);
            QCOMPARE(rates.category.size(), profile.categories.size());
            Rng rng(3);
            for (int i = 0; i < 5'000; ++i)
                QVERIFY(profile.channels[rates.channel.pick(rng)] > 0);
        }
    }
};

QTEST_APPLESS_MAIN(TestRates)
#include "tst_rates.moc"
