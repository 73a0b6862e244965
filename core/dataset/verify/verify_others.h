#pragma once

#include "core/dataset/dataset_work.h"
#include "core/dataset/verify_report.h"

#include <string>

namespace ledgerloom {

/// Whether a path holds files that no manifest tells of, nor a run that was not finished: others' files.
bool holdsOthersFiles(FileSystem& files, const std::string& path);

/// Holds files that others have written against what they say of themselves: no write was left unfinished (Spark's
/// `_temporary`), every file can be opened, has the checksums that lie beside it (`.NAME.crc`) and the columns of the
/// first of its table; with `deep` also every row can be read. `path` is a folder or a file. Errors: cancelled, memory,
/// badInput where there is nothing to read; what is wrong with the files is a fault.
Result<void> verifyOthers(const DatasetWork& work, const std::string& path, bool deep, VerifyReport& report);

} // namespace ledgerloom
