#include "core/storage/shard_objects.h"

#include "core/config/store_uri.h"
#include "core/storage/journal.h"
#include "core/storage/object_records.h"
#include "core/storage/object_shard_writer.h"
#include "core/storage/shard_target.h"
#include "core/storage/store_patience.h"

namespace ledgerloom {

namespace {

Error refused(std::string message) {
    return {.code = ErrorCode::badInput, .message = std::move(message), .field = "output"};
}

Kept keptOf(const ShardRecord& record) {
    return {.shards = 1,
            .rows = record.totals.rows,
            .customers = record.totals.customers,
            .bytes = record.bytes(),
            .finished = true};
}

std::int64_t patienceUs(const RunConfig& config) {
    return config.wait ? std::int64_t{config.waitLimitSeconds} * 1'000'000 : StorePatience::usualLimitUs;
}

} // namespace

ShardObjects::ShardObjects(ObjectStore& store, const DatasetInfo& info)
    : m_store(store), m_fingerprint(planFingerprint(info)), m_layout(info.plan) {}

Result<void> ShardObjects::claim(const std::string& planText) {
    const auto there = m_store.status(std::string(planPath));
    if (!there) {
        return there.error();
    }
    if (!*there) {
        if (auto empty = checkEmpty(); !empty) {
            return empty;
        }
        if (auto written = writeObject(m_store, std::string(planPath), planText); !written) {
            return written;
        }
    }
    const auto claimed = readClaimedPlan(m_store);
    if (!claimed) {
        return claimed.error();
    }
    return claimed->fingerprint == m_fingerprint
               ? Result<void>()
               : refused("output " + m_store.name() +
                         " holds shards of another plan; give each plan a prefix of its own, or use the plan that was "
                         "begun there (" +
                         under(m_store.name(), planPath) + ")");
}

Result<void> ShardObjects::checkEmpty() const {
    std::optional<std::string> other;
    const auto listed = m_store.list({}, [&other](const std::string& name) {
        if (name != workFolder) {
            other = name;
        }
    });
    if (!listed) {
        return listed;
    }
    const auto run = m_store.status(std::string(runRecordPath));
    if (!run) {
        return run.error();
    }
    if (*run && !other) {
        other = std::string(runRecordPath);
    }
    if (!other) {
        return {};
    }
    // Whoever claims it at the same time may have put the first parts there by now.
    const auto plan = m_store.status(std::string(planPath));
    if (!plan) {
        return plan.error();
    }
    return *plan ? Result<void>()
                 : refused("output " + m_store.name() + " is not empty and holds no shards of a plan (it has " +
                           *other + "); choose another prefix");
}

Result<std::optional<ShardRecord>> ShardObjects::read(std::uint64_t shard) const {
    const std::optional<ShardRecord> none;
    const auto text = readObject(m_store, ObjectRecords::path(shard));
    if (!text) {
        return text.error();
    }
    const std::size_t end = *text ? (*text)->find('\n') : std::string::npos;
    if (end == std::string::npos || (*text)->substr(end + 1) != m_fingerprint + "\n") {
        return none;
    }
    auto record = Journal::parse(std::string_view(**text).substr(0, end));
    if (!record || record->shard != shard) {
        return none;
    }
    for (const PartRecord& part : record->parts) {
        const auto found = m_store.status(part.path);
        if (!found) {
            return found.error();
        }
        if (part.path != m_layout.partPath(part.table, shard) || !*found || (*found)->bytes != part.bytes) {
            return none;
        }
    }
    return record;
}

Result<void> ShardObjects::write(const ShardRecord& record) const {
    return writeObject(m_store, ObjectRecords::path(record.shard), Journal::line(record) + m_fingerprint + "\n");
}

ShardObjectTarget::ShardObjectTarget(std::unique_ptr<ObjectStore> store, const DatasetInfo& info)
    : m_store(std::move(store)), m_plan(info.plan), m_objects(*m_store, info) {}

Result<std::unique_ptr<Target>> ShardObjectTarget::open(std::unique_ptr<ObjectStore> store, const DatasetInfo& info,
                                                        std::uint64_t shard, const std::string& planText) {
    std::unique_ptr<ShardObjectTarget> target(new ShardObjectTarget(std::move(store), info));
    if (auto reached = target->m_store->contact(); !reached) {
        return reached.error();
    }
    target->m_store->setPatience(patienceUs(info.config));
    if (auto claimed = target->m_objects.claim(planText); !claimed) {
        return claimed.error();
    }
    const auto record = target->m_objects.read(shard);
    if (!record) {
        return record.error();
    }
    if (*record) {
        target->m_kept = keptOf(**record);
    }
    return std::unique_ptr<Target>(std::move(target));
}

Result<std::unique_ptr<ShardWriter>> ShardObjectTarget::openShard(std::uint64_t shard) {
    auto writer = std::make_unique<ObjectShardWriter>(
        *m_store, m_objects.layout(), shard,
        ObjectShardWriter::Steps{.wants = [this](Table table) { return wants(table); },
                                 .beforeParts = [] { return Result<void>(); },
                                 .record = [this](const ShardRecord& record) { return m_objects.write(record); }});
    if (auto opened = writer->open(); !opened) {
        return opened.error();
    }
    return std::unique_ptr<ShardWriter>(std::move(writer));
}

std::uint64_t ShardObjectTarget::bufferBytes() const {
    return objectShardBytes(m_plan);
}

Result<PlanFile> readClaimedPlan(ObjectStore& store) {
    const auto text = readObject(store, std::string(planPath));
    if (!text) {
        return text.error();
    }
    if (!*text) {
        return refused(store.name() + " holds no shards of a plan: it has no " + std::string(planPath) +
                       ". Make them first with: ledgerloom shard --plan P --index K --output " + store.name());
    }
    return parsePlanFile(**text, under(store.name(), planPath));
}

Result<std::unique_ptr<Target>> openShardTarget(FileSystem& files, const DatasetInfo& info, std::uint64_t shard,
                                                const std::string& planText) {
    if (outputKind(info.config.output) != OutputKind::objectStore) {
        return ShardTarget::open(files, info, shard, planText);
    }
    const auto uri = parseStoreUri(info.config.output);
    if (!uri) {
        return uri.error();
    }
    auto store = openObjectStore(*uri, std::make_shared<SystemClock>());
    return store ? ShardObjectTarget::open(std::move(store).value(), info, shard, planText)
                 : Result<std::unique_ptr<Target>>(store.error());
}

} // namespace ledgerloom
