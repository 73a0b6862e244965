#pragma once

#include "core/base/result.h"
#include "core/storage/file_io.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ledgerloom {

/// A file for as long as the work lasts: it has no name from the moment it is made, so nothing is left behind however
/// the process ends. Appends go through one buffer. One thread.
class ScratchFile {
public:
    static constexpr std::size_t bufferBytes = std::size_t{256} << 10;

    /// Beside `neighbour`, where there is room for it and on the same disk.
    static Result<ScratchFile> create(FileSystem& files, const std::string& neighbour);

    Result<void> append(std::string_view bytes);
    /// Writes what append() holds back: before reading.
    Result<void> flush();
    Result<void> read(std::uint64_t offset, char* out, std::size_t count) const;
    Result<void> overwrite(std::uint64_t offset, std::string_view bytes);
    std::uint64_t size() const { return m_written + m_held.size(); }

private:
    ScratchFile(FileSystem& files, FileHandle file, std::string path)
        : m_files(&files), m_file(std::move(file)), m_path(std::move(path)) {}

    FileSystem* m_files;
    FileHandle m_file;
    std::string m_path; ///< for messages
    std::uint64_t m_written = 0;
    std::string m_held;
};

/// Writes all of `bytes` at `offset`, whatever pieces the system takes.
Result<void> writeAllAt(FileSystem& files, int file, std::string_view bytes, std::uint64_t offset,
                        const std::string& path);
/// Reads exactly `count` bytes.
Result<void> readAllAt(FileSystem& files, int file, char* out, std::size_t count, std::uint64_t offset,
                       const std::string& path);

} // namespace ledgerloom
