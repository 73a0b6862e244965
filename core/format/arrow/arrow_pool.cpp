#include "core/format/arrow/arrow_pool.h"

#include <arrow/status.h>

#include <algorithm>

namespace ledgerloom {

namespace {

arrow::Status noRoom(int64_t bytes) {
    return arrow::Status::OutOfMemory("the memory limit has no room for ", bytes, " bytes more");
}

} // namespace

arrow::Status MeteredPool::Allocate(int64_t size, int64_t alignment, uint8_t** out) {
    if (!take(size))
        return noRoom(size);
    arrow::Status done = m_pool->Allocate(size, alignment, out);
    if (!done.ok())
        giveBack(size);
    return done;
}

arrow::Status MeteredPool::Reallocate(int64_t oldSize, int64_t newSize, int64_t alignment, uint8_t** memory) {
    const int64_t more = newSize - oldSize;
    if (more > 0 && !take(more))
        return noRoom(more);
    arrow::Status done = m_pool->Reallocate(oldSize, newSize, alignment, memory);
    if (done.ok() && more < 0)
        giveBack(-more);
    if (!done.ok() && more > 0)
        giveBack(more);
    return done;
}

void MeteredPool::Free(uint8_t* buffer, int64_t size, int64_t alignment) {
    m_pool->Free(buffer, size, alignment);
    giveBack(size);
}

bool MeteredPool::take(int64_t bytes) {
    if (!m_meter.take(static_cast<std::uint64_t>(bytes)))
        return false;
    m_bytes += bytes;
    m_total += bytes;
    m_peak = std::max(m_peak, m_bytes);
    ++m_allocations;
    return true;
}

void MeteredPool::giveBack(int64_t bytes) {
    m_meter.giveBack(static_cast<std::uint64_t>(bytes));
    m_bytes -= bytes;
}

} // namespace ledgerloom
