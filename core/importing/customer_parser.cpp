#include "core/importing/customer_parser.h"

#include "core/base/hashing.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "core/base/units.h"
#include "core/importing/values.h"

#include <algorithm>

namespace ledgerloom {

namespace {

std::string cityKey(std::size_t state, std::string_view name) {
    return std::to_string(state) + ' ' + foldedText(name);
}

std::string wrong(CustomerColumn column, std::string_view text, std::string_view why) {
    return std::string(nameOf(column)) + ": " + quotedText(text) + " " + std::string(why);
}

/// A value that is there and not empty.
std::optional<std::string_view> given(const SourceRow& row, CustomerColumn column) {
    if (!row[column])
        return std::nullopt;
    const std::string_view text = trimmed(*row[column]);
    return text.empty() ? std::nullopt : std::optional(text);
}

bool holdsControls(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

/// Takes a text of at most `most` bytes; answers what is wrong with it.
std::string takeText(const SourceRow& row, CustomerColumn column, std::size_t most, std::string_view& to,
                     std::uint8_t& length) {
    const auto text = given(row, column);
    to = text.value_or(std::string_view());
    if (to.size() > most)
        return wrong(column, to,
                     "has " + formatCount(to.size()) + " bytes; allowed are " + std::to_string(most) + " at most");
    if (holdsControls(to))
        return wrong(column, to, "holds a control character");
    length = static_cast<std::uint8_t>(to.size());
    return {};
}

std::string takeId(const SourceRow& row, ImportedCustomer& customer) {
    if (!given(row, CustomerColumn::id))
        return "has no customer_id";
    if (std::string why = takeText(row, CustomerColumn::id, longestImportedId, customer.id, customer.record.idLength);
        !why.empty())
        return why;
    if (customer.id.find_first_of("\"\\,") != std::string_view::npos)
        return wrong(CustomerColumn::id, customer.id, "holds a quote, a backslash or a comma");
    return {};
}

/// Takes a value by its reader; answers what is wrong with it.
template <class Value, class Read>
std::string takeValue(const SourceRow& row, CustomerColumn column, Value& to, Read read, std::string_view allowed) {
    const auto text = given(row, column);
    if (!text)
        return {};
    const auto value = read(*text);
    if (!value)
        return wrong(column, *text, "cannot be read; allowed: " + std::string(allowed));
    to = static_cast<Value>(*value);
    return {};
}

std::string takeNumbers(const SourceRow& row, CustomerRecord& record) {
    constexpr std::uint32_t mostScore = 1'000;
    std::string why = takeValue(row, CustomerColumn::cpf, record.cpf, readCpf, "eleven digits");
    if (why.empty())
        why = takeValue(row, CustomerColumn::phone, record.phone, readPhone, "area code and eight or nine digits");
    if (why.empty())
        why = takeValue(row, CustomerColumn::birthDate, record.birthDate, readBirthDate,
                        "YYYY-MM-DD or DD/MM/YYYY from 1900 to 2100");
    if (why.empty())
        why = takeValue(row, CustomerColumn::income, record.incomeCents, readMoney,
                        "an amount such as 2500.00 or 2.500,00, up to 1,000,000,000");
    if (why.empty())
        why = takeValue(
            row, CustomerColumn::creditScore, record.creditScore,
            [](std::string_view text) { return readWhole(text, mostScore); }, "a whole number from 0 to 1000");
    constexpr std::uint64_t leastIncomeCents = 100;
    if (record.incomeCents < leastIncomeCents)
        record.incomeCents = CustomerRecord::noNumber; // nobody lives on nothing: it was not known
    return why;
}

} // namespace

CustomerParser::CustomerParser(const Reference& reference) : m_reference(reference), m_shares(reference.states.size()) {
    for (std::size_t i = 0; i < reference.states.size(); ++i) {
        m_states.emplace(foldedText(reference.states[i].uf), i);
        m_states.emplace(foldedText(reference.states[i].name), i);
    }
    for (std::size_t i = 0; i < reference.cities.size(); ++i) {
        const City& city = reference.cities[i];
        m_cities.emplace(cityKey(city.state, city.name), static_cast<std::uint16_t>(i));
        auto& shares = m_shares[city.state];
        const std::uint64_t before = shares.empty() ? 0 : shares.back().upTo;
        shares.push_back({static_cast<std::uint16_t>(i), before + city.population});
    }
    for (std::size_t i = 0; i < reference.profiles.size(); ++i)
        m_profiles.emplace(reference.profiles[i].name, static_cast<std::uint8_t>(i));
    for (std::size_t i = 0; i < reference.banks.size(); ++i)
        m_banks.emplace(reference.banks[i].code, static_cast<std::uint8_t>(i));
}

std::string CustomerParser::parse(const SourceRow& row, ImportedCustomer& customer) const {
    customer = {};
    if (!row.bad.empty())
        return row.bad;
    std::string why = takeId(row, customer);
    std::size_t state = 0;
    if (why.empty())
        why = readState(given(row, CustomerColumn::state).value_or(std::string_view()), state);
    CustomerRecord& record = customer.record;
    if (why.empty())
        why = takeText(row, CustomerColumn::name, longestImportedName, customer.name, record.nameLength);
    if (why.empty())
        why = takeText(row, CustomerColumn::email, longestImportedEmail, customer.email, record.emailLength);
    if (why.empty())
        why = takeText(row, CustomerColumn::city, longestImportedCity, customer.city, record.cityLength);
    if (why.empty())
        why = takeNumbers(row, record);
    if (why.empty())
        why = takeValue(
            row, CustomerColumn::profile, record.profile,
            [this](std::string_view text) -> std::optional<std::uint8_t> {
                const auto found = m_profiles.find(foldedText(text));
                return found == m_profiles.end() ? std::nullopt : std::optional(found->second);
            },
            "young_digital, subscription_heavy, family_provider, traditional_senior, business_owner or high_spender");
    if (why.empty())
        why = takeValue(
            row, CustomerColumn::bank, record.bank,
            [this](std::string_view text) -> std::optional<std::uint8_t> {
                const std::string code =
                    text.size() < 3 ? std::string(3 - text.size(), '0') + std::string(text) : std::string(text);
                const auto found = m_banks.find(code);
                return found == m_banks.end() ? std::nullopt : std::optional(found->second);
            },
            "the three digits of one of the banks in resources/tables/banks.json");
    if (why.empty())
        placeIn(state, customer);
    return why;
}

std::string CustomerParser::readState(std::string_view text, std::size_t& state) const {
    if (text.empty())
        return "has no estado";
    const auto found = m_states.find(foldedText(text));
    if (found == m_states.end())
        return wrong(CustomerColumn::state, text, "is no state of Brazil; allowed: its two letters or its name");
    state = found->second;
    return {};
}

void CustomerParser::placeIn(std::size_t state, ImportedCustomer& customer) const {
    CustomerRecord& record = customer.record;
    const auto known = customer.city.empty() ? m_cities.end() : m_cities.find(cityKey(state, customer.city));
    if (known != m_cities.end()) {
        record.city = known->second;
        if (m_reference.cities[record.city].name == customer.city) {
            customer.city = {};
            record.cityLength = 0;
        }
        return;
    }
    // A town that is not among the reference cities lives the life of one that is, chosen by their populations.
    const auto& shares = m_shares[state];
    const std::uint64_t person = scaleTo(hashText(customer.id), shares.back().upTo);
    record.city = std::ranges::upper_bound(shares, person, {}, &CityShare::upTo)->city;
}

} // namespace ledgerloom
