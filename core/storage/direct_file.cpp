#include "core/storage/direct_file.h"

#include <algorithm>
#include <cerrno>

namespace ledgerloom {

namespace {

// Through the cache: writing out starts every 8 MiB; pages 32 MiB behind are waited for and given back.
constexpr std::uint64_t flushWindow = std::uint64_t{8} << 20;
constexpr std::uint64_t dropDistance = std::uint64_t{32} << 20;

} // namespace

DirectFile::DirectFile(FileSystem& files, FileHandle file, std::string path)
    : m_files(&files),
      m_file(std::move(file)),
      m_path(std::move(path)),
      m_direct(files.setDirect(m_file.get(), true) == 0) {}

Result<void> DirectFile::write(std::string_view bytes) {
    if (m_direct && bytes.size() % alignment != 0) {
        stopDirect();
    }
    while (m_direct && !bytes.empty()) {
        const std::int64_t count = m_files->write(m_file.get(), bytes.data(), bytes.size());
        if (count == -EINTR) {
            continue;
        }
        if (count < 0 && count != -EINVAL) {
            return fileError(count, "write", m_path);
        }
        const auto written = static_cast<std::size_t>(std::max<std::int64_t>(count, 0));
        bytes.remove_prefix(written);
        m_written += written;
        // A refusal, or a short write that leaves the position unaligned: the rest goes through the cache.
        if (written % alignment != 0 || written == 0) {
            stopDirect();
        }
    }
    if (bytes.empty()) {
        return {};
    }
    if (auto written = writeAll(*m_files, m_file.get(), bytes, m_path); !written) {
        return written;
    }
    m_written += bytes.size();
    if (m_written - m_flushed >= flushWindow) {
        writeBehind();
    }
    return {};
}

void DirectFile::stopDirect() {
    m_files->setDirect(m_file.get(), false);
    m_direct = false;
    m_flushed = m_written;
    m_dropped = m_written;
}

void DirectFile::writeBehind() {
    // Only a hint: a file system that cannot do it loses nothing, and a failed write-out is told by the fsync.
    m_files->flushRange(m_file.get(), m_flushed, m_written - m_flushed);
    m_flushed = m_written;
    if (m_flushed > m_dropped + dropDistance) {
        const std::uint64_t count = m_flushed - dropDistance - m_dropped;
        m_files->dropRange(m_file.get(), m_dropped, count);
        m_dropped += count;
    }
}

void DirectFile::leaveCache() {
    if (m_direct) {
        return;
    }
    m_files->flushRange(m_file.get(), m_dropped, m_written - m_dropped);
    m_files->dropRange(m_file.get(), m_dropped, m_written - m_dropped);
    m_flushed = m_dropped = m_written;
}

Result<void> DirectFile::finish() {
    if (const int failure = m_files->sync(m_file.get()); failure < 0) {
        return fileError(failure, "make durable", m_path);
    }
    m_files->dropRange(m_file.get(), 0, m_written);
    if (const int failure = m_file.close(); failure < 0) {
        return fileError(failure, "close", m_path);
    }
    return {};
}

} // namespace ledgerloom
