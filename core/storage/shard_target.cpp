#include "core/storage/shard_target.h"

#include <array>
#include <optional>

namespace ledgerloom {

class ShardTarget::Writer final : public ShardWriter {
public:
    Writer(ShardTarget& target, std::uint64_t shard) : m_target(target), m_shard(shard) {}

    Result<void> open() {
        for (const Table table : allTables) {
            if (!m_target.wants(table)) {
                continue;
            }
            auto part = m_target.openPart(table, m_shard);
            if (!part) {
                return part.error();
            }
            m_parts[static_cast<std::size_t>(table)].emplace(std::move(part).value());
        }
        return {};
    }

    Result<void> write(Table table, std::string_view bytes) override {
        return m_parts[static_cast<std::size_t>(table)]->write(bytes);
    }

    Result<void> flush() override {
        for (auto& part : m_parts) {
            if (auto flushed = part ? part->flush() : Result<void>(); !flushed) {
                return flushed;
            }
        }
        return {};
    }

    Result<ShardRecord> commit(const ShardTotals& totals) override {
        ShardRecord record{.shard = m_shard, .totals = totals, .parts = {}};
        if (auto done = commitParts(record); !done) {
            // Another process may have made the same shard, and the commit have tidied up behind it.
            const auto other = m_target.m_records.read(m_shard);
            return other && *other ? Result<ShardRecord>(**other) : Result<ShardRecord>(done.error());
        }
        return record;
    }

private:
    /// Everything is durable before the first final name appears; the record comes last.
    Result<void> commitParts(ShardRecord& record) {
        for (const Table table : allTables) {
            auto& part = m_parts[static_cast<std::size_t>(table)];
            if (!part) {
                continue;
            }
            if (auto sealed = part->seal(); !sealed) {
                return sealed;
            }
            record.parts.push_back({.table = table,
                                    .path = m_target.m_layout.partPath(table, m_shard),
                                    .bytes = part->bytes(),
                                    .checksum = part->checksum()});
        }
        for (auto& part : m_parts) {
            if (auto published = part ? part->publishAgain() : Result<void>(); !published) {
                return published;
            }
        }
        return m_target.m_records.write(record);
    }

    ShardTarget& m_target;
    std::uint64_t m_shard;
    std::array<std::optional<PartFile>, allTables.size()> m_parts;
};

ShardTarget::ShardTarget(FileSystem& files, const DatasetInfo& info)
    : m_files(files),
      m_info(info),
      m_layout(info.plan),
      m_records(files, info.config.output, planFingerprint(info), info.plan) {}

Result<std::unique_ptr<Target>> ShardTarget::open(FileSystem& files, const DatasetInfo& info, std::uint64_t shard,
                                                  const std::string& planText) {
    std::unique_ptr<ShardTarget> target(new ShardTarget(files, info));
    if (auto claimed = target->m_records.claim(planText); !claimed) {
        return claimed.error();
    }
    const auto record = target->m_records.read(shard);
    if (!record) {
        return record.error();
    }
    if (*record) {
        target->m_kept = {.shards = 1,
                          .rows = (*record)->totals.rows,
                          .customers = (*record)->totals.customers,
                          .bytes = (*record)->bytes(),
                          .finished = true};
    }
    return std::unique_ptr<Target>(std::move(target));
}

Result<std::unique_ptr<ShardWriter>> ShardTarget::openShard(std::uint64_t shard) {
    auto writer = std::make_unique<Writer>(*this, shard);
    if (auto opened = writer->open(); !opened) {
        return opened.error();
    }
    return std::unique_ptr<ShardWriter>(std::move(writer));
}

Result<PartFile> ShardTarget::openPart(Table table, std::uint64_t shard) {
    const std::string& folder = m_info.config.output;
    const std::string path = m_layout.partPath(table, shard);
    if (auto made = ensureFoldersOf(m_files, folder, path); !made) {
        return made.error();
    }
    return PartFile::create(m_files,
                            m_records.temporaryName(std::string(tableName(table)) + "-" + std::to_string(shard)),
                            under(folder, path));
}

} // namespace ledgerloom
