#include "core/population/places.h"
#include "core/population/population.h"
#include "tests/support/plans.h"

#include <QTest>

#include <map>
#include <set>
#include <vector>

using namespace ledgerloom;

class TestPlaces : public QObject {
    Q_OBJECT

private slots:
    void everyPositionBelongsToExactlyOneCell_data() {
        QTest::addColumn<quint64>("customers");
        for (const quint64 customers : {1ULL, 2ULL, 7ULL, 200ULL, 1'023ULL, 5'000ULL, 99'991ULL, 400'000ULL})
            QTest::addRow("%llu", customers) << customers;
    }
    void everyPositionBelongsToExactlyOneCell() {
        QFETCH(const quint64, customers);
        const Places places(reference(), 42, customers);
        std::uint64_t next = 0;
        for (std::uint64_t index = 0; index < places.cellCount(); ++index) {
            const Cell cell = places.cell(index);
            QCOMPARE(cell.index, index);
            QCOMPARE(cell.from, next);
            QVERIFY(cell.to > cell.from);
            QVERIFY(cell.to - cell.from < 2'048);
            for (const std::uint64_t position : {cell.from, (cell.from + cell.to) / 2, cell.to - 1}) {
                const Cell found = places.cellOf(position);
                QCOMPARE(found.index, index);
                QCOMPARE(found.city, cell.city);
                QCOMPARE(found.inCity, cell.inCity);
                QCOMPARE(found.latE6, cell.latE6);
                QCOMPARE(found.lonE6, cell.lonE6);
            }
            next = cell.to;
        }
        QCOMPARE(next, std::uint64_t{customers});
    }
    void customersAndPositionsAreOneToOne() {
        const Places places(reference(), 42, 10'000);
        for (std::uint64_t customer = 0; customer < 10'000; ++customer)
            QCOMPARE(places.customerAt(places.positionOf(customer)), customer);
    }
    void citiesSharesFollowThePopulationOfTheirState() {
        constexpr std::uint64_t customers = 2'000'000;
        const Places places(reference(), 42, customers);
        std::map<std::uint32_t, std::uint64_t> byState;
        for (std::uint64_t index = 0; index < places.cellCount(); ++index) {
            const Cell cell = places.cell(index);
            byState[reference().cities[cell.city].state] += cell.to - cell.from;
        }
        std::uint64_t people = 0;
        for (const State& state : reference().states)
            people += state.population;
        for (std::uint32_t s = 0; s < reference().states.size(); ++s) {
            const double expected = double(reference().states[s].population) / double(people) * customers;
            QVERIFY2(std::abs(double(byState[s]) - expected) < 40, reference().states[s].uf.c_str());
        }
    }
    void cellsLieInTheirCity() {
        const Places places(reference(), 42, 500'000);
        for (std::uint64_t index = 0; index < places.cellCount(); ++index) {
            const Cell cell = places.cell(index);
            const City& city = reference().cities[cell.city];
            // A degree is some 111 km; east it is up to a fifth more in the south.
            const double north = std::abs(double(cell.latE6 - city.latE6)) / 1e6 * 111'195;
            const double east = std::abs(double(cell.lonE6 - city.lonE6)) / 1e6 * 111'195 / 1.25;
            QVERIFY2(north <= city.radiusM + 1 && east <= city.radiusM + 1, city.name.c_str());
        }
    }
    void differentMerchantsNeverShareANumber() {
        const Places places(reference(), 42, 60'000);
        const auto categories = static_cast<std::uint32_t>(reference().categories.size());
        std::vector<std::uint8_t> seen(places.merchantCount(), 0);
        for (std::uint32_t category = 0; category < categories; ++category)
            for (std::uint32_t which = 0; which < reference().categories[category].national; ++which)
                ++seen.at(places.nationalMerchant(category, which));
        for (std::uint64_t index = 0; index < places.cellCount(); ++index) {
            const Cell cell = places.cell(index);
            for (std::uint32_t category = 0; category < categories; ++category) {
                QCOMPARE(places.merchantsIn(cell.city, category) > 0, reference().categories[category].perCell > 0);
                for (std::uint32_t which = 0; which < places.merchantsIn(cell.city, category); ++which)
                    ++seen.at(places.localMerchant(cell, category, which));
            }
        }
        for (const std::uint8_t times : seen)
            QCOMPARE(int(times), 1);
    }
    void offsetsAreMetresNorthAndEast() {
        const GeoPoint equator = offsetPoint({0, -60'000'000}, 111'195, 111'195);
        QVERIFY(std::abs(equator.latE6 - 1'000'000) < 100);
        QVERIFY(std::abs(equator.lonE6 + 59'000'000) < 100);
        // At 30 degrees south a degree of longitude is shorter by the cosine.
        const GeoPoint south = offsetPoint({-30'000'000, -51'000'000}, -10'000, 10'000);
        QVERIFY(std::abs(south.latE6 + 30'089'930) < 10);
        QVERIFY(std::abs((south.lonE6 + 51'000'000) - 103'845) < 500);
    }
};

QTEST_APPLESS_MAIN(TestPlaces)
#include "tst_places.moc"
