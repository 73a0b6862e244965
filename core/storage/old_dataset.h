#pragma once

#include "core/base/result.h"
#include "core/storage/file_system.h"

#include <string>

namespace ledgerloom {

/// Deletes the dataset that stands in `folder`: the parts that its parts.jsonl or journal names, its own listing
/// files, its work files and the folders that are empty then. Names that a dataset cannot have, and anything reached
/// through a link, are left alone, and so is every file of somebody else. The folder's lock must be held.
Result<void> clearOldDataset(FileSystem& files, const std::string& folder);

} // namespace ledgerloom
