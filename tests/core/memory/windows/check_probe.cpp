// A plain program for Windows that asks the probe before and after taking memory. Ends with 0 when it told the truth.
#include "core/memory/probe.h"

#include <cstdio>
#include <cstring>
#include <memory>

using namespace ledgerloom;

namespace {

int faults = 0;

void expect(bool holds, const char* what) {
    if (!holds) {
        ++faults;
        std::printf("FAILED: %s\n", what);
    }
}

/// Known, or with a reason; never 0 for "unknown".
void expectTold(const Reading& reading, const char* what) {
    expect(reading.value ? *reading.value > 0 && reading.reason.empty() : !reading.reason.empty(), what);
}

} // namespace

int main() {
    const auto probe = makeSystemProbe();
    const MemoryReading before = probe->read();
    expect(before.processBytes.value.has_value(), "memory of the process is known");
    expect(before.systemTotalBytes.value.has_value(), "memory of the machine is known");
    expect(before.systemAvailableBytes.value.has_value(), "available memory is known");
    expectTold(before.filePagesBytes, "file pages");
    expectTold(before.cgroupLimitBytes, "the job's limit");
    expectTold(before.cgroupUsedBytes, "the job's use");
    expectTold(before.cgroupRoomBytes, "the job's room");
    expectTold(before.pressureCentipercent, "pressure");
    expect(*before.systemAvailableBytes.value <= *before.systemTotalBytes.value, "no more is available than there is");

    constexpr std::size_t bytes = 64 << 20;
    const auto taken = std::make_unique_for_overwrite<char[]>(bytes);
    std::memset(taken.get(), 1, bytes);
    const std::uint64_t grown = *probe->read().processBytes.value - *before.processBytes.value;
    expect(grown >= bytes && grown < bytes + bytes / 8, "64 MiB more are 64 MiB more");
    std::printf("process %llu bytes, 64 MiB later %llu more\n",
                static_cast<unsigned long long>(*before.processBytes.value), static_cast<unsigned long long>(grown));
    return faults == 0 ? 0 : 1;
}
