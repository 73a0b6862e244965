#include "core/storage/folder_lock.h"

#include "core/storage/dataset_layout.h"

#include <cerrno>

namespace ledgerloom {

Result<FolderLock> FolderLock::acquire(FileSystem& files, const std::string& folder) {
    if (auto made = ensureFolder(files, under(folder, workFolder)); !made) {
        return made.error();
    }
    auto file = openFile(files, under(folder, lockPath), "open the lock",
                         [&](const std::string& path) { return files.openOrCreate(path); });
    if (!file) {
        return file.error();
    }
    int locked = -EINTR;
    while (locked == -EINTR) {
        locked = files.lock(file->get());
    }
    if (locked == -EWOULDBLOCK) {
        return Error{.code = ErrorCode::folderInUse,
                     .message = "another run is writing to " + folder +
                                "; wait until it has ended or choose another output folder",
                     .field = "output"};
    }
    if (locked < 0) {
        return fileError(locked, "lock", under(folder, lockPath));
    }
    return FolderLock(std::move(file).value());
}

bool FolderLock::isHeld(FileSystem& files, const std::string& folder) {
    const FileHandle file(files, files.openRead(under(folder, lockPath)));
    return file.isOpen() && files.lock(file.get()) == -EWOULDBLOCK;
}

} // namespace ledgerloom
