#pragma once

#include "core/base/result.h"
#include "core/memory/reading.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ledgerloom {

/// What the user and the surroundings ask for; 0 means "auto". Bytes unless the name says otherwise.
struct LimitRequest {
    std::uint64_t memoryLimitBytes = 0;        ///< option memory-limit
    std::uint64_t softLimitBytes = 0;          ///< option soft-limit given as a size; 0 = by per mille
    std::uint32_t softLimitPermille = 900;     ///< option soft-limit given as a share of the hard limit
    std::uint64_t minAvailableBytes = 0;       ///< option min-available
    std::uint64_t arrowLimitBytes = 0;         ///< option arrow-limit
    std::optional<std::string> containerLimit; ///< environment variable CONTAINER_MEMORY_LIMIT, where it is set
};

/// The limits in force. Bytes.
struct Limits {
    std::uint64_t hardBytes = 0;         ///< EMERGENCY from here
    std::uint64_t softBytes = 0;         ///< CRITICAL from here
    std::uint64_t minAvailableBytes = 0; ///< system memory to leave alone
    std::string reason;                  ///< one sentence: what bound the hard limit
    std::uint64_t arrowBytes = 0;        ///< what Arrow's pools may hold of it: levels as of the process; 0 = no limit

    bool operator==(const Limits&) const = default;
};

/// Amounts that suit a machine or a container. Bytes.
struct MemoryTier {
    std::uint64_t arrowBytes = 0;
    std::uint64_t processBytes = 0;
    std::uint64_t minAvailableBytes = 0;
};

/// Arrow / process / least available: 40 / 60 / 20 % of a container's limit; outside one 256 / 512 / 128 MiB below
/// 4 GiB available (or when that is unknown), 512 / 1024 / 256 below 8 GiB, else 1024 / 2048 / 512.
MemoryTier tierFor(std::optional<std::uint64_t> containerBytes, std::optional<std::uint64_t> availableBytes);

/// CONTAINER_MEMORY_LIMIT: "2g", "512m"; a bare number is MiB.
Result<std::uint64_t> parseContainerLimit(std::string_view text);

/// The hard limit is the least of the user's, the cgroups', CONTAINER_MEMORY_LIMIT and what is available (with what
/// this process already has) less 4 GiB for the system, a quarter of it where less than 16 GiB are available; when
/// the user gave none, at most 75 % of machine or container, of one below 256 MiB all but 16 MiB and
/// 192 MiB at most.
/// Fails with badInput for a share, size or variable that cannot be meant, and with memory where nothing is left.
Result<Limits> limitsInForce(const LimitRequest& request, const MemoryReading& reading);

} // namespace ledgerloom
