#pragma once

#include "core/memory/reading.h"

#include <memory>
#include <string>

namespace ledgerloom {

/// Reads how much memory is in use. One file a platform implements it. Not thread-safe: one thread reads.
class MemoryProbe {
public:
    MemoryProbe() = default;
    MemoryProbe(const MemoryProbe&) = delete;
    MemoryProbe& operator=(const MemoryProbe&) = delete;
    virtual ~MemoryProbe() = default;

    /// Never fails: what cannot be read is "unavailable" with its reason. About 10 us on Linux.
    virtual MemoryReading read() = 0;
};

/// The probe of this platform. `root` stands before /proc and /sys, for trees that are not the machine's own.
std::unique_ptr<MemoryProbe> makeSystemProbe(const std::string& root = {});

} // namespace ledgerloom
