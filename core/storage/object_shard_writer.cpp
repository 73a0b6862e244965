#include "core/storage/object_shard_writer.h"

namespace ledgerloom {

Result<void> ObjectShardWriter::open() {
    for (const Table table : allTables) {
        if (!m_steps.wants(table)) {
            continue;
        }
        auto object = m_store.create(m_layout.partPath(table, m_shard), uploadingOf(table));
        if (!object) {
            return object.error();
        }
        part(table).object = std::move(object).value();
    }
    return {};
}

Result<void> ObjectShardWriter::write(Table table, std::string_view bytes) {
    Part& one = part(table);
    one.hash.add(bytes);
    one.bytes += bytes.size();
    return one.object->write(bytes);
}

Result<ShardRecord> ObjectShardWriter::commit(const ShardTotals& totals) {
    if (auto may = m_steps.beforeParts(); !may) {
        return may.error();
    }
    ShardRecord record{.shard = m_shard, .totals = totals, .parts = {}};
    for (const Table table : allTables) {
        Part& one = part(table);
        if (!one.object) {
            continue;
        }
        if (auto closed = one.object->close(); !closed) {
            return closed.error();
        }
        record.parts.push_back({.table = table,
                                .path = m_layout.partPath(table, m_shard),
                                .bytes = one.bytes,
                                .checksum = one.hash.hex()});
    }
    // Parts that are there without a record are made anew by whoever goes on.
    if (auto recorded = m_steps.record(record); !recorded) {
        return recorded.error();
    }
    return record;
}

} // namespace ledgerloom
