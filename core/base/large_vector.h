#pragma once

#include <cstddef>
#include <vector>

namespace ledgerloom {

/// Memory in large pages of 2 MiB where the system has them, straight from it and given back to it. Arrays of some
/// megabytes that are read in random order then need no walk of the page tables for nearly every read. Throws
/// std::bad_alloc.
void* allocateLargePages(std::size_t bytes);
void freeLargePages(void* memory, std::size_t bytes);
/// Small pages for what lies in these bytes, which need no alignment, before it is first written to.
void keepSmallPages(void* memory, std::size_t bytes);

template <class T> struct LargePageAllocator {
    using value_type = T;

    LargePageAllocator() = default;
    template <class Other> explicit(false) LargePageAllocator(const LargePageAllocator<Other>&) {}

    T* allocate(std::size_t count) { return static_cast<T*>(allocateLargePages(count * sizeof(T))); }
    void deallocate(T* memory, std::size_t count) { freeLargePages(memory, count * sizeof(T)); }
    bool operator==(const LargePageAllocator&) const = default;
};

/// For arrays that are large when they are full.
template <class T> using LargeVector = std::vector<T, LargePageAllocator<T>>;

/// Room for `most`, of which `usual` are nearly always used. Beyond those pages are small, so that a few more take a
/// few pages and not a large one.
template <class T> void reserveLarge(LargeVector<T>& list, std::size_t most, std::size_t usual) {
    list.reserve(most);
    keepSmallPages(list.data() + usual, (most - usual) * sizeof(T));
}

} // namespace ledgerloom
