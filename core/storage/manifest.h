#pragma once

#include "core/batch/table.h"
#include "core/config/plan.h"
#include "core/config/run_config.h"
#include "core/storage/records.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ledgerloom {

/// Raised on purpose whenever the same config would give other bytes than before.
inline constexpr std::uint32_t dataVersion = 5;

/// What the whole dataset is known by before a row is made.
struct DatasetInfo {
    RunConfig config; ///< only its identity fields are recorded
    Plan plan;
    std::vector<std::pair<std::string, std::uint64_t>> fraudMixPpm; ///< type and share of fraudulent rows, per 10^6
    std::vector<std::string> absentFraudTypes;                      ///< the others have taken their shares
};

/// Sums of the parts of one table.
struct TableTotals {
    std::uint64_t parts = 0;
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
};

/// Sums over the shards of a dataset or of one chunk of it.
struct DatasetTotals {
    std::array<TableTotals, allTables.size()> tables;
    std::uint64_t fraudRows = 0;
    std::int64_t firstTimeUs = 0;
    std::int64_t lastTimeUs = 0;

    void add(const ShardRecord& record);
};

/// The text of manifest.json. A function of config, plan and data: no times, host, workers or limits.
/// `rootHash` is the XXH3-128 of parts.jsonl; `chunk` is given for the manifest of one chunk.
std::string manifestText(const DatasetInfo& info, const DatasetTotals& totals, const std::string& rootHash,
                         std::optional<std::uint64_t> chunk = {});

/// XXH3-128 of everything that decides the bytes of the run: identity fields, plan and data version.
std::string planFingerprint(const DatasetInfo& info);

/// One line of parts.jsonl with its newline: it names the shard or, in the order of time, the part of transactions.
/// `path` is relative to the folder of that list.
std::string partLine(const ShardRecord& record, const PartRecord& part, const std::string& path, const Plan& plan);

} // namespace ledgerloom
