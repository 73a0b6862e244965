#pragma once

#include "core/config/plan.h"
#include "core/storage/target.h"

#include <atomic>
#include <mutex>

namespace ledgerloom {

/// Writes one table to an open descriptor. Shards must come one after the other in their order, so one worker makes
/// them all. Bytes that are out cannot be taken back: a shard that fails on its way breaks the target.
class StdoutTarget final : public Target {
public:
    /// Transactions; with customersOnly customers.
    StdoutTarget(FileSystem& files, int descriptor, const Plan& plan);

    bool wants(Table table) const override { return table == m_table; }
    Result<std::unique_ptr<ShardWriter>> openShard(std::uint64_t shard) override;
    Result<void> finish() override { return {}; }
    void interrupt() override { m_interrupted = true; }
    std::optional<Error> broken() const override;
    bool inOrder() const override { return true; }

private:
    class Writer;

    Result<void> send(std::string_view bytes);
    void breakOff(Error error);

    FileSystem& m_files;
    int m_descriptor;
    Table m_table;
    std::atomic<bool> m_interrupted = false;
    mutable std::mutex m_mutex;
    std::optional<Error> m_broken;
};

} // namespace ledgerloom
