#include "core/run/budget_meter.h"

#include <algorithm>

namespace ledgerloom {

bool BudgetMeter::take(std::uint64_t bytes) {
    if (!m_account.take(bytes)) {
        return false;
    }
    constexpr std::uint64_t step = std::uint64_t{1} << 20;
    if (m_taken + bytes > m_covered) {
        const std::uint64_t missing = m_taken + bytes - m_covered;
        const std::uint64_t asked = (missing + step - 1) / step * step;
        auto more = m_budget.reserve(asked, m_what, Purpose::encoders);
        if (!more) {
            m_account.giveBack(bytes);
            return false;
        }
        m_more.push_back(std::move(more).value());
        m_covered += asked;
    }
    m_taken += bytes;
    m_peak = std::max(m_peak, m_taken);
    return true;
}

void BudgetMeter::giveBack(std::uint64_t bytes) {
    m_taken -= bytes;
    m_account.giveBack(bytes);
}

} // namespace ledgerloom
