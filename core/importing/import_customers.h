#pragma once

#include "core/base/result.h"
#include "core/importing/bad_rows.h"
#include "core/memory/budget.h"
#include "core/storage/file_system.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ledgerloom {

/// What to import, and where to.
struct ImportRequest {
    std::string file;        ///< CSV, JSON lines or Parquet
    std::string index;       ///< an older index there is replaced, any other file is left alone
    std::string badRowsFile; ///< where all bad rows are listed; empty: nowhere
    bool skipBad = false;    ///< leave bad rows out; else any bad row leaves no index
    BadRows::OnBadRow onBadRow = {};
    std::function<void(std::uint64_t rows)> onProgress = {}; ///< now and then
    std::function<bool()> cancelled = {};
};

struct ImportReport {
    std::uint64_t rows = 0;
    std::uint64_t customers = 0;
    std::uint64_t badRows = 0;
    std::uint64_t indexBytes = 0;
    std::string checksum;
    std::vector<std::string> columnsUsed;
    std::vector<std::string> columnsUnused;
};

/// Bytes that an import holds at most, whatever the file: reserved before it begins.
std::uint64_t importMemoryBytes();

/// Imports a file of customers into an index: whole or not at all. badInput for a file that is none, for bad rows
/// without skipBad and for an index name that something else has; memory, diskFull, io and cancelled as everywhere.
/// Whatever fails, no index is left, and an older one of that name stays as it was.
Result<ImportReport> importCustomers(FileSystem& files, Budget& budget, const ImportRequest& request);

} // namespace ledgerloom
