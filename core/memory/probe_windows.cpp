// Built for Windows alone (cmake/modules.cmake chooses by the file's name).
#include "core/memory/probe.h"

#include <algorithm>

// mingw's own headers may have done so
#ifndef NOMINMAX
#define NOMINMAX
#endif
// clang-format off
#include <windows.h>
// It needs what windows.h declares.
#include <psapi.h>
// clang-format on

namespace ledgerloom {

namespace {

std::string lastError(const char* call) {
    return std::string(call) + " failed with error " + std::to_string(::GetLastError());
}

/// The job that the process runs in stands for a container: its limit is of committed memory, as PrivateUsage is.
void readJob(MemoryReading& reading) {
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION job{};
    Reading limit = Reading::unavailable("no job object limits this process");
    if (::QueryInformationJobObject(nullptr, JobObjectExtendedLimitInformation, &job, sizeof job, nullptr) != 0) {
        const DWORD flags = job.BasicLimitInformation.LimitFlags;
        std::uint64_t least = UINT64_MAX;
        if ((flags & JOB_OBJECT_LIMIT_JOB_MEMORY) != 0) {
            least = std::min<std::uint64_t>(least, job.JobMemoryLimit);
        }
        if ((flags & JOB_OBJECT_LIMIT_PROCESS_MEMORY) != 0) {
            least = std::min<std::uint64_t>(least, job.ProcessMemoryLimit);
        }
        if (least != UINT64_MAX) {
            limit = Reading::of(least);
        }
    }
    reading.cgroupLimitBytes = limit;
    // What the job's other processes use now is not told, only their peak.
    reading.cgroupUsedBytes = Reading::unavailable("a job object does not tell its use");
    reading.cgroupRoomBytes = reading.cgroupUsedBytes;
}

void readProcess(MemoryReading& reading) {
    PROCESS_MEMORY_COUNTERS_EX counters{};
    counters.cb = sizeof counters;
    // One function, two structures: the size says which.
    auto* plain = reinterpret_cast<PROCESS_MEMORY_COUNTERS*>(&counters);
    if (::GetProcessMemoryInfo(::GetCurrentProcess(), plain, sizeof counters) == 0) {
        reading.processBytes = Reading::unavailable(lastError("GetProcessMemoryInfo"));
        return;
    }
    // The same number by its older name, which is all that some systems fill in.
    const std::uint64_t bytes = counters.PrivateUsage > 0 ? counters.PrivateUsage : counters.PagefileUsage;
    reading.processBytes =
        bytes > 0 ? Reading::of(bytes) : Reading::unavailable("GetProcessMemoryInfo tells no private memory here");
}

class WindowsProbe final : public MemoryProbe {
public:
    MemoryReading read() override {
        MemoryReading reading;
        readProcess(reading);
        reading.filePagesBytes = Reading::unavailable("Windows does not tell file pages of a process apart");
        MEMORYSTATUSEX status{};
        status.dwLength = sizeof status;
        const bool told = ::GlobalMemoryStatusEx(&status) != 0;
        const std::string why = told ? std::string() : lastError("GlobalMemoryStatusEx");
        reading.systemTotalBytes = told ? Reading::of(status.ullTotalPhys) : Reading::unavailable(why);
        reading.systemAvailableBytes = told ? Reading::of(status.ullAvailPhys) : Reading::unavailable(why);
        reading.pressureCentipercent = Reading::unavailable("Windows has no pressure stall information");
        readJob(reading);
        return reading;
    }
};

} // namespace

std::unique_ptr<MemoryProbe> makeSystemProbe(const std::string&) {
    return std::make_unique<WindowsProbe>();
}

} // namespace ledgerloom
