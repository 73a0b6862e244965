#include "core/dataset/new_place.h"

#include "core/storage/dataset_layout.h"
#include "core/storage/file_io.h"

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

namespace ledgerloom {

namespace {

std::string withoutSlash(std::string path) {
    while (path.size() > 1 && path.ends_with('/'))
        path.pop_back();
    return path;
}

bool isEmptyFolder(FileSystem& files, const std::string& path) {
    std::vector<std::string> names;
    return files.list(path, names) >= 0 && names.empty();
}

} // namespace

std::string placeInTheMaking(const std::string& path) {
    const std::string plain = withoutSlash(path);
    const std::size_t slash = plain.rfind('/');
    const std::string name = slash == std::string::npos ? plain : plain.substr(slash + 1);
    return under(parentFolder(plain), "." + name + ".ledgerloom-new");
}

std::optional<Error> placeObstacle(FileSystem& files, const std::string& path) {
    FileStatus found;
    const auto refused = [&](const std::string& why) { return Error{ErrorCode::badInput, path + " " + why}; };
    if (path.empty())
        return Error{ErrorCode::badInput, "name where to write"};
    if (files.status(path, found) == 0 && found.kind != FileKind::missing &&
        (found.kind != FileKind::folder || !isEmptyFolder(files, path)))
        return refused("exists already; choose a new name, or remove it first");
    const std::string parent = parentFolder(withoutSlash(path));
    if (files.status(under(parent, "."), found) != 0 || found.kind != FileKind::folder)
        return refused("cannot be made: its parent folder " + parent + " does not exist. Make it first");
    if (files.writable(parent) < 0)
        return refused("cannot be made: " + parent + " is not writable");
    return std::nullopt;
}

Result<void> removeTree(FileSystem& files, const std::string& folder) {
    std::vector<std::string> names;
    files.list(folder, names);
    for (const std::string& name : names) {
        const std::string path = under(folder, name);
        FileStatus found;
        if (files.status(path, found) == 0 && found.kind == FileKind::folder) {
            if (auto removed = removeTree(files, path); !removed)
                return removed;
        } else if (const int failure = files.removeFile(path); failure < 0 && failure != -ENOENT)
            return fileError(failure, "remove", path);
    }
    const int failure = files.removeFolder(folder);
    return failure < 0 && failure != -ENOENT ? Result<void>(fileError(failure, "remove", folder)) : Result<void>();
}

Result<void> NewPlace::removeLeft(FileSystem& files, const std::string& path) {
    const std::string folder = placeInTheMaking(path);
    FileStatus found;
    if (files.status(folder, found) != 0 || found.kind != FileKind::folder)
        return {};
    // Of a process that is alive it has a lock; of one that was killed nobody needs it.
    if (auto lock = FolderLock::acquire(files, folder); !lock)
        return lock.error().code == ErrorCode::folderInUse
                   ? Error{.code = ErrorCode::folderInUse,
                           .message = path + " is being made by another process; wait until it has ended"}
                   : lock.error();
    return removeTree(files, folder);
}

Result<NewPlace> NewPlace::beside(FileSystem& files, const std::string& path) {
    if (auto obstacle = placeObstacle(files, path))
        return *obstacle;
    return make(files, path, false);
}

Result<NewPlace> NewPlace::insteadOf(FileSystem& files, const std::string& path) {
    return make(files, path, true);
}

Result<NewPlace> NewPlace::make(FileSystem& files, const std::string& path, bool replaces) {
    if (auto removed = removeLeft(files, path); !removed)
        return removed.error();
    const std::string folder = placeInTheMaking(path);
    const auto failed = [&](const Error& error) {
        // Another process that was as quick has its lock in there.
        if (error.code != ErrorCode::folderInUse)
            static_cast<void>(removeTree(files, folder));
        return error;
    };
    if (auto made = ensureFolder(files, folder); !made)
        return failed(made.error());
    auto lock = FolderLock::acquire(files, folder);
    if (!lock)
        return failed(lock.error());
    NewPlace place(files, withoutSlash(path), folder, std::move(lock).value(), replaces);
    if (auto made = ensureFolder(files, under(folder, temporaryFolder)); !made)
        return made.error();
    return place;
}

NewPlace::NewPlace(FileSystem& files, std::string path, std::string folder, FolderLock lock, bool replaces)
    : m_files(&files),
      m_path(std::move(path)),
      m_folder(std::move(folder)),
      m_lock(std::move(lock)),
      m_replaces(replaces) {}

NewPlace::NewPlace(NewPlace&& other) noexcept
    : m_files(other.m_files),
      m_path(std::move(other.m_path)),
      m_folder(std::exchange(other.m_folder, {})),
      m_lock(std::move(other.m_lock)),
      m_replaces(other.m_replaces) {}

NewPlace::~NewPlace() {
    if (!m_folder.empty())
        static_cast<void>(removeTree(*m_files, m_folder)); // what cannot be removed is left for the next one
}

Result<PartFile> NewPlace::create(const std::string& relative) {
    if (auto made = ensureFoldersOf(*m_files, m_folder, relative); !made)
        return made.error();
    std::string temporary = relative; // several may be open at once
    std::replace(temporary.begin(), temporary.end(), '/', '-');
    return PartFile::create(*m_files, under(m_folder, under(temporaryFolder, temporary)), under(m_folder, relative));
}

Result<void> NewPlace::publish() {
    if (auto cleared = removeTree(*m_files, under(m_folder, workFolder)); !cleared)
        return cleared;
    FileStatus found;
    const bool stands = m_files->status(m_path, found) == 0 && found.kind == FileKind::folder;
    const int moved = m_replaces ? m_files->exchange(m_folder, m_path)
                      : stands   ? m_files->renameReplace(m_folder, m_path) // an empty folder
                                 : m_files->renameNoReplace(m_folder, m_path);
    if (moved == -EINVAL || moved == -ENOSYS)
        return Error{.code = ErrorCode::io,
                     .message = "the file system of " + m_path +
                                " cannot exchange two folders at once, so nothing was changed. Write to a new folder "
                                "instead: --output"};
    if (moved < 0)
        return fileError(moved, "give its name to", m_path);
    m_files->syncFolder(parentFolder(m_path));
    const std::string left = std::exchange(m_folder, {});
    return m_replaces ? removeTree(*m_files, left) : Result<void>();
}

} // namespace ledgerloom
