#include "core/population/identity.h"

#include <algorithm>

namespace ledgerloom {

namespace {

std::uint32_t creditScore(const Customer& c, std::int32_t accountDays, Rng& rng) {
    std::int64_t score = 380 + accountDays / 12 + rng.between(-90, 90);
    score += c.incomeCents > 1'000'000 ? 110 : c.incomeCents > 500'000 ? 60 : 0;
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(score, 300, 900));
}

std::uint8_t riskLevel(std::uint32_t score, Rng& rng) {
    const std::uint32_t high = score < 450 ? 250 : score < 650 ? 90 : 30;
    const std::uint32_t roll = rng.below32(1000);
    return roll < high ? 2 : roll < high * 4 ? 1 : 0;
}

} // namespace

Identities::Identities(const Population& population)
    : m_population(population), m_streetTypes(weightsOf(population.reference().streetTypes)) {}

void Identities::fill(const Customer& c, Identity& identity) const {
    const Reference& reference = m_population.reference();
    const std::optional<ImportedCustomer> given = m_population.imported(c.index);
    if (given && !given->name.empty())
        identity.name = given->name;
    else
        identity.name = m_population.names().fullName(m_population.nameOf(c));
    identity.cpf = m_population.cpfOf(c);
    identity.email = m_population.emailOf(c);
    identity.phone = m_population.phoneOf(c);

    Rng rng(keyOf(c.key, EntityKind::identity));
    const City& city = reference.cities[c.cell.city];
    identity.street = reference.streetTypes[m_streetTypes.pick(rng)].text + ' ' +
                      reference.streetNames[rng.below(reference.streetNames.size())] + ", " +
                      std::to_string(rng.between(1, 2400));
    identity.city = given && !given->city.empty() ? given->city : std::string_view(city.name);
    // Neighbours share the neighbourhood and the first digits of the CEP.
    Rng cellRng(keyOf(m_population.plan().seed, EntityKind::cell, c.cell.index, 1));
    identity.neighbourhood = reference.neighbourhoods[cellRng.below(reference.neighbourhoods.size())];
    const std::uint32_t span = (city.cepTo - city.cepFrom + 1) / 100;
    const std::uint32_t sector = span == 0 ? 0 : cellRng.below32(span) * 100;
    identity.cep = city.cepFrom + sector + rng.below32(std::min<std::uint32_t>(100, city.cepTo - city.cepFrom + 1));

    identity.creditScore = creditScore(c, m_population.plan().startDate - c.accountCreated, rng);
    if (given && given->record.creditScore != CustomerRecord::noScore)
        identity.creditScore = given->record.creditScore;
    identity.creditLimitCents = c.incomeCents * rng.between(80, 450) / 100 / 10'000 * 10'000;
    identity.riskLevel = riskLevel(identity.creditScore, rng);
    const bool digitalProfile = reference.profiles[c.profile].deviceKinds[0] >= 800;
    const std::uint32_t type = rng.below32(100);
    identity.accountType = digitalProfile ? (type < 60 ? 2 : type < 95 ? 0 : 1) : (type < 55 ? 0 : type < 85 ? 2 : 1);
    const std::uint32_t status = rng.below32(1000);
    identity.accountStatus = status < 985 ? 0 : status < 993 ? 1 : 2;
    identity.accountCreatedUs = c.accountCreated * 86'400'000'000LL + rng.between(8 * 3600, 22 * 3600) * 1'000'000;
}

} // namespace ledgerloom
