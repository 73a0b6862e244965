#include "core/population/reference.h"

#include "core/population/reference_data.h"
#include "core/population/vocabulary.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace ledgerloom {

namespace {

using nlohmann::json;

json table(std::string_view name) {
    return json::parse(referenceData(name));
}

std::vector<WeightedText> weightedTexts(const json& list) {
    std::vector<WeightedText> texts;
    for (const json& item : list)
        texts.push_back({item.at(0).get<std::string>(), item.at(1).get<std::uint64_t>()});
    return texts;
}

std::vector<WeightedText> weightedKeys(const json& object) {
    std::vector<WeightedText> texts;
    for (const auto& [key, weight] : object.items())
        texts.push_back({key, weight.get<std::uint64_t>()});
    return texts;
}

template <std::size_t N> std::size_t nameIndex(const std::array<std::string_view, N>& names, std::string_view name) {
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == name)
            return i;
    throw std::runtime_error("reference table names the unknown value " + std::string(name));
}

template <std::size_t M, std::size_t N>
void fillByName(std::array<std::uint64_t, M>& values, const std::array<std::string_view, N>& names,
                const json& object) {
    for (const auto& [key, weight] : object.items())
        values[nameIndex(names, key)] = weight.template get<std::uint64_t>();
}

void loadNames(Reference& r) {
    const json first = table("first_names");
    r.feminineNames = weightedTexts(first.at("feminine"));
    r.masculineNames = weightedTexts(first.at("masculine"));
    r.surnames = weightedTexts(table("surnames"));
    r.emailDomains = weightedTexts(table("email_domains"));
    const json streets = table("streets");
    r.streetTypes = weightedTexts(streets.at("types"));
    r.streetNames = streets.at("names").get<std::vector<std::string>>();
    r.neighbourhoods = streets.at("neighbourhoods").get<std::vector<std::string>>();
}

void loadPlaces(Reference& r) {
    for (const json& s : table("states"))
        r.states.push_back({s.at("uf"), s.at("name"), s.at("cpf_region"), s.at("utc_offset_minutes_from_brasilia"),
                            s.at("ddd").get<std::vector<std::uint32_t>>(), s.at("population")});
    for (const json& c : table("cities")) {
        std::uint8_t state = 0;
        while (r.states.at(state).uf != c.at("uf").get<std::string>())
            ++state;
        r.cities.push_back({c.at("name"), state, c.at("population"), c.at("lat_e6"), c.at("lon_e6"), c.at("radius_m"),
                            c.at("cep").at(0), c.at("cep").at(1)});
    }
    for (const json& range : table("ip_ranges")) {
        const std::string kind = range.at("kind");
        const IpKind ipKind = kind == "mobile"      ? IpKind::mobile
                              : kind == "broadband" ? IpKind::broadband
                                                    : IpKind::datacenter;
        r.ipRanges.push_back({range.at("from"), range.at("to"), range.at("weight"), static_cast<std::uint8_t>(ipKind)});
    }
}

void loadPeople(Reference& r) {
    for (const json& b : table("banks"))
        r.banks.push_back({b.at("code"), b.at("name"), b.at("weight")});
    for (const json& p : table("professions"))
        r.professions.push_back({p.at(0), p.at(1), p.at(2), p.at(3)});
    const json devices = table("devices");
    for (const json& d : devices.at("kinds"))
        r.deviceModels.push_back(
            {static_cast<std::uint8_t>(nameIndex(deviceKindNames, d.at("tipo").get<std::string>())), d.at("maker"),
             d.at("model"), d.at("os").get<std::vector<std::string>>(), d.at("weight")});
}

void loadCategories(Reference& r) {
    const json names = table("merchant_names");
    r.merchantCores = names.at("cores").get<std::vector<std::string>>();
    r.merchantSuffixes = names.at("suffix").get<std::vector<std::string>>();
    for (const json& m : table("mcc")) {
        const std::string code = m.at("mcc");
        MerchantCategory category{code,
                                  m.at("category"),
                                  m.at("risk"),
                                  m.at("min"),
                                  m.at("median"),
                                  m.at("max"),
                                  m.at("sigma_permille"),
                                  m.at("online_permille"),
                                  m.at("pix_permille"),
                                  m.at("weight"),
                                  m.at("per_cell"),
                                  m.at("national"),
                                  {},
                                  {}};
        category.prefixes = names.at("prefix").at(code).get<std::vector<std::string>>();
        if (category.national > 0)
            category.nationalNames = names.at("national").at(code).get<std::vector<std::string>>();
        r.categories.push_back(std::move(category));
    }
}

