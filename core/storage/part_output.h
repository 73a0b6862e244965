#pragma once

#include "core/base/result.h"
#include "core/storage/file_io.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace ledgerloom {

/// Gathers a part's bytes in aligned buffers and writes them around the page cache (O_DIRECT) on a thread of its own,
/// so that rows are made while the disk works. Against buffered writing that was measured several times cheaper in
/// processor time, and a container is not charged for the file. Where a file system cannot do it, it writes through
/// the cache and out behind. One thread at a time.
class PartOutput {
public:
    /// Bytes each output holds: one buffer that is filled, one that is being written.
    static constexpr std::size_t bufferBytes = std::size_t{1} << 20;

    /// Takes an open, empty file; `path` is for messages. `files` must outlive it.
    PartOutput(FileSystem& files, FileHandle file, std::string path);
    PartOutput(PartOutput&&) noexcept;
    ~PartOutput();

    /// A failure may belong to bytes given before; the file is lost then.
    Result<void> write(std::string_view bytes);
    /// What went through the page cache is written out and leaves it.
    Result<void> flush();
    /// Writes what is left, makes the file durable and closes it. After a failure the file is lost.
    Result<void> finish();
    void close();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace ledgerloom
