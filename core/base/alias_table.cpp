#include "core/base/alias_table.h"

#include <limits>
#include <numeric>

namespace ledgerloom {

AliasTable::AliasTable(std::span<const std::uint64_t> weights) : m_slots(weights.size()) {
    const std::uint64_t total = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
    const std::uint64_t count = weights.size();
    // Scaled by the count, a weight of exactly `total` fills its slot.
    std::vector<std::uint64_t> share(weights.size());
    std::vector<std::uint32_t> small;
    std::vector<std::uint32_t> large;
    for (std::uint32_t i = 0; i < count; ++i) {
        share[i] = weights[i] * count;
        (share[i] < total ? small : large).push_back(i);
    }
    while (!small.empty() && !large.empty()) {
        const std::uint32_t less = small.back();
        const std::uint32_t more = large.back();
        small.pop_back();
        m_slots[less] = {static_cast<std::uint32_t>(mulDiv(share[less], 1ULL << 32U, total)), more};
        share[more] -= total - share[less];
        if (share[more] < total) {
            large.pop_back();
            small.push_back(more);
        }
    }
    for (const std::vector<std::uint32_t>* rest : {&small, &large})
        for (const std::uint32_t i : *rest)
            m_slots[i] = {std::numeric_limits<std::uint32_t>::max(), i};
}

} // namespace ledgerloom
