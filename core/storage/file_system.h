#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ledgerloom {

enum class FileKind : std::uint8_t { missing, file, folder, link, other };

/// What stands under a path; a symbolic link is reported as itself, never followed.
struct FileStatus {
    FileKind kind = FileKind::missing;
    std::uint64_t bytes = 0;
};

/// The system calls that storage stands on, one virtual function each, so that a test can make any of them fail.
/// Every function answers what the call answers, and a failure as a negative errno value: interrupted calls and
/// short writes come through as they are, for file_io.h to handle. Thread-safe.
class FileSystem {
public:
    FileSystem() = default;
    FileSystem(const FileSystem&) = delete;
    FileSystem& operator=(const FileSystem&) = delete;
    virtual ~FileSystem() = default;

    /// Opens a file that must not exist yet for writing; a link under that name is an error, too.
    virtual int createNew(const std::string& path);
    /// Opens for reading and writing, made when missing; never through a link.
    virtual int openOrCreate(const std::string& path);
    virtual int openRead(const std::string& path);
    virtual int close(int file);

    virtual std::int64_t write(int file, const char* bytes, std::size_t count);
    virtual std::int64_t writeAt(int file, const char* bytes, std::size_t count, std::uint64_t offset);
    /// Waits until a pipe takes PIPE_BUF bytes or a file any: 1, or 0 after `timeoutMs`.
    virtual int waitWritable(int file, int timeoutMs);
    virtual std::int64_t readAt(int file, char* bytes, std::size_t count, std::uint64_t offset);
    virtual int truncate(int file, std::uint64_t length);
    /// The next write() goes there.
    virtual int seek(int file, std::uint64_t offset);
    virtual int sync(int file);
    /// Turns writing around the page cache on or off: -EINVAL where the file system cannot.
    virtual int setDirect(int file, bool direct);
    /// Starts writing a range out, without waiting.
    virtual int flushRange(int file, std::uint64_t offset, std::uint64_t count);
    /// Waits until a range is written out and gives its pages back to the system.
    virtual int dropRange(int file, std::uint64_t offset, std::uint64_t count);
    /// Says that reads will come from anywhere: nothing is read ahead into the page cache.
    virtual int expectRandomReads(int file);
    /// Exclusive lock without waiting: -EWOULDBLOCK when somebody else holds it. Ends with close() or the process.
    virtual int lock(int file);

    /// -EEXIST when `to` exists.
    virtual int renameNoReplace(const std::string& from, const std::string& to);
    virtual int renameReplace(const std::string& from, const std::string& to);
    /// Each takes the other's name, at once: -EINVAL or -ENOSYS where the file system cannot.
    virtual int exchange(const std::string& one, const std::string& other);
    virtual int removeFile(const std::string& path);
    virtual int makeFolder(const std::string& path);
    virtual int removeFolder(const std::string& path);
    virtual int syncFolder(const std::string& path);

    virtual int status(const std::string& path, FileStatus& found);
    /// 0 when this process may make files in the folder.
    virtual int writable(const std::string& folder);
    virtual int freeBytes(const std::string& path, std::uint64_t& free);
    /// True when the folder's files are memory: a tmpfs or ramfs.
    virtual bool inMemory(const std::string& folder);
    /// Names in a folder, without "." and "..", in no order.
    virtual int list(const std::string& folder, std::vector<std::string>& names);
};

} // namespace ledgerloom
