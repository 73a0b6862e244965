#include "core/storage/in_parallel.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

namespace ledgerloom {

namespace {

constexpr std::uint64_t mostThreads = 8;

} // namespace

Result<void> inParallel(std::uint64_t count, const std::function<Result<void>(std::uint64_t)>& work) {
    std::atomic<std::uint64_t> next = 0;
    std::mutex mutex;
    std::optional<Error> failure;
    const auto take = [&] {
        for (std::uint64_t index = next++; index < count; index = next++) {
            if (const auto done = work(index); !done) {
                const std::lock_guard lock(mutex);
                failure = failure ? failure : std::optional(done.error());
                next = count;
            }
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::uint64_t thread = 1; thread < std::min(count, mostThreads); ++thread) {
            try {
                others.emplace_back(take);
            } catch (const std::system_error&) {
                break; // with fewer it only takes longer
            }
        }
        take();
    }
    return failure ? Result<void>(*failure) : Result<void>();
}

} // namespace ledgerloom
