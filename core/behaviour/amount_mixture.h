#pragma once

#include "core/base/alias_table.h"
#include "core/base/quantile_table.h"
#include "core/population/reference.h"

#include <span>
#include <vector>

namespace ledgerloom {

/// Amounts that people choose: a mixture of lognormals, half of what is over fifteen reais rounded to five. Immutable,
/// so safe from any thread.
class AmountMixture {
public:
    AmountMixture() = default;
    explicit AmountMixture(std::span<const AmountComponent> components);

    /// In centavos; 100 to 5,000,000.
    std::int64_t draw(Rng& rng) const;

private:
    AliasTable m_choice;
    std::vector<LognormalTable> m_tables;
};

} // namespace ledgerloom
