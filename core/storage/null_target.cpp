#include "core/storage/null_target.h"

#include "core/base/stream_hash.h"

#include <array>

namespace ledgerloom {

namespace {

class NullWriter final : public ShardWriter {
public:
    NullWriter(const NullTarget& target, std::uint64_t shard) : m_target(target), m_shard(shard) {}

    Result<void> write(Table table, std::string_view bytes) override {
        Sums& sums = m_sums[static_cast<std::size_t>(table)];
        sums.hash.add(bytes);
        sums.bytes += bytes.size();
        return {};
    }

    Result<ShardRecord> commit(const ShardTotals& totals) override {
        ShardRecord record{.shard = m_shard, .totals = totals, .parts = {}};
        for (const Table table : allTables) {
            if (m_target.wants(table)) {
                const Sums& sums = m_sums[static_cast<std::size_t>(table)];
                record.parts.push_back({.table = table, .path = {}, .bytes = sums.bytes, .checksum = sums.hash.hex()});
            }
        }
        return record;
    }

private:
    struct Sums {
        StreamHash hash;
        std::uint64_t bytes = 0;
    };

    const NullTarget& m_target;
    std::uint64_t m_shard;
    std::array<Sums, allTables.size()> m_sums;
};

} // namespace

Result<std::unique_ptr<ShardWriter>> NullTarget::openShard(std::uint64_t shard) {
    return std::unique_ptr<ShardWriter>(std::make_unique<NullWriter>(*this, shard));
}

} // namespace ledgerloom
