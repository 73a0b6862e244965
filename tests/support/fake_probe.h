#pragma once

#include "core/memory/probe.h"

#include <mutex>

namespace ledgerloom {

/// A probe that tells what a test set. Thread-safe.
class FakeProbe final : public MemoryProbe {
public:
    explicit FakeProbe(MemoryReading reading = roomyMachine()) : m_reading(std::move(reading)) {}

    MemoryReading read() override {
        const std::lock_guard guard(m_mutex);
        ++m_reads;
        return m_reading;
    }
    void set(MemoryReading reading) {
        const std::lock_guard guard(m_mutex);
        m_reading = std::move(reading);
    }
    void setProcessBytes(std::uint64_t bytes) {
        const std::lock_guard guard(m_mutex);
        m_reading.processBytes = Reading::of(bytes);
    }
    std::uint64_t reads() const {
        const std::lock_guard guard(m_mutex);
        return m_reads;
    }

    /// 32 GiB, of which 24 GiB are available, and a process of 64 MiB outside any limited cgroup.
    static MemoryReading roomyMachine() {
        constexpr std::uint64_t gib = 1ULL << 30U;
        MemoryReading reading;
        reading.processBytes = Reading::of(64ULL << 20U);
        reading.filePagesBytes = Reading::of(8ULL << 20U);
        reading.systemTotalBytes = Reading::of(32 * gib);
        reading.systemAvailableBytes = Reading::of(24 * gib);
        reading.pressureCentipercent = Reading::of(0);
        for (Reading* cgroup : {&reading.cgroupLimitBytes, &reading.cgroupUsedBytes, &reading.cgroupRoomBytes}) {
            *cgroup = Reading::unavailable("no cgroup limits this process");
        }
        return reading;
    }

private:
    mutable std::mutex m_mutex;
    MemoryReading m_reading;
    std::uint64_t m_reads = 0;
};

} // namespace ledgerloom
