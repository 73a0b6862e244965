#include "core/run/budget_meter.h"

#include <algorithm>

namespace ledgerloom {

bool BudgetMeter::take(std::uint64_t bytes) {
    constexpr std::uint64_t step = std::uint64_t{1} << 20;
    if (m_taken + bytes > m_covered) {
        const std::uint64_t missing = m_taken + bytes - m_covered;
        const std::uint64_t asked = (missing + step - 1) / step * step;
        auto more = m_budget.reserve(asked, m_what);
        if (!more) {
            return false;
        }
        m_more.push_back(std::move(more).value());
        m_covered += asked;
    }
    m_taken += bytes;
    m_peak = std::max(m_peak, m_taken);
    return true;
}

} // namespace ledgerloom
