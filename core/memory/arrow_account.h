#pragma once

#include "core/memory/probe.h"

#include <atomic>
#include <cstdint>
#include <memory>

namespace ledgerloom {

/// The bytes that Arrow's pools hold, over all workers, and their limit. Beside the budget, which they are charged to
/// as well: a library's share can be seen and bound on its own. Thread-safe.
class ArrowAccount {
public:
    explicit ArrowAccount(std::uint64_t limitBytes) : m_limit(limitBytes) {}

    /// False: the limit has no room for that many more, and nothing is taken.
    bool take(std::uint64_t bytes);
    void giveBack(std::uint64_t bytes) { m_used.fetch_sub(bytes, std::memory_order_relaxed); }

    std::uint64_t usedBytes() const { return m_used.load(std::memory_order_relaxed); }
    std::uint64_t peakBytes() const { return m_peak.load(std::memory_order_relaxed); }
    std::uint64_t limitBytes() const { return m_limit.load(std::memory_order_relaxed); }
    /// May be less than what is held: then nothing more is taken until enough has come back.
    void setLimit(std::uint64_t limitBytes) { m_limit.store(limitBytes, std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> m_limit;
    std::atomic<std::uint64_t> m_used = 0;
    std::atomic<std::uint64_t> m_peak = 0;
};

/// Adds what the account holds to another probe's reading. One thread reads.
class ArrowProbe final : public MemoryProbe {
public:
    ArrowProbe(std::shared_ptr<MemoryProbe> probe, std::shared_ptr<const ArrowAccount> account)
        : m_probe(std::move(probe)), m_account(std::move(account)) {}

    MemoryReading read() override;

private:
    std::shared_ptr<MemoryProbe> m_probe;
    std::shared_ptr<const ArrowAccount> m_account;
};

} // namespace ledgerloom
