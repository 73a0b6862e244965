#include "core/base/spare_memory.h"

#include <mutex>
#include <new>

namespace ledgerloom {

namespace {

thread_local SpareMemory* inUse = nullptr;
std::new_handler handlerBefore = nullptr;

} // namespace

SpareMemory::SpareMemory() {
    static std::once_flag installed;
    std::call_once(installed, [] { handlerBefore = std::set_new_handler(onRefusal); });
    if (!refill())
        throw std::bad_alloc();
}

SpareMemory::~SpareMemory() = default;

bool SpareMemory::refill() {
    for (auto& piece : m_kept) {
        if (!piece)
            piece.reset(new (std::nothrow) std::byte[bytes / m_kept.size()]);
        if (!piece) {
            m_kept = {};
            return false;
        }
    }
    return true;
}

void SpareMemory::onRefusal() {
    if (inUse != nullptr && !inUse->isSpent())
        inUse->m_kept = {}; // and the allocation is tried again
    else if (handlerBefore != nullptr)
        handlerBefore();
    else
        throw std::bad_alloc();
}

SpareMemory::Use::Use(SpareMemory& spare) : m_before(inUse) {
    inUse = &spare;
}

SpareMemory::Use::~Use() {
    inUse = m_before;
}

} // namespace ledgerloom
