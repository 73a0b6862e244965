#include "core/run/commit_objects.h"

#include "core/config/store_uri.h"
#include "core/run/dataset_info.h"
#include "core/run/missing_shards.h"
#include "core/storage/in_parallel.h"
#include "core/storage/object_target.h"
#include "core/storage/run_record.h"
#include "core/storage/shard_objects.h"

#include <algorithm>
#include <mutex>
#include <vector>

namespace ledgerloom {

namespace {

/// Looks at every record; sums up what is there.
Result<CommitReport> lookAtShards(ObjectStore& store, const DatasetInfo& info) {
    const std::uint64_t shards = info.plan.shards;
    const ShardObjects objects(store, info);
    CommitReport report{.shards = shards, .rows = 0, .bytes = 0};
    std::vector<bool> there(shards);
    std::mutex mutex;
    const auto looked = inParallel(shards, [&](std::uint64_t shard) -> Result<void> {
        const auto record = objects.read(shard);
        if (!record) {
            return record.error();
        }
        const std::lock_guard lock(mutex);
        if (*record && fitsPlan(**record, info.plan)) {
            there[shard] = true;
            report.rows += (*record)->totals.rows;
            report.bytes += (*record)->bytes();
        }
        return {};
    });
    if (!looked) {
        return looked.error();
    }
    MissingShards missing;
    for (std::uint64_t shard = 0; shard < shards; ++shard) {
        if (!there[shard]) {
            missing.add(shard);
        }
    }
    return missing.count() > 0 ? Result<CommitReport>(missing.error(info.config.output, shards))
                               : Result<CommitReport>(report);
}

Result<void> writeRecordOnce(ObjectStore& store, const DatasetInfo& info) {
    const auto there = store.status(std::string(runRecordPath));
    if (!there) {
        return there.error();
    }
    return *there ? Result<void>() : writeObject(store, std::string(runRecordPath), runRecordText(info));
}

/// From here on it is a run whose shards are all made.
Result<void> finish(std::unique_ptr<ObjectStore> store, const DatasetInfo& info, const CommitStore& where) {
    auto target = ObjectTarget::open(std::move(store), info, where.clock, where.timing);
    if (!target) {
        return target.error();
    }
    MissingShards damaged;
    for (std::uint64_t shard = 0; shard < info.plan.shards; ++shard) {
        if (!(*target)->holds(shard)) {
            damaged.add(shard);
        }
    }
    return damaged.count() > 0 ? Result<void>(damaged.error(info.config.output, info.plan.shards))
                               : (*target)->finish();
}

Result<DatasetInfo> claimedInfo(ObjectStore& store, const CommitStore& where, const std::string& program,
                                bool checkParts) {
    if (auto reached = store.contact(); !reached) {
        return reached.error();
    }
    auto plan = readClaimedPlan(store);
    if (!plan) {
        return plan.error();
    }
    plan->config.output = where.address;
    plan->config.ifExists = IfExists::resume;
    plan->config.checkParts = checkParts;
    return datasetInfo(*plan, program);
}

} // namespace

Result<CommitReport> commitObjects(const CommitStore& where, const std::string& program, bool checkParts) {
    auto store = where.open();
    if (!store) {
        return store.error();
    }
    const auto info = claimedInfo(**store, where, program, checkParts);
    if (!info) {
        return info.error();
    }
    auto report = lookAtShards(**store, *info);
    if (!report) {
        return report;
    }
    const auto manifest = (*store)->status(std::string(manifestName));
    if (!manifest) {
        return manifest.error();
    }
    report->wasCommitted = manifest->has_value();
    if (auto written = writeRecordOnce(**store, *info); !written) {
        return written.error();
    }
    auto finished = finish(std::move(store).value(), *info, where);
    return finished ? report : Result<CommitReport>(finished.error());
}

Result<CommitReport> commitObjects(const std::string& address, const std::string& program, bool checkParts) {
    const auto uri = parseStoreUri(address);
    if (!uri) {
        return uri.error();
    }
    const auto clock = std::make_shared<SystemClock>();
    return commitObjects({.address = address, .open = [&] { return openObjectStore(*uri, clock); }, .clock = clock},
                         program, checkParts);
}

} // namespace ledgerloom
