#pragma once

#include "core/base/result.h"
#include "core/storage/file_system.h"

#include <string>

namespace ledgerloom {

/// True where a dataset, finished or begun, stands at an output: a folder, s3:// or hdfs://. Changes nothing.
Result<bool> holdsDataset(FileSystem& files, const std::string& output);

/// Deletes the dataset that stands at an output; see clearOldDataset() and clearOldObjects(). folderInUse while a run
/// holds it. With `planText` (planFileText()) the place is claimed for its shards then, whatever of others stays there.
Result<void> clearDataset(FileSystem& files, const std::string& output, const std::string& planText = {});

} // namespace ledgerloom
