#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace ledgerloom {

/// A shard on its way to a worker.
struct QueuedShard {
    std::uint64_t shard = 0;
    std::uint32_t failures = 0; ///< tries that failed before this one
};

/// What a worker gets when it asks for work.
struct NextShard {
    std::optional<QueuedShard> shard;
    std::optional<std::int64_t> retryAtUs; ///< without a shard: when a failed one is due; empty when all is done
};

/// Hands out every shard once, and again after failures: a failed shard is due anew after 0.1, 0.4 and 1.6 seconds
/// and given up after that. Thread-safe; memory does not depend on the number of shards.
class ShardQueue {
public:
    using Order = std::function<std::uint64_t(std::uint64_t position, std::uint64_t shards)>;
    static constexpr std::uint32_t mostRetries = 3;

    using Done = std::function<bool(std::uint64_t shard)>;

    explicit ShardQueue(std::uint64_t shards, Order order = {});

    /// Before the workers go: shards that an earlier run has made are not handed out.
    void leaveOut(Done done) { m_done = std::move(done); }

    /// Times are Clock::monotonicUs().
    NextShard next(std::int64_t nowUs);
    /// True when the shard will be tried again, false when it was given up for good.
    bool failed(QueuedShard shard, const Error& cause, std::int64_t nowUs);

    /// The shard failed for want of something that is waited for: it is due again at once, and not counted as failed.
    void giveBack(QueuedShard shard, std::int64_t nowUs);

    /// A task that no further try can save.
    void giveUp(const Error& cause);

    std::uint64_t givenUp() const;
    /// Why the first shard was given up.
    std::optional<Error> firstCause() const;

private:
    void giveUpLocked(const Error& cause);

    struct Retry {
        QueuedShard shard;
        std::int64_t dueUs = 0;
    };

    const std::uint64_t m_shards;
    const Order m_order;
    Done m_done;
    mutable std::mutex m_mutex;
    std::uint64_t m_position = 0;
    std::vector<Retry> m_retries;
    std::uint64_t m_givenUp = 0;
    std::optional<Error> m_firstCause;
};

} // namespace ledgerloom
