#pragma once

#include "core/base/result.h"
#include "core/storage/file_system.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace ledgerloom {

/// The Error of a failed system call: `failure` is the negative errno value, `action` what was being done
/// ("write part"), `path` to what. Disk and quota full are ErrorCode::diskFull, everything else ErrorCode::io.
Error fileError(std::int64_t failure, std::string_view action, const std::string& path);

/// An open file that closes itself. Not thread-safe; movable.
class FileHandle {
public:
    FileHandle() = default;
    FileHandle(FileSystem& files, int file) : m_files(&files), m_file(file) {}
    FileHandle(FileHandle&& other) noexcept : m_files(other.m_files), m_file(std::exchange(other.m_file, -1)) {}
    FileHandle& operator=(FileHandle&& other) noexcept;
    ~FileHandle() { close(); }

    bool isOpen() const { return m_file >= 0; }
    int get() const { return m_file; }
    /// The negative errno value of the close, 0 when there was nothing to close.
    int close();

private:
    FileSystem* m_files = nullptr;
    int m_file = -1;
};

/// Opens by `open`, again when interrupted.
Result<FileHandle> openFile(FileSystem& files, const std::string& path, std::string_view action,
                            const std::function<int(const std::string&)>& open);

/// Writes all of `bytes`: goes on after short and interrupted writes.
Result<void> writeAll(FileSystem& files, int file, std::string_view bytes, const std::string& path);

/// Calls `line` for each line of the file, without its newline, until it answers false. A missing file has no
/// lines. Lines longer than 1 MiB end the reading as if the file ended there.
Result<void> readLines(FileSystem& files, const std::string& path, const std::function<bool(std::string_view)>& line);

/// All of a file of at most `most` bytes; larger is ErrorCode::badInput.
Result<std::string> readText(FileSystem& files, const std::string& path, std::size_t most);

/// Makes a folder, and makes its name durable, unless it exists. A link or a file in its place is an error.
Result<void> ensureFolder(FileSystem& files, const std::string& path);

/// Makes the folders between `folder` and the file `relative` to it, each only when missing.
Result<void> ensureFoldersOf(FileSystem& files, const std::string& folder, const std::string& relative);

/// "a/b" of "a/b/c"; "." of a bare name, "/" of "/c".
std::string parentFolder(const std::string& path);

} // namespace ledgerloom
