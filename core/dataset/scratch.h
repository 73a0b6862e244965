#pragma once

#include "core/base/result.h"
#include "core/storage/file_io.h"
#include "core/storage/file_system.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ledgerloom {

/// A file without a name for what does not fit into memory: it is gone with the process, however that ends. One thread.
class Scratch {
public:
    /// Nothing is made before something is written. `folder` exists.
    Scratch(FileSystem& files, std::string folder) : m_files(files), m_folder(std::move(folder)) {}

    /// Writes behind all that was written; answers where it begins.
    Result<std::uint64_t> append(std::string_view bytes);
    Result<void> readAt(std::uint64_t offset, char* out, std::size_t count) const;
    /// Forgets everything; the room is used again.
    void clear() { m_end = 0; }
    std::uint64_t bytes() const { return m_end; }

private:
    Result<void> open();

    FileSystem& m_files;
    std::string m_folder;
    FileHandle m_file;
    std::uint64_t m_end = 0;
};

/// Where scratch files go when nobody says: TMPDIR, or /var/tmp, whose files are no memory.
std::string usualScratchFolder();

} // namespace ledgerloom
