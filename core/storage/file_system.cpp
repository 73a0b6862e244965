#include "core/storage/file_system.h"

#include <cerrno>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace ledgerloom {

namespace {

constexpr int fileMode = 0644;
constexpr int folderMode = 0755;

int answered(int result) {
    return result < 0 ? -errno : result;
}

std::int64_t answered(ssize_t result) {
    return result < 0 ? -std::int64_t{errno} : std::int64_t{result};
}

/// File systems without RENAME_NOREPLACE: a hard link has the same promise.
int linkThenUnlink(const char* from, const char* to) {
    if (::link(from, to) == 0) {
        return answered(::unlink(from));
    }
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS) {
        return -errno;
    }
    // No links either (FAT): the folder's lock keeps other runs away between the look and the rename.
    struct stat found = {};
    if (::lstat(to, &found) == 0) {
        return -EEXIST;
    }
    return answered(::rename(from, to));
}

FileKind kindOf(mode_t mode) {
    if (S_ISREG(mode)) {
        return FileKind::file;
    }
    if (S_ISDIR(mode)) {
        return FileKind::folder;
    }
    return S_ISLNK(mode) ? FileKind::link : FileKind::other;
}

} // namespace

int FileSystem::createNew(const std::string& path) {
    return answered(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, fileMode));
}

int FileSystem::openOrCreate(const std::string& path) {
    return answered(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, fileMode));
}

int FileSystem::openRead(const std::string& path) {
    return answered(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
}

int FileSystem::close(int file) {
    return answered(::close(file));
}

std::int64_t FileSystem::write(int file, const char* bytes, std::size_t count) {
    return answered(::write(file, bytes, count));
}

std::int64_t FileSystem::writeAt(int file, const char* bytes, std::size_t count, std::uint64_t offset) {
    return answered(::pwrite(file, bytes, count, static_cast<off_t>(offset)));
}

int FileSystem::waitWritable(int file, int timeoutMs) {
    pollfd waited = {.fd = file, .events = POLLOUT, .revents = 0};
    return answered(::poll(&waited, 1, timeoutMs));
}

std::int64_t FileSystem::readAt(int file, char* bytes, std::size_t count, std::uint64_t offset) {
    return answered(::pread(file, bytes, count, static_cast<off_t>(offset)));
}

int FileSystem::truncate(int file, std::uint64_t length) {
    return answered(::ftruncate(file, static_cast<off_t>(length)));
}

int FileSystem::seek(int file, std::uint64_t offset) {
    return ::lseek(file, static_cast<off_t>(offset), SEEK_SET) < 0 ? -errno : 0;
}

int FileSystem::sync(int file) {
    return answered(::fsync(file));
}

int FileSystem::setDirect(int file, bool direct) {
    const int flags = ::fcntl(file, F_GETFL);
    if (flags < 0) {
        return -errno;
    }
    return answered(::fcntl(file, F_SETFL, direct ? flags | O_DIRECT : flags & ~O_DIRECT));
}

int FileSystem::flushRange(int file, std::uint64_t offset, std::uint64_t count) {
    return answered(
        ::sync_file_range(file, static_cast<off64_t>(offset), static_cast<off64_t>(count), SYNC_FILE_RANGE_WRITE));
}

int FileSystem::dropRange(int file, std::uint64_t offset, std::uint64_t count) {
    constexpr unsigned wait = SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
    if (::sync_file_range(file, static_cast<off64_t>(offset), static_cast<off64_t>(count), wait) < 0) {
        return -errno;
    }
    return -::posix_fadvise(file, static_cast<off_t>(offset), static_cast<off_t>(count), POSIX_FADV_DONTNEED);
}

int FileSystem::expectRandomReads(int file) {
    return -::posix_fadvise(file, 0, 0, POSIX_FADV_RANDOM);
}

int FileSystem::lock(int file) {
    return answered(::flock(file, LOCK_EX | LOCK_NB));
}

int FileSystem::renameNoReplace(const std::string& from, const std::string& to) {
    const int result = ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
    if (result == 0 || (errno != EINVAL && errno != ENOSYS)) {
        return answered(result);
    }
    return linkThenUnlink(from.c_str(), to.c_str());
}

int FileSystem::renameReplace(const std::string& from, const std::string& to) {
    return answered(::rename(from.c_str(), to.c_str()));
}

int FileSystem::exchange(const std::string& one, const std::string& other) {
    return answered(::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE));
}

int FileSystem::removeFile(const std::string& path) {
    return answered(::unlink(path.c_str()));
}

int FileSystem::makeFolder(const std::string& path) {
    return answered(::mkdir(path.c_str(), folderMode));
}

int FileSystem::removeFolder(const std::string& path) {
    return answered(::rmdir(path.c_str()));
}

int FileSystem::syncFolder(const std::string& path) {
    const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        return -errno;
    }
    const int result = answered(::fsync(folder));
    ::close(folder);
    return result;
}

int FileSystem::status(const std::string& path, FileStatus& found) {
    struct stat entry = {};
    if (::lstat(path.c_str(), &entry) < 0) {
        found = {};
        return errno == ENOENT || errno == ENOTDIR ? 0 : -errno;
    }
    found = {.kind = kindOf(entry.st_mode), .bytes = static_cast<std::uint64_t>(entry.st_size)};
    return 0;
}

int FileSystem::writable(const std::string& folder) {
    return answered(::access(folder.c_str(), W_OK | X_OK));
}

int FileSystem::freeBytes(const std::string& path, std::uint64_t& free) {
    struct statvfs found = {};
    if (::statvfs(path.c_str(), &found) < 0) {
        return -errno;
    }
    free = static_cast<std::uint64_t>(found.f_bavail) * static_cast<std::uint64_t>(found.f_frsize);
    return 0;
}

bool FileSystem::inMemory(const std::string& folder) {
    constexpr auto tmpfsMagic = 0x01021994; // linux/magic.h
    constexpr auto ramfsMagic = 0x858458F6;
    struct statfs found = {};
    return ::statfs(folder.c_str(), &found) == 0 && (found.f_type == tmpfsMagic || found.f_type == ramfsMagic);
}

int FileSystem::list(const std::string& folder, std::vector<std::string>& names) {
    DIR* stream = ::opendir(folder.c_str());
    if (stream == nullptr) {
        return -errno;
    }
    names.clear();
    errno = 0;
    while (const dirent* entry = ::readdir(stream)) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..") {
            names.push_back(name);
        }
    }
    const int failure = errno;
    ::closedir(stream);
    return -failure;
}

} // namespace ledgerloom
