#include "core/storage/object_target.h"

#include "core/format/part_encoders.h"
#include "core/storage/object_listing.h"
#include "core/storage/old_objects.h"
#include "core/storage/run_record.h"
#include "core/storage/store_patience.h"

#include <utility>

namespace ledgerloom {

namespace {

Error refused(std::string message) {
    return {.code = ErrorCode::badInput, .message = std::move(message), .field = "output"};
}

Result<std::optional<RunRecord>> readRecord(ObjectStore& store) {
    const auto text = readObject(store, std::string(runRecordPath));
    if (!text) {
        return text.error();
    }
    if (!*text) {
        return std::optional<RunRecord>();
    }
    auto record = parseRunRecord(**text, under(store.name(), runRecordPath));
    return record ? Result<std::optional<RunRecord>>(std::move(record).value())
                  : Result<std::optional<RunRecord>>(record.error());
}

std::int64_t patienceUs(const RunConfig& config) {
    return config.wait ? std::int64_t{config.waitLimitSeconds} * 1'000'000 : StorePatience::usualLimitUs;
}

/// What stands directly under the prefix.
struct Contents {
    bool work = false;
    std::optional<std::string> other;
};

Result<Contents> contentsOf(ObjectStore& store) {
    Contents contents;
    const auto listed = store.list({}, [&contents](const std::string& name) {
        if (name == workFolder) {
            contents.work = true;
        } else if (!contents.other) {
            contents.other = name;
        }
    });
    return listed ? Result<Contents>(contents) : Result<Contents>(listed.error());
}

} // namespace

Result<std::unique_ptr<ObjectTarget>> ObjectTarget::open(std::unique_ptr<ObjectStore> store, const DatasetInfo& info,
                                                         std::shared_ptr<Clock> clock, LockTiming timing) {
    std::unique_ptr<ObjectTarget> target(new ObjectTarget(std::move(store), info));
    if (auto prepared = target->prepare(std::move(clock), timing); !prepared) {
        return prepared.error();
    }
    return target;
}

ObjectTarget::ObjectTarget(std::unique_ptr<ObjectStore> store, const DatasetInfo& info)
    : m_store(std::move(store)), m_info(info), m_layout(info.plan), m_records(*m_store, info.plan.shards) {}

Result<void> ObjectTarget::prepare(std::shared_ptr<Clock> clock, LockTiming timing) {
    if (auto reached = m_store->contact(); !reached) {
        return reached;
    }
    m_store->setPatience(patienceUs(m_info.config));
    const auto contents = contentsOf(*m_store);
    if (!contents) {
        return contents.error();
    }
    const bool mayBeThere = m_info.config.ifExists != IfExists::fail;
    const Error notEmpty = refused("output " + m_store->name() + " is not empty (it has " +
                                   contents->other.value_or(std::string(workFolder)) +
                                   "); choose another prefix, go on with an interrupted run by --if-exists resume, or "
                                   "replace the dataset in it by --if-exists overwrite");
    // Nothing is written where no run has ever been.
    if (contents->other && !contents->work && !mayBeThere) {
        return notEmpty;
    }
    auto lock = ObjectLock::acquire(*m_store, std::move(clock), timing);
    if (!lock) {
        return lock.error();
    }
    m_lock = std::move(lock).value();
    if (contents->other && !mayBeThere) {
        return notEmpty;
    }
    if (m_info.config.ifExists == IfExists::overwrite) {
        if (auto cleared = clearOldObjects(*m_store); !cleared) {
            return cleared;
        }
    }
    return begin();
}

Result<void> ObjectTarget::begin() {
    const auto record = readRecord(*m_store);
    if (!record) {
        return record.error();
    }
    if (m_info.config.ifExists == IfExists::resume && *record) {
        if (auto obstacle =
                recordObstacle(**record, m_info.config, encodingLibraries(m_info.plan.encoding), m_store->name())) {
            return *obstacle;
        }
        if ((*record)->fingerprint != planFingerprint(m_info)) {
            return refused("the run in " + m_store->name() +
                           " cannot go on: this program plans it otherwise than the one that began it. Resume it with "
                           "that one, or start anew with another prefix");
        }
        return takeUp();
    }
    const auto contents = contentsOf(*m_store);
    if (!contents) {
        return contents.error();
    }
    if (m_info.config.ifExists == IfExists::resume && contents->other) {
        return notARun(m_store->name());
    }
    countOpenShards();
    return writeObject(*m_store, std::string(runRecordPath), runRecordText(m_info));
}

Result<void> ObjectTarget::takeUp() {
    auto kept = keepRecordedShards(*m_store, m_layout, m_records, m_info.plan.shards, m_info.config.checkParts);
    if (!kept) {
        return kept.error();
    }
    m_kept = *kept;
    countOpenShards();
    if (!m_kept.finished) {
        // It names parts that are made anew.
        return m_store->remove(std::string(manifestName));
    }
    return {};
}

void ObjectTarget::countOpenShards() {
    for (std::uint64_t chunk = 0; chunk < m_layout.chunks(); ++chunk) {
        const std::uint64_t first = m_layout.firstShard(chunk);
        std::uint64_t open = 0;
        for (std::uint64_t shard = first; shard < first + m_layout.shardsIn(chunk); ++shard) {
            open += m_records.holds(shard) ? 0U : 1U;
        }
        m_openShards.push_back(open);
    }
}

Result<std::unique_ptr<ShardWriter>> ObjectTarget::openShard(std::uint64_t shard) {
    if (auto lost = m_lock->lost()) {
        return *lost;
    }
    auto writer = std::make_unique<ObjectShardWriter>(
        *m_store, m_layout, shard,
        ObjectShardWriter::Steps{.wants = [this](Table table) { return wants(table); },
                                 .beforeParts = [this] { return m_lock->confirm(); },
                                 .record = [this](const ShardRecord& made) { return record(made); }});
    if (auto opened = writer->open(); !opened) {
        return opened.error();
    }
    return std::unique_ptr<ShardWriter>(std::move(writer));
}

Result<void> ObjectTarget::record(const ShardRecord& record) {
    auto recorded = m_records.put(record);
    return recorded ? finishChunk(record.shard) : recorded;
}

Result<void> ObjectTarget::finishChunk(std::uint64_t shard) {
    if (!m_layout.hasChunks()) {
        return {};
    }
    const std::uint64_t chunk = m_layout.chunkOf(shard);
    {
        const std::lock_guard lock(m_mutex);
        if (--m_openShards[chunk] > 0) {
            return {};
        }
    }
    // A failure here is made good at the end: the shard itself is done.
    static_cast<void>(ObjectListing(*m_store, m_info, m_layout, m_records).writeChunk(chunk).ok());
    return {};
}

Result<void> ObjectTarget::listWholeChunks() {
    for (std::uint64_t chunk = 0; chunk < m_layout.chunks(); ++chunk) {
        const auto manifest = m_store->status(under(DatasetLayout::chunkFolder(chunk), manifestName));
        if (!manifest) {
            return manifest.error();
        }
        if (*manifest) {
            continue;
        }
        if (auto listed = ObjectListing(*m_store, m_info, m_layout, m_records).writeChunk(chunk); !listed) {
            return listed;
        }
    }
    return {};
}

Result<void> ObjectTarget::finish() {
    if (m_kept.finished) {
        return {};
    }
    if (auto ours = m_lock->confirm(); !ours) {
        return ours;
    }
    if (auto listed = listWholeChunks(); !listed) {
        return listed;
    }
    return ObjectListing(*m_store, m_info, m_layout, m_records).writeWhole();
}

std::optional<Error> ObjectTarget::broken() const {
    auto lost = m_lock->lost();
    return lost ? lost : m_store->broken();
}

Result<RunConfig> resumeStoreConfig(const std::string& address) {
    const auto uri = parseStoreUri(address);
    if (!uri) {
        return uri.error();
    }
    auto store = openObjectStore(*uri, std::make_shared<SystemClock>());
    if (!store) {
        return store.error();
    }
    if (auto reached = (*store)->contact(); !reached) {
        return reached.error();
    }
    auto record = readRecord(**store);
    if (!record) {
        return record.error();
    }
    if (!*record) {
        return notARun((*store)->name());
    }
    RunConfig config = (*record)->config;
    config.output = address;
    config.ifExists = IfExists::resume;
    return config;
}

} // namespace ledgerloom
