#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace ledgerloom {

/// One measured number, or the reason why it could not be measured; never 0 for "unknown".
struct Reading {
    std::optional<std::uint64_t> value;
    std::string reason; ///< empty where there is a value

    static Reading of(std::uint64_t number) { return {number, {}}; }
    static Reading unavailable(std::string why) { return {std::nullopt, std::move(why)}; }

    /// "unavailable: <reason>", for people; empty where there is a value.
    std::string whyNot() const { return value ? std::string() : "unavailable: " + reason; }

    bool operator==(const Reading&) const = default;
};

/// What one look at the memory of process, container and machine told. Bytes, unless the name says otherwise.
struct MemoryReading {
    Reading processBytes;   ///< resident memory of this process without file pages
    Reading filePagesBytes; ///< resident file and shared pages of this process, which mostly can be dropped
    Reading systemTotalBytes;
    Reading systemAvailableBytes; ///< what new work could take without swapping
    Reading cgroupLimitBytes;     ///< the least limit of this process's cgroup and all its ancestors
    Reading cgroupUsedBytes;      ///< use of that cgroup, page cache that can be dropped not counted
    Reading cgroupRoomBytes; ///< the least (limit - use) of all of them: neighbours may leave less than our own limit
    Reading pressureCentipercent; ///< PSI "some", average of 10 s, in hundredths of a percent
    Reading arrowBytes = Reading::unavailable("nothing asks Arrow"); ///< what Arrow's pools hold of the process

    bool operator==(const MemoryReading&) const = default;
};

} // namespace ledgerloom
