#include "core/base/random.h"
#include "core/features/geo_distance.h"

#include <QTest>

#include <cmath>

using namespace ledgerloom;

namespace {

/// The haversine formula as the textbooks have it, in long double.
long double exactKm(std::int32_t lat1, std::int32_t lon1, std::int32_t lat2, std::int32_t lon2) {
    constexpr long double radian = 3.14159265358979323846264338327950288L / 180.0L / 1e6L;
    const long double a = std::sin((lat2 - lat1) * radian / 2);
    const long double b = std::sin((lon2 - lon1) * radian / 2);
    return 2 * 6371.0088L * std::asin(std::sqrt(a * a + std::cos(lat1 * radian) * std::cos(lat2 * radian) * b * b));
}

void compareAround(std::int64_t spreadE6, std::uint64_t key) {
    Rng rng(key);
    for (int i = 0; i < 100'000; ++i) {
        const auto lat1 = static_cast<std::int32_t>(rng.between(-33'800'000, 5'300'000));
        const auto lon1 = static_cast<std::int32_t>(rng.between(-74'000'000, -32'000'000));
        const auto near = [&rng, spreadE6](std::int32_t from, std::int64_t low, std::int64_t high) {
            return static_cast<std::int32_t>(std::clamp(from + rng.between(-spreadE6, spreadE6), low, high));
        };
        const std::int32_t lat2 = near(lat1, -33'800'000, 5'300'000);
        const std::int32_t lon2 = near(lon1, -74'000'000, -32'000'000);
        const auto error = std::abs(distanceCentiKm(lat1, lon1, lat2, lon2) / 100.0L - exactKm(lat1, lon1, lat2, lon2));
        QVERIFY2(error <= 0.01L, qPrintable(QString::number(double(error))));
    }
}

} // namespace

class TestGeoDistance : public QObject {
    Q_OBJECT

private slots:
    void knownPairs() {
        // Cathedrals: Sao Paulo, Rio de Janeiro, Manaus, Porto Alegre.
        QCOMPARE(distanceCentiKm(-23'550'500, -46'633'300, -22'906'800, -43'172'900), 36'075);
        QCOMPARE(
            distanceCentiKm(-3'119'000, -60'021'700, -30'034'600, -51'217'700),
            static_cast<std::int32_t>(std::lround(exactKm(-3'119'000, -60'021'700, -30'034'600, -51'217'700) * 100)));
    }
    void oneDegreeOfLatitudeIs111Km() { QCOMPARE(distanceCentiKm(0, -50'000'000, -1'000'000, -50'000'000), 11'120); }

    void theSamePlaceIsZeroAndDistanceIsSymmetric() {
        QCOMPARE(distanceCentiKm(-23'550'500, -46'633'300, -23'550'500, -46'633'300), 0);
        Rng rng(1);
        for (int i = 0; i < 10'000; ++i) {
            const auto lat1 = static_cast<std::int32_t>(rng.between(-33'000'000, 5'000'000));
            const auto lat2 = static_cast<std::int32_t>(rng.between(-33'000'000, 5'000'000));
            QCOMPARE(distanceCentiKm(lat1, -60'000'000, lat2, -40'000'000),
                     distanceCentiKm(lat2, -40'000'000, lat1, -60'000'000));
        }
    }
    void rightWithinTenMetresFromDoorsToTheWholeCountry_data() {
        QTest::addColumn<qint64>("spreadE6");
        for (const qint64 spread : {300LL, 20'000LL, 458'000LL, 460'000LL, 600'000LL, 5'000'000LL, 60'000'000LL})
            QTest::addRow("%lld", spread) << spread;
    }
    void rightWithinTenMetresFromDoorsToTheWholeCountry() {
        QFETCH(const qint64, spreadE6);
        compareAround(spreadE6, std::uint64_t(spreadE6));
    }
};

QTEST_APPLESS_MAIN(TestGeoDistance)
#include "tst_geo_distance.moc"
