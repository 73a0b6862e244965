#include "core/memory/worker_advice.h"

#include "core/base/units.h"

#include <algorithm>

namespace ledgerloom {

namespace {

constexpr std::uint64_t bytesAWorker = 256ULL << 20U; ///< four parts: less, and the last worker ends alone
constexpr std::uint64_t mostWorkers = 16;

std::string inBinary(std::uint64_t bytes) {
    return formatSize(bytes, SizeStyle::binary);
}

} // namespace

WorkerAdvice adviseWorkers(std::uint64_t memoryBytes, std::uint64_t perWorkerBytes, std::uint64_t sizeBytes,
                           std::uint32_t cores) {
    const std::uint64_t byMemory = perWorkerBytes == 0 ? UINT64_MAX : memoryBytes / perWorkerBytes;
    const std::uint64_t bySize = std::clamp(sizeBytes / bytesAWorker, std::uint64_t{1}, mostWorkers);
    const std::uint64_t byCores = std::max(cores, 1U);
    const std::uint64_t workers = std::max(std::uint64_t{1}, std::min({byMemory, bySize, byCores}));

    const std::string count = std::to_string(workers) + (workers == 1 ? " worker: " : " workers: ");
    if (byMemory < std::min(bySize, byCores)) {
        return {static_cast<std::uint32_t>(workers), count + "memory of " + inBinary(memoryBytes) + " at " +
                                                         inBinary(perWorkerBytes) + " a worker bounds it"};
    }
    if (byCores <= bySize) {
        return {static_cast<std::uint32_t>(workers), count + "this machine's " + std::to_string(byCores) +
                                                         (byCores == 1 ? " core bounds it" : " cores bound it")};
    }
    if (bySize == mostWorkers) {
        return {static_cast<std::uint32_t>(workers), count + "more than 16 bring nothing"};
    }
    return {static_cast<std::uint32_t>(workers),
            count + "a size of " + inBinary(sizeBytes) + " at 256 MiB a worker bounds it"};
}

} // namespace ledgerloom
