#pragma once

#include <atomic>
#include <cstdint>

namespace ledgerloom {

/// Counters of what is done. Workers add, anybody reads; a shard that fails takes its share back.
struct Progress {
    /// Of transactions, or of customers where there are no transactions; in the order of time each row counts twice:
    /// when it is made and when it is written.
    std::atomic<std::uint64_t> rows = 0;
    std::uint64_t stepsPerRow = 1;        ///< constant while workers are at work
    std::atomic<std::uint64_t> bytes = 0; ///< of all tables
    std::atomic<std::uint64_t> shards = 0;

    /// Before the workers go: what an earlier run has done counts as done, and not towards this one's speed.
    void startFrom(std::uint64_t rowsBefore, std::uint64_t bytesBefore, std::uint64_t shardsBefore) {
        rows = keptRows = rowsBefore;
        bytes = keptBytes = bytesBefore;
        shards = keptShards = shardsBefore;
    }
    std::uint64_t rowsDone() const { return rows.load(std::memory_order_relaxed) / stepsPerRow; }
    std::uint64_t rowsKept() const { return keptRows.load(std::memory_order_relaxed) / stepsPerRow; }

    std::atomic<std::uint64_t> keptRows = 0;
    std::atomic<std::uint64_t> keptBytes = 0;
    std::atomic<std::uint64_t> keptShards = 0;
};

/// What one shard has added; takes it back unless kept.
class ShardProgress {
public:
    explicit ShardProgress(Progress& progress) : m_progress(progress) {}
    ShardProgress(const ShardProgress&) = delete;
    ShardProgress& operator=(const ShardProgress&) = delete;
    ~ShardProgress() {
        if (!m_kept) {
            m_progress.rows.fetch_sub(m_rows, std::memory_order_relaxed);
            m_progress.bytes.fetch_sub(m_bytes, std::memory_order_relaxed);
        }
    }

    void add(std::uint64_t rows, std::uint64_t bytes) {
        m_rows += rows;
        m_bytes += bytes;
        m_progress.rows.fetch_add(rows, std::memory_order_relaxed);
        m_progress.bytes.fetch_add(bytes, std::memory_order_relaxed);
    }
    /// Rows of a shard whose parts stood already.
    void keepRows() { m_kept = true; }
    void keep() {
        m_kept = true;
        m_progress.shards.fetch_add(1, std::memory_order_relaxed);
    }

private:
    Progress& m_progress;
    std::uint64_t m_rows = 0;
    std::uint64_t m_bytes = 0;
    bool m_kept = false;
};

} // namespace ledgerloom
