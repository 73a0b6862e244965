#include "core/memory/budget.h"

#include "core/base/units.h"

#include <algorithm>
#include <utility>

namespace ledgerloom {

namespace {

std::string inBinary(std::uint64_t bytes) {
    return formatSize(bytes, SizeStyle::binary);
}

Error refusal(std::uint64_t asked, std::string_view what, std::uint64_t used, std::uint64_t limit) {
    std::string text = "MemoryLimitExceeded: asked " + inBinary(asked) + " for ";
    text += what;
    text += ", used " + inBinary(used) + ", limit " + inBinary(limit);
    const std::uint64_t needed = used + std::min(asked, UINT64_MAX - used);
    text += "; raise --memory-limit above " + inBinary(needed) + " or use fewer --workers";
    return {ErrorCode::memory, std::move(text), "memory-limit"};
}

} // namespace

Reservation::Reservation(Reservation&& other) noexcept
    : m_budget(std::exchange(other.m_budget, nullptr)),
      m_bytes(std::exchange(other.m_bytes, 0)),
      m_purpose(other.m_purpose) {}

Reservation& Reservation::operator=(Reservation&& other) noexcept {
    if (this != &other) {
        release();
        m_budget = std::exchange(other.m_budget, nullptr);
        m_bytes = std::exchange(other.m_bytes, 0);
        m_purpose = other.m_purpose;
    }
    return *this;
}

void Reservation::release() {
    shrinkTo(0);
}

void Reservation::shrinkTo(std::uint64_t bytes) {
    if (m_budget != nullptr && bytes < m_bytes) {
        m_budget->giveBack(m_bytes - bytes, m_purpose);
        m_bytes = bytes;
    }
}

std::string_view purposeName(Purpose purpose) {
    constexpr std::array<std::string_view, purposeCount> names{
        "other", "population", "batches", "encoders", "write buffers", "merge", "held rows", "staging", "caches"};
    return names[static_cast<std::size_t>(purpose)];
}

std::uint64_t sumOf(std::span<const MemoryShare> shares) {
    std::uint64_t sum = 0;
    for (const MemoryShare& share : shares) {
        sum += share.bytes;
    }
    return sum;
}

Result<Reservation> Budget::reserve(std::uint64_t bytes, std::string_view what, Purpose purpose) {
    const std::lock_guard guard(m_mutex);
    if (!hasRoomFor(bytes)) {
        return refuse(bytes, what);
    }
    return take(bytes, purpose);
}

Result<std::vector<Reservation>> Budget::reserve(std::span<const MemoryShare> shares, std::string_view what) {
    std::vector<Reservation> taken;
    taken.reserve(shares.size());
    const std::lock_guard guard(m_mutex);
    if (const std::uint64_t bytes = sumOf(shares); !hasRoomFor(bytes)) {
        return refuse(bytes, what);
    }
    for (const MemoryShare& share : shares) {
        taken.push_back(take(share.bytes, share.purpose));
    }
    return taken;
}

Error Budget::refuse(std::uint64_t bytes, std::string_view what) {
    ++m_refused;
    return refusal(bytes, what, m_used, m_limit);
}

Reservation Budget::take(std::uint64_t bytes, Purpose purpose) {
    m_used += bytes;
    m_peak = std::max(m_peak, m_used);
    PurposeStats& stats = m_purposes[static_cast<std::size_t>(purpose)];
    stats.used += bytes;
    stats.peak = std::max(stats.peak, stats.used);
    return {this, bytes, purpose};
}

BudgetStats Budget::stats() const {
    const std::lock_guard guard(m_mutex);
    BudgetStats stats;
    stats.limit = m_limit;
    stats.used = m_used;
    stats.available = m_limit - std::min(m_limit, m_used);
    stats.cache = m_purposes[static_cast<std::size_t>(Purpose::cache)].used;
    stats.peak = m_peak;
    stats.refused = m_refused;
    stats.efficiency = m_peak == 0 ? 1.0 : static_cast<double>(m_used) / static_cast<double>(m_peak);
    stats.purposes = m_purposes;
    return stats;
}

void Budget::setLimit(std::uint64_t limitBytes) {
    const std::lock_guard guard(m_mutex);
    m_limit = limitBytes;
}

void Budget::giveBack(std::uint64_t bytes, Purpose purpose) {
    const std::lock_guard guard(m_mutex);
    m_used -= bytes;
    m_purposes[static_cast<std::size_t>(purpose)].used -= bytes;
}

} // namespace ledgerloom
