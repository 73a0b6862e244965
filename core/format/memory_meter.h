#pragma once

#include <cstdint>

namespace ledgerloom {

/// Is asked before a library's buffers grow, so that they are counted in the run's memory; whoever owns the budget
/// stands behind it. One a worker; not thread-safe.
class MemoryMeter {
public:
    MemoryMeter() = default;
    MemoryMeter(const MemoryMeter&) = delete;
    MemoryMeter& operator=(const MemoryMeter&) = delete;
    virtual ~MemoryMeter() = default;

    /// False: there is no room for that many bytes more, and they must not be allocated.
    virtual bool take(std::uint64_t bytes) = 0;
    virtual void giveBack(std::uint64_t bytes) = 0;
};

} // namespace ledgerloom
