#pragma once

#include "core/base/spare_memory.h"
#include "core/format/memory_meter.h"

#include <arrow/memory_pool.h>

#include <string>

namespace ledgerloom {

/// Arrow's memory from the C library's allocator (Arrow's own keep what was freed), counted by a MemoryMeter: where
/// that says no, Arrow sees Status::OutOfMemory. One a worker; not thread-safe.
class MeteredPool final : public arrow::MemoryPool {
public:
    explicit MeteredPool(MemoryMeter& meter) : m_meter(meter), m_pool(arrow::system_memory_pool()) {}

    using arrow::MemoryPool::Allocate;
    using arrow::MemoryPool::Free;
    using arrow::MemoryPool::Reallocate;
    arrow::Status Allocate(int64_t size, int64_t alignment, uint8_t** out) override;
    arrow::Status Reallocate(int64_t oldSize, int64_t newSize, int64_t alignment, uint8_t** memory) override;
    void Free(uint8_t* buffer, int64_t size, int64_t alignment) override;

    int64_t bytes_allocated() const override { return m_bytes; }
    int64_t max_memory() const override { return m_peak; }
    int64_t total_bytes_allocated() const override { return m_total; }
    int64_t num_allocations() const override { return m_allocations; }
    std::string backend_name() const override { return m_pool->backend_name(); }

    /// For what Arrow allocates beside its pool.
    SpareMemory& spare() { return m_spare; }

private:
    bool take(int64_t bytes);
    void giveBack(int64_t bytes);

    SpareMemory m_spare;
    MemoryMeter& m_meter;
    arrow::MemoryPool* m_pool;
    int64_t m_bytes = 0;
    int64_t m_peak = 0;
    int64_t m_total = 0;
    int64_t m_allocations = 0;
};

} // namespace ledgerloom
