#pragma once

#include <cstddef>

namespace ledgerloom::mapping_guard {

// Keeps a process alive when a mapped file is cut. For MappedFile; all functions may be called from any thread.

inline constexpr std::size_t noSlot = ~std::size_t{0};

/// From now on a lost page of this range reads as zeros instead of ending the process by SIGBUS. Answers its slot, or
/// noSlot when more than some hundred mappings are watched already.
std::size_t watch(void* begin, std::size_t size);
/// Before the range is unmapped.
void forget(std::size_t slot);
/// Whether a page of the range was lost.
bool hasLost(std::size_t slot);

} // namespace ledgerloom::mapping_guard