void loadPayments(Reference& r) {
    const json pix = table("pix");
    r.keyTypes = weightedKeys(pix.at("key_types"));
    for (const json& c : pix.at("person_amounts"))
        r.personAmounts.push_back({c.at("weight"), c.at("median_cents"), c.at("sigma_permille")});
    for (const json& c : pix.at("own_account_amounts"))
        r.ownAmounts.push_back({c.at("weight"), c.at("median_cents"), c.at("sigma_permille")});
    const json cards = table("cards");
    r.brands = weightedTexts(cards.at("brands"));
    for (const json& i : cards.at("installments"))
        r.installments.emplace_back(i.at(0), i.at(1));
}

void loadOutcomes(Reference& r) {
    const json declines = table("declines");
    const auto fillReasons = [&declines](const char* key, auto& reasons) {
        for (const auto& [type, list] : declines.at(key).items())
            for (const json& item : list)
                reasons[nameIndex(paymentTypeNames, type)]
                       [nameIndex(refusalReasonNames, item.at(0).template get<std::string>())] =
                           item.at(1).template get<std::uint64_t>();
    };
    for (const auto& [type, statuses] : declines.at("status_per_100000").items())
        fillByName(r.statusWeights[nameIndex(paymentTypeNames, type)], paymentStatusNames, statuses);
    fillReasons("refused_reasons", r.refusedReasons);
    fillReasons("blocked_reasons", r.blockedReasons);
}

void loadProfiles(Reference& r) {
    for (const json& p : table("profiles")) {
        Profile profile;
        profile.name = p.at("name");
        profile.weight = p.at("weight");
        const auto range = [&p](const char* key, std::uint32_t& low, std::uint32_t& high) {
            low = p.at(key).at(0);
            high = p.at(key).at(1);
        };
        range("age", profile.ageMin, profile.ageMax);
        range("income_multiplier_permille", profile.incomeMinPermille, profile.incomeMaxPermille);
        range("monthly", profile.monthlyMin, profile.monthlyMax);
        range("devices", profile.devicesMin, profile.devicesMax);
        range("contacts", profile.contactsMin, profile.contactsMax);
        range("favourite_merchants", profile.favouritesMin, profile.favouritesMax);
        fillByName(profile.types, paymentTypeNames, p.at("types"));
        fillByName(profile.channels, channelNames, p.at("channels"));
        fillByName(profile.deviceKinds, deviceKindNames, p.at("device_kinds"));
        for (const json& m : p.at("mcc"))
            profile.categories.emplace_back(r.categoryIndex(m.at(0)), m.at(1).get<std::uint64_t>());
        profile.hours = p.at("hours").get<std::array<std::uint64_t, 24>>();
        profile.weekendHours = p.at("hours_weekend").get<std::array<std::uint64_t, 24>>();
        profile.weekendPermille = p.at("weekend_permille");
        profile.ticketPermille = p.at("ticket_permille");
        profile.pixToOwnAccountsPermille = p.at("pix_kinds").at("SELF");
        r.profiles.push_back(std::move(profile));
    }
}

} // namespace

std::uint32_t Reference::categoryIndex(const std::string& code) const {
    for (std::uint32_t i = 0; i < categories.size(); ++i)
        if (categories[i].code == code)
            return i;
    throw std::runtime_error("reference table names the unknown merchant category " + code);
}

const Reference& reference() {
    static const Reference loaded = [] {
        Reference r;
        loadNames(r);
        loadPlaces(r);
        loadPeople(r);
        loadCategories(r);
        loadPayments(r);
        loadOutcomes(r);
        loadProfiles(r);
        return r;
    }();
    return loaded;
}

} // namespace ledgerloom
