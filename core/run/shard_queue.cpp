#include "core/run/shard_queue.h"

#include <algorithm>
#include <utility>

namespace ledgerloom {

namespace {

constexpr std::int64_t firstBackoffUs = 100'000;

std::int64_t backoffUs(std::uint32_t failures) {
    return firstBackoffUs << (2 * (failures - 1));
}

} // namespace

ShardQueue::ShardQueue(std::uint64_t shards, Order order) : m_shards(shards), m_order(std::move(order)) {}

NextShard ShardQueue::next(std::int64_t nowUs) {
    const std::lock_guard lock(m_mutex);
    const auto earliest = std::ranges::min_element(m_retries, {}, &Retry::dueUs);
    if (earliest != m_retries.end() && earliest->dueUs <= nowUs) {
        const QueuedShard shard = earliest->shard;
        m_retries.erase(earliest);
        return {.shard = shard, .retryAtUs = {}};
    }
    while (m_position < m_shards) {
        const std::uint64_t position = m_position++;
        const std::uint64_t shard = m_order ? m_order(position, m_shards) : position;
        if (!m_done || !m_done(shard)) {
            return {.shard = QueuedShard{.shard = shard, .failures = 0}, .retryAtUs = {}};
        }
    }
    return {.shard = {}, .retryAtUs = earliest == m_retries.end() ? std::nullopt : std::optional(earliest->dueUs)};
}

bool ShardQueue::failed(QueuedShard shard, const Error& cause, std::int64_t nowUs) {
    const std::lock_guard lock(m_mutex);
    ++shard.failures;
    if (shard.failures <= mostRetries) {
        m_retries.push_back({.shard = shard, .dueUs = nowUs + backoffUs(shard.failures)});
        return true;
    }
    giveUpLocked(cause);
    return false;
}

void ShardQueue::giveUp(const Error& cause) {
    const std::lock_guard lock(m_mutex);
    giveUpLocked(cause);
}

void ShardQueue::giveUpLocked(const Error& cause) {
    ++m_givenUp;
    if (!m_firstCause) {
        m_firstCause = cause;
    }
}

void ShardQueue::giveBack(QueuedShard shard, std::int64_t nowUs) {
    const std::lock_guard lock(m_mutex);
    m_retries.push_back({.shard = shard, .dueUs = nowUs});
}

std::uint64_t ShardQueue::givenUp() const {
    const std::lock_guard lock(m_mutex);
    return m_givenUp;
}

std::optional<Error> ShardQueue::firstCause() const {
    const std::lock_guard lock(m_mutex);
    return m_firstCause;
}

} // namespace ledgerloom
