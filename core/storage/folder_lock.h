#pragma once

#include "core/base/result.h"
#include "core/storage/file_io.h"

#include <string>

namespace ledgerloom {

/// Keeps a run's folder for one process. The lock is the system's own (flock), so it ends with the process however
/// that ends. Movable, not thread-safe.
class FolderLock {
public:
    /// Locks `folder`, making its work folder when missing. ErrorCode::folderInUse when another run holds it; then
    /// nothing has been touched.
    static Result<FolderLock> acquire(FileSystem& files, const std::string& folder);
    /// True when another run holds the folder now. Makes nothing.
    static bool isHeld(FileSystem& files, const std::string& folder);

private:
    explicit FolderLock(FileHandle file) : m_file(std::move(file)) {}
    FileHandle m_file;
};

} // namespace ledgerloom
