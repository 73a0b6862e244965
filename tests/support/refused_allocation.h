#pragma once

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <new>

// The program's own operator new, which refuses one allocation: to be included in one file of a program.

namespace ledgerloom::testing {

/// Whether this thread's allocations count.
inline thread_local bool allocationsCount = false;
inline std::atomic<std::uint64_t> allocations = 0;
inline std::atomic<std::uint64_t> refusedAllocation = 0; ///< the how many-th; 0: none

inline void* allocateOrRefuse(std::size_t bytes) {
    return allocationsCount && ++allocations == refusedAllocation ? nullptr : std::malloc(bytes);
}

} // namespace ledgerloom::testing

void* operator new(std::size_t bytes) {
    // As the standard has it: whoever has memory to spare is asked before there is an exception.
    for (;;) {
        if (void* memory = ledgerloom::testing::allocateOrRefuse(bytes); memory != nullptr)
            return memory;
        const std::new_handler handler = std::get_new_handler();
        if (handler == nullptr)
            throw std::bad_alloc();
        handler();
    }
}
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
    return ledgerloom::testing::allocateOrRefuse(bytes);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept {
    std::free(memory);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
