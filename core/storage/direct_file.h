#pragma once

#include "core/base/result.h"
#include "core/storage/file_io.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ledgerloom {

/// A file that is written from its beginning, around the page cache as long as the file system takes it, through it and
/// out behind otherwise. One thread at a time.
class DirectFile {
public:
    /// What O_DIRECT asks of address, length and position; 4 KiB holds for every disk in use.
    static constexpr std::size_t alignment = 4096;

    DirectFile(FileSystem& files, FileHandle file, std::string path);

    /// Writes all of `bytes`, which start at an aligned address; only the last call may have an unaligned length.
    Result<void> write(std::string_view bytes);
    /// Writes out and drops from the page cache what went through it; nothing where it was written around it.
    void leaveCache();
    /// Makes the file durable and closes it.
    Result<void> finish();
    void close() { m_file.close(); }

private:
    void stopDirect();
    void writeBehind();

    FileSystem* m_files;
    FileHandle m_file;
    std::string m_path;
    std::uint64_t m_written = 0;
    std::uint64_t m_flushed = 0;
    std::uint64_t m_dropped = 0;
    bool m_direct = false;
};

} // namespace ledgerloom
