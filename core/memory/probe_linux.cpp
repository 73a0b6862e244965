#include "core/memory/cgroup_linux.h"
#include "core/memory/probe.h"
#include "core/memory/proc_file_linux.h"

#include <algorithm>
#include <unistd.h>

namespace ledgerloom {

namespace {

/// Limits and page cache of the cgroups are read anew every so many samples (1 s at the usual interval).
constexpr std::uint64_t refreshEvery = 10;

/// Reads /proc and /sys through descriptors that stay open.
class LinuxProbe final : public MemoryProbe {
public:
    explicit LinuxProbe(const std::string& root)
        : m_statm(root + "/proc/self/statm"),
          m_meminfo(root + "/proc/meminfo"),
          m_pressure(root + "/proc/pressure/memory"),
          m_cgroups(findMemoryCgroups(root)),
          m_pageBytes(static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE))) {}

    MemoryReading read() override {
        MemoryReading reading;
        readProcess(reading);
        readSystem(reading);
        readPressure(reading);
        readCgroups(reading);
        ++m_reads;
        return reading;
    }

private:
    void readProcess(MemoryReading& reading);
    void readSystem(MemoryReading& reading);
    void readPressure(MemoryReading& reading);
    void readCgroups(MemoryReading& reading);

    ProcFile m_statm;
    ProcFile m_meminfo;
    ProcFile m_pressure;
    std::vector<MemoryCgroup> m_cgroups;
    std::uint64_t m_pageBytes;
    std::uint64_t m_reads = 0;
};

std::string whyUnreadable(const ProcFile& file, const char* notFound) {
    return file.error().empty() ? notFound : file.error();
}

/// statm is "size resident shared ..." in pages (proc(5)); shared is file pages and shared memory.
void LinuxProbe::readProcess(MemoryReading& reading) {
    if (const auto text = m_statm.read()) {
        const std::size_t second = text->find(' ');
        const std::size_t third = second == std::string_view::npos ? second : text->find(' ', second + 1);
        if (third != std::string_view::npos) {
            const auto resident = leadingNumber(text->substr(second));
            const auto shared = leadingNumber(text->substr(third));
            if (resident && shared) {
                reading.processBytes = Reading::of((*resident - std::min(*resident, *shared)) * m_pageBytes);
                reading.filePagesBytes = Reading::of(*shared * m_pageBytes);
                return;
            }
        }
    }
    reading.processBytes = Reading::unavailable(whyUnreadable(m_statm, "/proc/self/statm has no resident size"));
    reading.filePagesBytes = reading.processBytes;
}

void LinuxProbe::readSystem(MemoryReading& reading) {
    const auto text = m_meminfo.read();
    const auto value = [&](std::string_view key) {
        const auto kibibytes = text ? numberAfter(*text, key) : std::nullopt;
        if (kibibytes) {
            return Reading::of(*kibibytes * 1024);
        }
        return Reading::unavailable(whyUnreadable(m_meminfo, "/proc/meminfo has no such line"));
    };
    reading.systemTotalBytes = value("MemTotal:");
    reading.systemAvailableBytes = value("MemAvailable:");
}

/// "some avg10=1.23 avg60=...": the share of the last 10 s in which some task waited for memory.
void LinuxProbe::readPressure(MemoryReading& reading) {
    constexpr std::string_view key = "some avg10=";
    if (const auto text = m_pressure.read()) {
        const auto whole = numberAfter(*text, key);
        const std::size_t point = text->find('.');
        const auto cents = point == std::string_view::npos ? std::nullopt : leadingNumber(text->substr(point + 1));
        if (whole && cents && *cents < 100) {
            reading.pressureCentipercent = Reading::of(*whole * 100 + *cents);
            return;
        }
    }
    reading.pressureCentipercent =
        Reading::unavailable(whyUnreadable(m_pressure, "/proc/pressure/memory has no average of 10 s"));
}

void LinuxProbe::readCgroups(MemoryReading& reading) {
    std::optional<std::uint64_t> leastLimit;
    std::optional<std::uint64_t> leastRoom;
    std::optional<std::uint64_t> used;
    for (MemoryCgroup& cgroup : m_cgroups) {
        if (m_reads % refreshEvery == 0 && m_reads > 0) {
            cgroup.refresh();
        }
        const auto limit = cgroup.limitBytes();
        const auto use = limit ? cgroup.usedBytes() : std::nullopt;
        if (!limit || !use) {
            continue;
        }
        const std::uint64_t room = *limit - std::min(*limit, *use);
        leastRoom = std::min(room, leastRoom.value_or(room));
        if (!leastLimit || *limit < *leastLimit) {
            leastLimit = limit;
            used = use;
        }
    }
    const auto told = [&](const std::optional<std::uint64_t>& value) {
        return value ? Reading::of(*value) : Reading::unavailable("no cgroup limits this process");
    };
    reading.cgroupLimitBytes = told(leastLimit);
    reading.cgroupUsedBytes = told(used);
    reading.cgroupRoomBytes = told(leastRoom);
}

} // namespace

std::unique_ptr<MemoryProbe> makeSystemProbe(const std::string& root) {
    return std::make_unique<LinuxProbe>(root);
}

} // namespace ledgerloom
