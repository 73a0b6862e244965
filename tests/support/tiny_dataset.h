#pragma once

#include "core/storage/folder_target.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ledgerloom::testing {

/// A dataset of a few bytes a part, for tests of how shards get to disk: no row is made.
inline DatasetInfo tinyDataset(const std::string& folder, std::uint64_t shards) {
    DatasetInfo info;
    info.config.output = folder;
    info.plan.rows = shards;
    info.plan.customers = shards;
    info.plan.blocks = shards;
    info.plan.shards = shards;
    info.plan.startDate = 20'270;
    info.plan.endDate = 20'271;
    info.absentFraudTypes = {"none_such"};
    return info;
}

inline Result<void> makeTinyShard(Target& target, std::uint64_t shard) {
    auto writer = target.openShard(shard);
    if (!writer) {
        return writer.error();
    }
    for (const Table table : allTables) {
        if (!target.wants(table)) {
            continue;
        }
        const std::string text = std::string(tableName(table)) + " of shard " + std::to_string(shard) + "\n";
        if (auto written = (*writer)->write(table, text); !written) {
            return written;
        }
    }
    const auto time = std::int64_t(1'751'328'000'000'000 + shard);
    auto record = (*writer)->commit(
        {.rows = 1, .fraudRows = shard % 2, .customers = 1, .devices = 1, .firstTimeUs = time, .lastTimeUs = time});
    return record ? Result<void>() : Result<void>(record.error());
}

/// Makes those of the shards that do not stand already, and the listing.
inline Result<void> makeTinyShards(Target& target, const std::vector<std::uint64_t>& order) {
    for (const std::uint64_t shard : order) {
        if (auto made = target.holds(shard) ? Result<void>() : makeTinyShard(target, shard); !made) {
            return made;
        }
    }
    return target.finish();
}

} // namespace ledgerloom::testing
