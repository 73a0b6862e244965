#include "core/memory/limits.h"

#include "core/base/units.h"

#include <algorithm>
#include <vector>

namespace ledgerloom {

namespace {

constexpr std::uint64_t mib = 1ULL << 20U;
constexpr std::uint64_t gib = 1ULL << 30U;
/// Below this the program itself does not fit, whatever it does.
constexpr std::uint64_t leastLimit = 16 * mib;
/// Used when neither the user nor the machine tells anything: what the smallest tier has.
constexpr std::uint64_t blindLimit = 512 * mib;

struct Bound {
    std::uint64_t bytes;
    std::string why;
};

std::string inBinary(std::uint64_t bytes) {
    return formatSize(bytes, SizeStyle::binary);
}

std::uint64_t share(std::uint64_t bytes, std::uint64_t permille) {
    return bytes / 1000 * permille + bytes % 1000 * permille / 1000;
}

std::optional<std::uint64_t> least(std::optional<std::uint64_t> one, std::optional<std::uint64_t> other) {
    return one && other ? std::min(one, other) : (one ? one : other);
}

Bound availableBound(std::uint64_t available, std::uint64_t own) {
    // Memory this process already holds is no longer "available", but it may go on holding it.
    const std::uint64_t usable = available + own;
    const std::uint64_t kept = usable < 16 * gib ? usable / 4 : 4 * gib;
    return {usable - kept,
            "system memory available (" + inBinary(usable) + ") less " + inBinary(kept) + " kept for the system"};
}

/// Three quarters; of less than 256 MiB all but what the system needs beside one small process.
Bound automaticBound(std::uint64_t whole, const std::string& whose) {
    constexpr std::uint64_t keptOfSmall = std::uint64_t{16} << 20;
    constexpr std::uint64_t mostOfSmall = std::uint64_t{192} << 20;
    const std::uint64_t usual = share(whole, 750);
    const std::uint64_t small = std::min(whole - std::min(whole, keptOfSmall), mostOfSmall);
    if (small > usual) {
        return {small, "all but " + inBinary(whole - small) + " of " + whose + inBinary(whole)};
    }
    return {usual, "75 % of " + whose + inBinary(whole)};
}

std::vector<Bound> bounds(const LimitRequest& request, const MemoryReading& reading,
                          std::optional<std::uint64_t> container) {
    std::vector<Bound> all;
    if (request.memoryLimitBytes > 0) {
        all.push_back({request.memoryLimitBytes, "as --memory-limit asks"});
    }
    if (reading.cgroupLimitBytes.value) {
        all.push_back({*reading.cgroupLimitBytes.value, "the limit of this process's cgroup"});
    }
    if (container) {
        all.push_back({*container, "CONTAINER_MEMORY_LIMIT"});
    }
    if (reading.systemAvailableBytes.value) {
        all.push_back(availableBound(*reading.systemAvailableBytes.value, reading.processBytes.value.value_or(0)));
    }
    const auto inside = least(reading.cgroupLimitBytes.value, container);
    const auto machine = least(reading.systemTotalBytes.value, inside);
    if (request.memoryLimitBytes == 0 && machine) {
        const char* whose = machine == inside ? "this container's " : "this machine's ";
        all.push_back(automaticBound(*machine, whose));
    }
    if (all.empty()) {
        all.push_back({blindLimit, "neither the machine's memory nor a cgroup could be read"});
    }
    return all;
}

Result<void> check(const LimitRequest& request, std::optional<std::uint64_t> machine) {
    if (request.memoryLimitBytes > 0 && request.memoryLimitBytes < leastLimit) {
        return Error{ErrorCode::badInput,
                     "memory-limit " + inBinary(request.memoryLimitBytes) + " is too small: give at least " +
                         inBinary(leastLimit) + ", or leave it out for an automatic limit",
                     "memory-limit"};
    }
    if (request.softLimitPermille < 1 || request.softLimitPermille > 1000) {
        return Error{ErrorCode::badInput,
                     "soft-limit " + formatFixed(request.softLimitPermille / 10.0, 1) +
                         "% is not a share of the memory limit: give 0.1% to 100%, or a size",
                     "soft-limit"};
    }
    if (machine && request.minAvailableBytes >= *machine) {
        return Error{ErrorCode::badInput,
                     "min-available " + inBinary(request.minAvailableBytes) + " is all there is (" +
                         inBinary(*machine) + "): no run could ever start; give less",
                     "min-available"};
    }
    return {};
}

Result<std::uint64_t> softLimit(const LimitRequest& request, const Limits& limits) {
    if (request.softLimitBytes == 0) {
        return share(limits.hardBytes, request.softLimitPermille);
    }
    if (request.softLimitBytes > limits.hardBytes) {
        return Error{ErrorCode::badInput,
                     "soft-limit " + inBinary(request.softLimitBytes) + " is above the hard limit; " + limits.reason +
                         "; give a soft limit below that, or a share such as 90%",
                     "soft-limit"};
    }
    return request.softLimitBytes;
}

std::string sentence(const Bound& bound, std::uint64_t asked) {
    std::string text = "the memory limit is " + inBinary(bound.bytes) + ": " + bound.why;
    if (asked > bound.bytes) {
        text += " (" + inBinary(asked) + " was asked for)";
    }
    return text;
}

} // namespace

MemoryTier tierFor(std::optional<std::uint64_t> containerBytes, std::optional<std::uint64_t> availableBytes) {
    if (containerBytes) {
        return {share(*containerBytes, 400), share(*containerBytes, 600), share(*containerBytes, 200)};
    }
    const std::uint64_t available = availableBytes.value_or(0);
    const std::uint64_t times = available < 4 * gib ? 1 : (available < 8 * gib ? 2 : 4);
    return {times * 256 * mib, times * 512 * mib, times * 128 * mib};
}

Result<std::uint64_t> parseContainerLimit(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    const std::size_t last = text.find_last_not_of(" \t");
    std::string trimmed(first == std::string_view::npos ? "" : text.substr(first, last - first + 1));
    const bool bare = !trimmed.empty() && trimmed.find_first_not_of("0123456789") == std::string::npos;
    const auto bytes = parseSize(bare ? trimmed + "MiB" : trimmed);
    if (!bytes || *bytes < leastLimit) {
        return Error{ErrorCode::badInput,
                     "CONTAINER_MEMORY_LIMIT=\"" + std::string(text) +
                         "\" is no usable size: give for instance 2g or " + "512m (a bare number is MiB), at least " +
                         inBinary(leastLimit) + ", or unset it",
                     "CONTAINER_MEMORY_LIMIT"};
    }
    return *bytes;
}

Result<Limits> limitsInForce(const LimitRequest& request, const MemoryReading& reading) {
    std::optional<std::uint64_t> container;
    if (request.containerLimit) {
        const auto parsed = parseContainerLimit(*request.containerLimit);
        if (!parsed) {
            return parsed.error();
        }
        container = *parsed;
    }
    const auto inside = least(reading.cgroupLimitBytes.value, container);
    if (const auto fine = check(request, least(reading.systemTotalBytes.value, inside)); !fine) {
        return fine.error();
    }
    const auto all = bounds(request, reading, container);
    const Bound& tightest =
        *std::min_element(all.begin(), all.end(), [](const Bound& a, const Bound& b) { return a.bytes < b.bytes; });
    Limits limits;
    limits.hardBytes = tightest.bytes;
    limits.reason = sentence(tightest, request.memoryLimitBytes);
    if (limits.hardBytes < leastLimit) {
        return Error{ErrorCode::memory, limits.reason + ", too little to run in; free memory or raise that limit",
                     "memory-limit"};
    }
    const auto soft = softLimit(request, limits);
    if (!soft) {
        return soft.error();
    }
    limits.softBytes = *soft;
    const MemoryTier tier = tierFor(inside, reading.systemAvailableBytes.value);
    limits.minAvailableBytes = request.minAvailableBytes > 0 ? request.minAvailableBytes : tier.minAvailableBytes;
    limits.arrowBytes =
        std::min(limits.hardBytes, request.arrowLimitBytes > 0 ? request.arrowLimitBytes : tier.arrowBytes);
    return limits;
}

} // namespace ledgerloom
