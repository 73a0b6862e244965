#pragma once

#include "core/dataset/dataset_work.h"

#include <optional>
#include <string>

namespace ledgerloom {

/// The checksums that Hadoop, and so Spark, lays beside a file on a local disk: `.NAME.crc` has "crc\0", the bytes that
/// a sum is of (big endian, as all of it) and a CRC-32 for each so many bytes of the file.

/// Holds a file against them: nothing where there are none, an empty text where all are right, else what is wrong.
/// `done` goes on by the file's bytes where they are read. Errors: cancelled, memory.
Result<std::optional<std::string>> hadoopSumsFault(const DatasetWork& work, const std::string& path,
                                                   WorkProgress& done);

} // namespace ledgerloom
