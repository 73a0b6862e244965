#pragma once

#include "core/base/result.h"
#include "core/storage/file_system.h"

#include <string>

namespace ledgerloom {

/// Gives a durable file another name, which must be free; to another file system it is copied, made durable there and
/// then removed here. After a failure `to` is not there. Holds one PartOutput while it copies.
Result<void> moveFile(FileSystem& files, const std::string& from, const std::string& to);

} // namespace ledgerloom
