// Built for macOS alone (cmake/modules.cmake chooses by the file's name). Written from the system's headers and
// never compiled so far: README claims Linux.
#include "core/memory/probe.h"

#include <mach/mach.h>
#include <sys/sysctl.h>
#include <unistd.h>

namespace ledgerloom {

namespace {

std::string machError(const char* call, kern_return_t code) {
    return std::string(call) + " failed: " + mach_error_string(code);
}

Reading totalMemory() {
    std::uint64_t bytes = 0;
    std::size_t size = sizeof bytes;
    if (::sysctlbyname("hw.memsize", &bytes, &size, nullptr, 0) != 0) {
        return Reading::unavailable("sysctl hw.memsize cannot be read");
    }
    return Reading::of(bytes);
}

/// Free, speculative, inactive and purgeable pages are what new work can take without swapping.
Reading availableMemory() {
    vm_statistics64_data_t pages{};
    mach_msg_type_number_t count = HOST_VM_INFO64_COUNT;
    const mach_port_t host = ::mach_host_self();
    const kern_return_t code =
        ::host_statistics64(host, HOST_VM_INFO64, reinterpret_cast<host_info64_t>(&pages), &count);
    ::mach_port_deallocate(::mach_task_self(), host);
    if (code != KERN_SUCCESS) {
        return Reading::unavailable(machError("host_statistics64", code));
    }
    const std::uint64_t usable = std::uint64_t{pages.free_count} + pages.inactive_count + pages.purgeable_count;
    return Reading::of(usable * static_cast<std::uint64_t>(::getpagesize()));
}

class MacProbe final : public MemoryProbe {
public:
    MemoryReading read() override {
        MemoryReading reading;
        task_vm_info_data_t task{};
        mach_msg_type_number_t count = TASK_VM_INFO_COUNT;
        const kern_return_t code =
            ::task_info(::mach_task_self(), TASK_VM_INFO, reinterpret_cast<task_info_t>(&task), &count);
        if (code == KERN_SUCCESS) {
            // phys_footprint is what the system's own limits count: private, compressed and swapped pages.
            reading.processBytes = Reading::of(task.phys_footprint);
            reading.filePagesBytes = Reading::of(task.external);
        } else {
            reading.processBytes = Reading::unavailable(machError("task_info", code));
            reading.filePagesBytes = reading.processBytes;
        }
        reading.systemTotalBytes = totalMemory();
        reading.systemAvailableBytes = availableMemory();
        reading.cgroupLimitBytes = Reading::unavailable("macOS has no cgroups");
        reading.cgroupUsedBytes = reading.cgroupLimitBytes;
        reading.cgroupRoomBytes = reading.cgroupLimitBytes;
        reading.pressureCentipercent = Reading::unavailable("macOS has no pressure stall information");
        return reading;
    }
};

} // namespace

std::unique_ptr<MemoryProbe> makeSystemProbe(const std::string&) {
    return std::make_unique<MacProbe>();
}

} // namespace ledgerloom
