#include "core/base/large_vector.h"

#include <cstdint>
#include <new>
#ifdef __linux__
#include <sys/mman.h>
#endif

namespace ledgerloom {

namespace {

constexpr std::size_t pageBytes = std::size_t{2} << 20U;
constexpr std::size_t anySystemsPage = std::size_t{64} << 10U;

/// What is mapped for so many bytes: a multiple of any system's page, that all of it can be given back.
std::size_t mappedFor(std::size_t bytes) {
    return (bytes + anySystemsPage - 1) / anySystemsPage * anySystemsPage;
}

/// Beside smaller ones a large page would mostly lie idle.
bool isLarge(std::size_t bytes) {
    return bytes >= pageBytes;
}

} // namespace

#ifdef __linux__
void* allocateLargePages(std::size_t bytes) {
    if (!isLarge(bytes))
        return ::operator new (bytes, std::align_val_t{64});
    // Large pages begin at multiples of their size: as much more is mapped as the next one is away, then cut off. The
    // last one is not filled up, so no more is used than was asked for.
    const std::size_t mapped = mappedFor(bytes) + pageBytes;
    void* memory = ::mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        throw std::bad_alloc();
    auto* begin = static_cast<char*>(memory);
    const std::size_t head = (pageBytes - reinterpret_cast<std::uintptr_t>(begin) % pageBytes) % pageBytes;
    const std::size_t end = head + mappedFor(bytes);
    if (head > 0)
        ::munmap(begin, head);
    if (end < mapped)
        ::munmap(begin + end, mapped - end);
    ::madvise(begin + head, bytes, MADV_HUGEPAGE); // without it all works as well, only slower
    return begin + head;
}

void keepSmallPages(void* memory, std::size_t bytes) {
    const std::size_t head = anySystemsPage - reinterpret_cast<std::uintptr_t>(memory) % anySystemsPage;
    const std::size_t skipped = head % anySystemsPage;
    if (bytes > skipped)
        ::madvise(static_cast<char*>(memory) + skipped, bytes - skipped, MADV_NOHUGEPAGE);
}

void freeLargePages(void* memory, std::size_t bytes) {
    if (isLarge(bytes))
        ::munmap(memory, mappedFor(bytes));
    else
        ::operator delete (memory, std::align_val_t{64});
}
#else
void* allocateLargePages(std::size_t bytes) {
    return ::operator new (bytes, std::align_val_t{64});
}

void keepSmallPages(void*, std::size_t) {}

void freeLargePages(void* memory, std::size_t) {
    ::operator delete (memory, std::align_val_t{64});
}
#endif

} // namespace ledgerloom
