#pragma once

#include "core/dataset/dataset_work.h"

#include <string>
#include <vector>

namespace ledgerloom {

/// The files of one table, or of what looks like one.
struct TableFiles {
    std::string name; ///< of the folder, or of the file
    std::vector<std::string> paths;
    std::uint64_t bytes = 0;
};

/// What a path holds: a single file, a folder of files, a dataset's folder with one sub-folder a table (also in chunks
/// and partitions), Ledgerloom's or another's. Hidden files, those that begin with '_', and a dataset's own papers are
/// passed over. badInput where there is nothing to read.
Result<std::vector<TableFiles>> findTables(FileSystem& files, const std::string& path);

} // namespace ledgerloom
