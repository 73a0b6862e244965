#include "core/memory/reclaimer.h"

#include <utility>

namespace ledgerloom {

Reclaimer::Registration::Registration(Registration&& other) noexcept
    : m_reclaimer(std::exchange(other.m_reclaimer, nullptr)), m_place(other.m_place) {}

Reclaimer::Registration& Reclaimer::Registration::operator=(Registration&& other) noexcept {
    if (this != &other) {
        leave();
        m_reclaimer = std::exchange(other.m_reclaimer, nullptr);
        m_place = other.m_place;
    }
    return *this;
}

void Reclaimer::Registration::leave() {
    if (Reclaimer* reclaimer = std::exchange(m_reclaimer, nullptr)) {
        const std::lock_guard lock(reclaimer->m_mutex);
        reclaimer->m_holders.erase(m_place);
    }
}

Reclaimer::Registration Reclaimer::add(Holder holder) {
    const std::lock_guard lock(m_mutex);
    Registration registration;
    registration.m_place = m_holders.insert(m_holders.end(), std::move(holder));
    registration.m_reclaimer = this;
    return registration;
}

std::uint64_t Reclaimer::reclaim(Reclaim how) {
    const std::lock_guard lock(m_mutex);
    std::uint64_t freed = 0;
    for (const Holder& holder : m_holders) {
        freed += holder(how);
    }
    return freed;
}

} // namespace ledgerloom
