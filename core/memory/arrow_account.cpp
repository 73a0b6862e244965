#include "core/memory/arrow_account.h"

#include <algorithm>

namespace ledgerloom {

bool ArrowAccount::take(std::uint64_t bytes) {
    const std::uint64_t limit = limitBytes();
    std::uint64_t used = m_used.load(std::memory_order_relaxed);
    do {
        if (used > limit || bytes > limit - used) {
            return false;
        }
    } while (!m_used.compare_exchange_weak(used, used + bytes, std::memory_order_relaxed));
    std::uint64_t peak = m_peak.load(std::memory_order_relaxed);
    while (used + bytes > peak && !m_peak.compare_exchange_weak(peak, used + bytes, std::memory_order_relaxed)) {
    }
    return true;
}

MemoryReading ArrowProbe::read() {
    MemoryReading reading = m_probe->read();
    reading.arrowBytes = Reading::of(m_account->usedBytes());
    return reading;
}

} // namespace ledgerloom
