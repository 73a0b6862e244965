#pragma once

#include "core/memory/reading.h"

namespace ledgerloom {

/// Hands freed memory that the allocator still holds back to the system; takes some 60 ms a GB. Returns the bytes by
/// which the process shrank, or why that is not known. Thread-safe.
Reading giveBackFreeMemory();

} // namespace ledgerloom
