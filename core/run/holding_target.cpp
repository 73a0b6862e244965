#include "core/run/holding_target.h"

#include <algorithm>
#include <utility>

namespace ledgerloom {

namespace {

/// About how much is held between two calls of `pace`: one piece of an encoder.
constexpr std::uint64_t bytesAStep = std::uint64_t{1} << 19;

bool pace(const HoldingParts& parts) {
    if (parts.guard.level() == Level::normal) {
        return !parts.control.stopping();
    }
    const std::uint64_t perInterval = std::max<std::uint64_t>(1, parts.limitBytes / 40);
    const auto restUs =
        static_cast<std::int64_t>(bytesAStep * static_cast<std::uint64_t>(parts.intervalUs) / perInterval);
    return parts.control.sleepUntil(parts.clock.monotonicUs() + restUs);
}

/// The limit is reached: that is EMERGENCY, though the process may not have touched all that is reserved.
bool awaitRoom(const HoldingParts& parts, const Error& refusal) {
    parts.guard.raiseEmergency(refusal.message);
    return parts.control.sleepUntil(parts.clock.monotonicUs() + 1'000'000) && parts.control.checkpoint();
}

Error stopped() {
    return {.code = ErrorCode::cancelled, .message = "stopped"};
}

} // namespace

class HoldingTarget::Writer final : public ShardWriter {
public:
    Writer(HoldingTarget& target, std::uint64_t shard) : m_target(target), m_shard(shard) {}

    Result<void> write(Table table, std::string_view bytes) override {
        m_bytes[static_cast<std::size_t>(table)] += bytes.size();
        return m_target.hold(m_held.tables[static_cast<std::size_t>(table)], bytes);
    }

    /// The record has no checksums yet: they are made when the bytes are written.
    Result<ShardRecord> commit(const ShardTotals& totals) override {
        ShardRecord record{.shard = m_shard, .totals = totals, .parts = {}};
        for (const Table table : allTables) {
            if (m_target.wants(table)) {
                record.parts.push_back(
                    {.table = table, .path = {}, .bytes = m_bytes[static_cast<std::size_t>(table)], .checksum = {}});
            }
        }
        m_held.totals = totals;
        const std::lock_guard lock(m_target.m_mutex);
        m_target.m_held.insert_or_assign(m_shard, std::move(m_held));
        return record;
    }

private:
    HoldingTarget& m_target;
    std::uint64_t m_shard;
    Held m_held;
    std::array<std::uint64_t, allTables.size()> m_bytes{};
};

HoldingTarget::HoldingTarget(std::unique_ptr<Target> real, Context context)
    : m_real(std::move(real)), m_context(std::move(context)) {}

Result<std::unique_ptr<ShardWriter>> HoldingTarget::openShard(std::uint64_t shard) {
    return std::unique_ptr<ShardWriter>(std::make_unique<Writer>(*this, shard));
}

bool HoldingTarget::holds(std::uint64_t shard) const {
    const std::lock_guard lock(m_mutex);
    return m_held.contains(shard) || m_real->holds(shard);
}

Result<void> HoldingTarget::hold(HeldBytes& bytes, std::string_view more) {
    if (!m_context.pace()) {
        return stopped();
    }
    while (true) {
        auto held = bytes.take(m_context.budget, more);
        if (held) {
            return held;
        }
        if (!m_context.refused(held.error())) {
            return stopped();
        }
    }
}

Result<void> HoldingTarget::finish() {
    while (!m_held.empty()) {
        const auto next = m_held.begin();
        if (auto written = writeOut(next->first, next->second); !written) {
            return written;
        }
        m_held.erase(next);
    }
    return m_real->finish();
}

Result<void> HoldingTarget::writeOut(std::uint64_t shard, const Held& held) {
    // The workers are gone by now, so what they had reserved is free.
    const auto buffers =
        m_context.budget.reserve(m_real->bufferBytes(), "the write buffers of what was held", Purpose::writeBuffers);
    if (!buffers) {
        return buffers.error();
    }
    auto writer = m_real->openShard(shard);
    if (!writer) {
        return writer.error();
    }
    for (const Table table : allTables) {
        auto written = held.tables[static_cast<std::size_t>(table)].writeTo([&](std::string_view bytes) {
            return m_context.mayGoOn() ? (*writer)->write(table, bytes) : Result<void>(stopped());
        });
        if (!written) {
            return written;
        }
    }
    auto record = (*writer)->commit(held.totals);
    return record ? Result<void>() : Result<void>(record.error());
}

std::unique_ptr<Target> holdInMemory(std::unique_ptr<Target> real, HoldingParts parts) {
    return std::make_unique<HoldingTarget>(
        std::move(real),
        HoldingTarget::Context{.budget = parts.budget,
                               .pace = [parts] { return pace(parts); },
                               .refused = [parts](const Error& refusal) { return awaitRoom(parts, refusal); },
                               .mayGoOn = [parts] { return parts.control.awaitLeave(); }});
}

} // namespace ledgerloom
