#include "core/run/holding_target.h"

#include <utility>

namespace ledgerloom {

namespace {

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

Result<void> HoldingTarget::hold(HeldBytes& bytes, std::string_view more) {
    if (!m_context.pace()) {
        return stopped();
    }
    while (true) {
        const auto held = bytes.take(m_context.budget, more);
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

} // namespace ledgerloom
