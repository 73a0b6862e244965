#pragma once

#include "core/base/result.h"
#include "core/storage/file_system.h"
#include "core/storage/folder_lock.h"
#include "core/storage/part_file.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ledgerloom {

/// A folder that comes to be all at once: it is filled beside its place under a hidden name, and takes its name, or
/// another folder's, when it is whole. What is destroyed before that takes everything away; of a process that was
/// killed the hidden folder is left, and removed by the next one that goes to the same place. One thread; movable.
class NewPlace {
public:
    /// badInput where `path` exists and is no empty folder, or its parent is missing; folderInUse where another process
    /// makes it just now.
    static Result<NewPlace> beside(FileSystem& files, const std::string& path);
    /// The same for a folder that stands there and is to be replaced.
    static Result<NewPlace> insteadOf(FileSystem& files, const std::string& path);
    /// Takes away what a process that was killed has left beside `path`; folderInUse where it is alive.
    static Result<void> removeLeft(FileSystem& files, const std::string& path);
    NewPlace(NewPlace&& other) noexcept;
    NewPlace& operator=(NewPlace&&) = delete;
    ~NewPlace();

    /// Where to write.
    const std::string& folder() const { return m_folder; }
    /// A file of it, under a temporary name until it is published; folders on the way are made.
    Result<PartFile> create(const std::string& relative);
    /// The folder takes its place, durably. What stood there until then is removed afterwards.
    Result<void> publish();

private:
    NewPlace(FileSystem& files, std::string path, std::string folder, FolderLock lock, bool replaces);
    static Result<NewPlace> make(FileSystem& files, const std::string& path, bool replaces);

    FileSystem* m_files;
    std::string m_path;
    std::string m_folder; ///< empty when there is nothing to take away
    std::optional<FolderLock> m_lock;
    bool m_replaces;
};

/// Why nothing new can be made under that name: badInput. Empty where it can.
std::optional<Error> placeObstacle(FileSystem& files, const std::string& path);

/// The hidden name beside a path that it is made under.
std::string placeInTheMaking(const std::string& path);

/// Removes a folder with all that is in it; links in it, never what they point to.
Result<void> removeTree(FileSystem& files, const std::string& folder);

} // namespace ledgerloom
