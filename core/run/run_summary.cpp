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

std::string memorySummary(const Snapshot& done) {
    std::string text = "memory at the peak: " + formatSize(done.peakProcessBytes, SizeStyle::binary) +
                       " in the process, " + formatSize(done.peakReservedBytes, SizeStyle::binary) + " reserved";
    for (std::size_t at = 0; at < done.memoryFor.size(); ++at) {
        if (done.memoryFor[at].peak > 0) {
            text += ", " + std::string(purposeName(static_cast<Purpose>(at))) + " " +
                    formatSize(done.memoryFor[at].peak, SizeStyle::binary);
        }
    }
    if (done.peakArrowBytes > 0) {
        text += "; Arrow held " + formatSize(done.peakArrowBytes, SizeStyle::binary) + " of its " +
                formatSize(done.arrowLimitBytes, SizeStyle::binary);
    }
    return text;
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
