#pragma once

#include "core/dataset/dataset_work.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ledgerloom {

/// insert: rows with new keys are put in, others left. update: rows with known keys are replaced, others left out.
/// upsert: both. remove: rows with these keys are taken out.
enum class UpsertStrategy : std::uint8_t { insert, update, upsert, remove };

struct UpsertRequest {
    std::string dataset; ///< a finished one of Ledgerloom's
    std::string updates; ///< a file, or a folder of files of one kind
    std::vector<std::string> keys;
    UpsertStrategy strategy = UpsertStrategy::upsert;
    std::string table = "transactions";
    std::string output; ///< another folder to write to; empty: in the dataset's place
    std::string scratchFolder;
};

/// Rows. Plain data.
struct UpsertReport {
    std::uint64_t source = 0; ///< rows of the updates
    std::uint64_t inserted = 0;
    std::uint64_t updated = 0;
    std::uint64_t deleted = 0;
    std::uint64_t unchanged = 0; ///< updates that say what stands there, or that the strategy leaves alone
    std::uint64_t total = 0;     ///< of the table afterwards
};

/// Brings rows of the updates into a table by their keys. Columns that the updates lack keep their values, and are null
/// in rows that are put in. The dataset stays as it is until the new one is whole, and then they change places at once.
/// Nothing is changed where a key stands twice in the updates or in the table, is null, or a value is none that its
/// column can have: badInput.
Result<UpsertReport> upsert(const DatasetWork& work, const UpsertRequest& request);

} // namespace ledgerloom
