#include "core/behaviour/amount_mixture.h"

namespace ledgerloom {

AmountMixture::AmountMixture(std::span<const AmountComponent> components) {
    std::vector<std::uint64_t> weights;
    weights.reserve(components.size());
    m_tables.reserve(components.size());
    for (const AmountComponent& component : components) {
        weights.push_back(component.weight);
        m_tables.emplace_back(component.medianCents, component.sigmaPermille, 100, 5'000'000);
    }
    m_choice = AliasTable(weights);
}

std::int64_t AmountMixture::draw(Rng& rng) const {
    const std::int64_t amount = m_tables[m_choice.pick(rng)].draw(rng);
    const bool rounds = rng.chancePermilleIf(amount > 1500, 480);
    return amount + ((amount + 250) / 500 * 500 - amount) * std::int64_t{rounds};
}

} // namespace ledgerloom
