#include "core/population/population.h"
#include "core/population/reference.h"
#include "core/population/reference_data.h"
#include "core/population/vocabulary.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <set>

using namespace ledgerloom;

namespace {

bool plainText(const std::string& text) {
    return !text.empty() && std::none_of(text.begin(), text.end(), [](char c) {
        return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
    });
}

template <class List> std::size_t longest(const List& texts) {
    std::size_t most = 0;
    for (const std::string& text : texts)
        most = std::max(most, text.size());
    return most;
}

template <std::size_t N> std::uint64_t sumOf(const std::array<std::uint64_t, N>& weights) {
    return std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
}

} // namespace

class TestReference : public QObject {
    Q_OBJECT

private:
    const Reference& r = reference();

    void checkWeighted(const std::vector<WeightedText>& texts, std::size_t atLeast) {
        QVERIFY2(texts.size() >= atLeast, qPrintable(QString::number(texts.size())));
        std::set<std::string> seen;
        for (const WeightedText& text : texts) {
            QVERIFY2(plainText(text.text), text.text.c_str());
            QVERIFY2(text.weight > 0, text.text.c_str());
            QVERIFY2(text.weight < 1ULL << 40U, text.text.c_str());
            QVERIFY2(seen.insert(text.text).second, text.text.c_str());
        }
    }

private slots:
    void anUnknownTableIsEmpty() { QVERIFY(referenceData("no such table").empty()); }

