#include "core/run/run_summary.h"

#include "core/base/units.h"

#include <algorithm>

namespace ledgerloom {

std::string runSummary(const Snapshot& done) {
    const auto us = static_cast<std::uint64_t>(std::max<std::int64_t>(done.elapsedUs, 1));
    const double seconds = static_cast<double>(us) / 1e6;
    const auto speed = static_cast<std::uint64_t>(static_cast<double>(done.bytesDone - done.bytesKept) / seconds);
    return formatCount(done.rowsDone) + " rows, " + formatSize(done.bytesDone) + " in " + formatDuration(us) + " (" +
           formatSize(speed) + "/s), peak memory " + formatSize(done.peakProcessBytes, SizeStyle::binary);
}

Error incompleteError(std::uint64_t shards, std::uint64_t made, const std::optional<Error>& firstCause) {
    const std::uint64_t missing = shards - made;
    std::string message = formatCount(missing) + " of " + formatCount(shards) +
                          " shards could not be made; the others are finished, but without a manifest";
    if (firstCause) {
        message += ". The first failed with: " + firstCause->message;
    }
    return {.code = ErrorCode::incomplete, .message = std::move(message)};
}

} // namespace ledgerloom
