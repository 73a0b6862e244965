#pragma once

#include "core/base/clock.h"
#include "core/memory/budget.h"
#include "core/memory/guard.h"
#include "core/run/held_bytes.h"
#include "core/run/run_control.h"
#include "core/storage/target.h"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace ledgerloom {

/// The store "memory": keeps the bytes of all shards, every one reserved, and hands them to the real target when all
/// are made, in order. The bytes are those of the store "disk".
class HoldingTarget final : public Target {
public:
    struct Context {
        Budget& budget;
        /// Called by workers before each piece that is held: may wait, so that pressure is seen before the limit is
        /// reached. False: stop now.
        std::function<bool()> pace;
        /// A reservation was refused: may wait, then it is asked for again. False: stop now.
        std::function<bool(const Error&)> refused;
        /// Asked between two writes at the end; false: stop now.
        std::function<bool()> mayGoOn;
    };

    HoldingTarget(std::unique_ptr<Target> real, Context context);

    bool wants(Table table) const override { return m_real->wants(table); }
    Result<std::unique_ptr<ShardWriter>> openShard(std::uint64_t shard) override;
    /// Writes what is held, giving the memory of each shard back once it is committed, then finishes the real target.
    /// May be called again after an error: what is committed is not written twice.
    Result<void> finish() override;
    void interrupt() override { m_real->interrupt(); }
    std::optional<Error> broken() const override { return m_real->broken(); }
    Kept kept() const override { return m_real->kept(); }
    bool holds(std::uint64_t shard) const override;
    const PartRanges& partRanges() const override { return m_real->partRanges(); }
    Result<void> setDayCounts(const DayCounts& counts) override { return m_real->setDayCounts(counts); }
    std::uint64_t bufferBytes() const override { return m_real->bufferBytes(); }
    std::vector<TargetNote> takeNotes() override { return m_real->takeNotes(); }
    bool inOrder() const override { return m_real->inOrder(); }

private:
    class Writer;
    struct Held {
        std::array<HeldBytes, allTables.size()> tables;
        ShardTotals totals;
    };

    Result<void> hold(HeldBytes& bytes, std::string_view more);
    Result<void> writeOut(std::uint64_t shard, const Held& held);

    const std::unique_ptr<Target> m_real;
    const Context m_context;
    mutable std::mutex m_mutex;
    std::map<std::uint64_t, Held> m_held; // guarded by m_mutex until finish()
};

/// What holding stands on in a run. Bytes and microseconds.
struct HoldingParts {
    Budget& budget;
    Guard& guard;
    RunControl& control;
    Clock& clock;
    std::uint64_t limitBytes;
    std::int64_t intervalUs; ///< the guard's
};

/// A HoldingTarget that slows down under pressure. Below WARNING rows are held as fast as they are made; from there on
/// each worker adds a fortieth of the limit in each of the guard's intervals at most, so that every level is seen, and
/// acted on, before the next is reached. A refusal is EMERGENCY.
std::unique_ptr<Target> holdInMemory(std::unique_ptr<Target> real, HoldingParts parts);

} // namespace ledgerloom