    void thereAreHundredsOfNames() {
        checkWeighted(r.feminineNames, 200);
        checkWeighted(r.masculineNames, 200);
        checkWeighted(r.surnames, 300);
        checkWeighted(r.emailDomains, 3);
        checkWeighted(r.streetTypes, 3);
        checkWeighted(r.keyTypes, 4); // persons have no CNPJ
        checkWeighted(r.brands, 3);
    }
    void noTextNeedsEscaping() {
        for (const auto* texts : {&r.streetNames, &r.neighbourhoods, &r.merchantCores, &r.merchantSuffixes}) {
            QVERIFY(texts->size() >= 10);
            for (const std::string& text : *texts)
                QVERIFY2(plainText(text), text.c_str());
        }
        for (const State& state : r.states)
            QVERIFY(plainText(state.name) && state.uf.size() == 2);
        for (const City& city : r.cities)
            QVERIFY2(plainText(city.name), city.name.c_str());
        for (const Profession& profession : r.professions)
            QVERIFY2(plainText(profession.name), profession.name.c_str());
        for (const Profile& profile : r.profiles)
            QVERIFY2(plainText(profile.name), profile.name.c_str());
    }
    void allStatesAreThereWithTheirFiscalRegionAndAreaCodes() {
        QCOMPARE(r.states.size(), std::size_t{27});
        std::set<std::string> ufs;
        std::set<std::uint32_t> areaCodes;
        std::uint64_t people = 0;
        for (const State& state : r.states) {
            ufs.insert(state.uf);
            people += state.population;
            QVERIFY(state.cpfRegion <= 9);
            // A customer's day would begin before Brasilia's: Calendar relies on no state being ahead.
            QVERIFY(state.minutesFromBrasilia <= 0 && state.minutesFromBrasilia >= -120);
            QVERIFY(!state.areaCodes.empty());
            for (const std::uint32_t code : state.areaCodes)
                QVERIFY2(code >= 11 && code <= 99, state.uf.c_str());
            areaCodes.insert(state.areaCodes.begin(), state.areaCodes.end());
        }
        QCOMPARE(ufs.size(), std::size_t{27});
        QCOMPARE(areaCodes.size(), std::size_t{67}); // Anatel's area codes
        QVERIFY(people > 205'000'000 && people < 220'000'000);
    }
    void regionDigitsAreTheTaxAuthoritys() {
        const auto regionOf = [this](const char* uf) {
            return std::find_if(r.states.begin(), r.states.end(), [uf](const State& s) { return s.uf == uf; })
                ->cpfRegion;
        };
        const std::pair<const char*, int> known[] = {{"DF", 1}, {"GO", 1}, {"PA", 2}, {"AM", 2}, {"CE", 3},
                                                     {"PE", 4}, {"BA", 5}, {"MG", 6}, {"RJ", 7}, {"ES", 7},
                                                     {"SP", 8}, {"PR", 9}, {"SC", 9}, {"RS", 0}};
        for (const auto& [uf, region] : known)
            QCOMPARE(int(regionOf(uf)), region);
    }
    void citiesLieWithinBrazilAndEveryStateHasOne() {
        QVERIFY(r.cities.size() >= 50);
        std::set<std::uint8_t> states;
        for (const City& city : r.cities) {
            QVERIFY2(city.latE6 > -33'800'000 && city.latE6 < 5'300'000, city.name.c_str());
            QVERIFY2(city.lonE6 > -74'000'000 && city.lonE6 < -34'700'000, city.name.c_str());
            QVERIFY2(city.population > 0 && city.radiusM >= 500 && city.radiusM < 60'000, city.name.c_str());
            QVERIFY2(city.cepFrom <= city.cepTo && city.cepTo < 100'000'000, city.name.c_str());
            QVERIFY(city.state < r.states.size());
            states.insert(city.state);
        }
        QCOMPARE(states.size(), r.states.size());
        // National merchants have their seats in the first twenty: those are the large ones.
        QVERIFY(r.cities.size() > 20);
    }
    void thereAreManyBanksWithDistinctCodes() {
        QVERIFY(r.banks.size() >= 24 && r.banks.size() < 256);
        std::set<std::string> codes;
        for (const Bank& bank : r.banks) {
            QVERIFY2(bank.code.size() == 3 && std::all_of(bank.code.begin(), bank.code.end(), ::isdigit),
                     bank.code.c_str());
            QVERIFY(bank.weight > 0 && plainText(bank.name));
            codes.insert(bank.code);
        }
        QCOMPARE(codes.size(), r.banks.size());
    }
    void everyDeviceKindHasModelsWithSystems() {
        std::set<std::uint8_t> kinds;
        for (const DeviceModel& model : r.deviceModels) {
            QVERIFY(plainText(model.maker) && plainText(model.model));
            QVERIFY2(model.weight > 0 && !model.systems.empty(), model.model.c_str());
            for (const std::string& system : model.systems)
                QVERIFY2(plainText(system), system.c_str());
            kinds.insert(model.kind);
        }
        QCOMPARE(kinds, (std::set<std::uint8_t>{0, 1, 2}));
    }
    void everyCategoryHasLocalOrNationalMerchants() {
        QVERIFY(r.categories.size() >= 30 && r.categories.size() < 256);
        for (const MerchantCategory& c : r.categories) {
            QVERIFY2(c.perCell > 0 || c.national > 0, c.code.c_str());
            QVERIFY2(c.nationalNames.size() >= c.national, c.code.c_str());
            QVERIFY2(c.perCell == 0 || !c.prefixes.empty(), c.code.c_str());
            QVERIFY2(c.weight > 0 && c.code.size() == 4 && plainText(c.name), c.code.c_str());
            QVERIFY2(c.risk == "low" || c.risk == "medium" || c.risk == "high", c.code.c_str());
            QVERIFY2(0 < c.minCents && c.minCents < c.medianCents && c.medianCents < c.maxCents, c.code.c_str());
            QVERIFY2(c.maxCents < INT32_MAX && c.onlinePermille <= 1000 && c.pixPermille <= 1000, c.code.c_str());
            QCOMPARE(r.categories[r.categoryIndex(c.code)].code, c.code);
        }
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, r.categoryIndex("0000"));
    }
    void noMerchantNameIsTooLong() {
        const std::size_t core = longest(r.merchantCores);
        for (const MerchantCategory& c : r.categories) {
            QVERIFY2(longest(c.nationalNames) <= Merchant::nameCapacity, c.code.c_str());
            QVERIFY2(longest(c.prefixes) + 1 + core <= Merchant::nameCapacity, c.code.c_str());
            for (const auto* texts : {&c.prefixes, &c.nationalNames})
                for (const std::string& text : *texts)
                    QVERIFY2(plainText(text), text.c_str());
        }
    }
    void thereAreSixProfilesOfAdultsWithAllTheyNeed() {
        QCOMPARE(r.profiles.size(), std::size_t{6});
        for (const Profile& p : r.profiles) {
            QVERIFY2(p.weight > 0 && p.ageMin >= 18 && p.ageMax <= 100 && p.ageMin <= p.ageMax, p.name.c_str());
            QVERIFY2(0 < p.monthlyMin && p.monthlyMin <= p.monthlyMax, p.name.c_str());
            QVERIFY2(1 <= p.devicesMin && p.devicesMin <= p.devicesMax && p.devicesMax <= 3, p.name.c_str());
            QVERIFY2(p.contactsMin <= p.contactsMax && p.contactsMax <= 20, p.name.c_str());
            QVERIFY2(0 < p.incomeMinPermille && p.incomeMinPermille <= p.incomeMaxPermille, p.name.c_str());
            QVERIFY2(0 < p.favouritesMin && p.favouritesMin <= p.favouritesMax, p.name.c_str());
            QVERIFY2(sumOf(p.hours) > 0 && sumOf(p.weekendHours) > 0, p.name.c_str());
            QVERIFY2(p.hours.size() == 24 && p.weekendHours.size() == 24, p.name.c_str());
            QCOMPARE(sumOf(p.types), std::uint64_t{1000});
            QVERIFY2(sumOf(p.channels) > 0 && sumOf(p.deviceKinds) > 0 && !p.categories.empty(), p.name.c_str());
            QCOMPARE(p.types[indexOf(PaymentType::doc)], std::uint64_t{0}); // none is issued since 2024
            for (const auto& [category, weight] : p.categories)
                QVERIFY(category < r.categories.size() && weight > 0);
        }
    }
    void everyTypeHasOutcomesAndReasons() {
        for (std::size_t type = 0; type < paymentTypeCount; ++type) {
            const char* name = paymentTypeNames[type].data();
            QVERIFY2(sumOf(r.statusWeights[type]) == 100'000, name);
            QVERIFY2(r.statusWeights[type][indexOf(PaymentStatus::approved)] > 50'000, name);
            QVERIFY2(sumOf(r.refusedReasons[type]) > 0 && sumOf(r.blockedReasons[type]) > 0, name);
        }
    }
    void instalmentsAndAmountsAreUsable() {
        for (const auto& [number, weight] : r.installments)
            QVERIFY(number >= 1 && number <= 12 && weight > 0);
        for (const AmountComponent& component : r.personAmounts)
            QVERIFY(component.weight > 0 && component.medianCents > 0 && component.sigmaPermille < 3'000);
        QVERIFY(!r.installments.empty() && !r.personAmounts.empty());
    }
    void addressesAreInOrderAndOfAllKinds() {
        std::set<std::uint8_t> kinds;
        for (const IpRange& range : r.ipRanges) {
            QVERIFY(range.from <= range.to && range.weight > 0 && range.from > 0);
            kinds.insert(range.kind);
        }
        QCOMPARE(kinds, (std::set<std::uint8_t>{0, 1, 2}));
    }
};

QTEST_APPLESS_MAIN(TestReference)
#include "tst_reference.moc"
