#include "core/dataset/verify_report.h"

#include <utility>

namespace ledgerloom {

VerifyReport::CheckId VerifyReport::add(const std::string& name) {
    m_checks.push_back({.name = m_names->inText(name)});
    return m_checks.size() - 1;
}

void VerifyReport::fault(CheckId check, std::string part, std::uint64_t row, std::string place, std::string message) {
    ++m_checks[check].faults;
    if (m_onFault)
        m_onFault({.check = m_checks[check].name,
                   .part = std::move(part),
                   .row = row,
                   .place = std::move(place),
                   .message = m_names->inText(message)});
}

std::uint64_t VerifyReport::faults() const {
    std::uint64_t sum = 0;
    for (const Check& check : m_checks)
        sum += check.faults;
    return sum;
}

} // namespace ledgerloom
