#pragma once

#include <cstdint>
#include <string>

namespace ledgerloom {

struct WorkerAdvice {
    std::uint32_t workers = 1;
    std::string reason; ///< one sentence: what bound the number
};

/// min(memory / perWorker, max(1, min(16, size / 256 MiB)), cores), at least 1. Bytes; a `perWorkerBytes` of 0 means
/// that memory binds nothing.
WorkerAdvice adviseWorkers(std::uint64_t memoryBytes, std::uint64_t perWorkerBytes, std::uint64_t sizeBytes,
                           std::uint32_t cores);

} // namespace ledgerloom
