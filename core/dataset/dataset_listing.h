#pragma once

#include "core/config/plan.h"
#include "core/dataset/dataset_work.h"
#include "core/dataset/verify_report.h"
#include "core/storage/manifest_file.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ledgerloom {

/// A part as parts.jsonl lists it.
struct ListedPart {
    std::string path; ///< relative to the folder
    std::string table;
    std::uint64_t unit = 0; ///< of the shard or, in the order of time, of the part of transactions
    bool isShard = true;
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
    std::string checksum;
    std::uint64_t fraudRows = 0;
    std::string firstTime; ///< empty where the table has none
    std::string lastTime;
};

/// What manifest.json says of a table, or the sum of its parts.
struct ListedTotals {
    std::uint64_t parts = 0;
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
    std::uint64_t fraudRows = 0;

    bool operator==(const ListedTotals&) const = default;
};

/// A finished dataset, or a finished chunk of one, as it says of itself. Plain data.
struct DatasetListing {
    std::string folder;
    ManifestFile manifest;
    /// As far as the manifest tells it: rows, customers, blocks, shards, rates, order.
    Plan plan;
    bool imported = false; ///< its customers come from a file of the user's
    bool changed = false;  ///< rows were put in, replaced or taken out since it was generated
    std::map<std::string, ListedTotals> tables;
    std::vector<ListedPart> parts; ///< in the order of the list
    Reservation memory;            ///< for the parts

    std::uint64_t bytes() const;
};

/// Reads manifest.json and parts.jsonl. What does not fit together is a fault of the report; an Error where nothing can
/// be told of the folder: it is no dataset, or one that was not finished.
Result<DatasetListing> readListing(const DatasetWork& work, const std::string& folder, VerifyReport& report);

} // namespace ledgerloom
